# Made by scripts/unasync.py from keycloak_facade/_async/admin/client_policies.py; not to be edited.
"""Client policies, which say when, and client profiles, which say what is demanded of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import client_policies as api
from keycloak_openapi.models import ClientPolicyRepresentation, ClientProfileRepresentation

from ..._core.named_parts import CLIENT_POLICIES, CLIENT_PROFILES
from .named_parts import NamedPart, NamedParts
from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        ClientPoliciesRepresentation,
        ClientPolicyRepresentationFields,
        ClientProfileRepresentationFields,
        ClientProfilesRepresentation,
        NewClientPolicyRepresentationFields,
        NewClientProfileRepresentationFields,
    )


class ClientPolicies(Node):
    """What is demanded of clients."""

    @property
    def policies(self) -> ClientPolicyList:
        """When a profile is applied, and which."""
        return self._at(ClientPolicyList)

    @property
    def profiles(self) -> ClientProfileList:
        """What a client must keep to."""
        return self._at(ClientProfileList)


class ClientPolicyList(NamedParts[ClientPolicyRepresentation]):
    """The client policies of a realm."""

    _kind = CLIENT_POLICIES

    def get(self, *, include_global_policies: bool | None = None) -> ClientPoliciesRepresentation:
        """Return the `policies` of the realm, with the `global_policies` of the server if asked for."""
        return self._send(api.get_client_policies, include_global_policies=include_global_policies)

    def replace(self, representation: ClientPoliciesRepresentation | Mapping[str, Any]) -> None:
        """Write all policies of the realm as given."""
        self._send(api.update_client_policies, representation)

    def create(self, name: str, **fields: Unpack[NewClientPolicyRepresentationFields]) -> None:
        """Create a policy.

        Args:
            name: the policy.
            **fields: `enabled` (False unless given), `conditions`, `profiles` (by name), `description`.

        Raises:
            Conflict: if there is one of this name.
        """
        self._create(name, fields)

    def by_name(self, name: str) -> ClientPolicy:
        """Return one policy of the realm."""
        return ClientPolicy(*self._path, name=name, client=self._client)


class ClientPolicy(NamedPart[ClientPolicyRepresentation]):
    """One client policy of a realm."""

    _kind = CLIENT_POLICIES

    def update(self, **fields: Unpack[ClientPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        self._update(fields)


class ClientProfileList(NamedParts[ClientProfileRepresentation]):
    """The client profiles of a realm."""

    _kind = CLIENT_PROFILES

    def get(self, *, include_global_profiles: bool | None = None) -> ClientProfilesRepresentation:
        """Return the `profiles` of the realm, with the `global_profiles` of the server if asked for."""
        return self._send(api.get_client_profiles, include_global_profiles=include_global_profiles)

    def replace(self, representation: ClientProfilesRepresentation | Mapping[str, Any]) -> None:
        """Write all profiles of the realm as given."""
        self._send(api.update_client_profiles, representation)

    def create(self, name: str, **fields: Unpack[NewClientProfileRepresentationFields]) -> None:
        """Create a profile.

        Args:
            name: the profile, unlike those of the server.
            **fields: `executors`, `description`.

        Raises:
            Conflict: if there is one of this name.
        """
        self._create(name, fields)

    def by_name(self, name: str) -> ClientProfile:
        """Return one profile of the realm."""
        return ClientProfile(*self._path, name=name, client=self._client)


class ClientProfile(NamedPart[ClientProfileRepresentation]):
    """One client profile of a realm."""

    _kind = CLIENT_PROFILES

    def update(self, **fields: Unpack[ClientProfileRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        self._update(fields)
