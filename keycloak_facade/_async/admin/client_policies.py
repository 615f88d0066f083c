"""Client policies, which say when, and client profiles, which say what is demanded of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import client_policies as api
from keycloak_openapi.models import ClientPolicyRepresentation, ClientProfileRepresentation

from ..._core.named_parts import CLIENT_POLICIES, CLIENT_PROFILES
from .named_parts import AsyncNamedPart, AsyncNamedParts
from .node import AsyncNode

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


class AsyncClientPolicies(AsyncNode):
    """What is demanded of clients."""

    @property
    def policies(self) -> AsyncClientPolicyList:
        """When a profile is applied, and which."""
        return self._at(AsyncClientPolicyList)

    @property
    def profiles(self) -> AsyncClientProfileList:
        """What a client must keep to."""
        return self._at(AsyncClientProfileList)


class AsyncClientPolicyList(AsyncNamedParts[ClientPolicyRepresentation]):
    """The client policies of a realm."""

    _kind = CLIENT_POLICIES

    async def get(self, *, include_global_policies: bool | None = None) -> ClientPoliciesRepresentation:
        """Return the `policies` of the realm, with the `global_policies` of the server if asked for."""
        return await self._send(api.get_client_policies, include_global_policies=include_global_policies)

    async def replace(self, representation: ClientPoliciesRepresentation | Mapping[str, Any]) -> None:
        """Write all policies of the realm as given."""
        await self._send(api.update_client_policies, representation)

    async def create(self, name: str, **fields: Unpack[NewClientPolicyRepresentationFields]) -> None:
        """Create a policy.

        Args:
            name: the policy.
            **fields: `enabled` (False unless given), `conditions`, `profiles` (by name), `description`.

        Raises:
            Conflict: if there is one of this name.
        """
        await self._create(name, fields)

    def by_name(self, name: str) -> AsyncClientPolicy:
        """Return one policy of the realm."""
        return AsyncClientPolicy(*self._path, name=name, client=self._client)


class AsyncClientPolicy(AsyncNamedPart[ClientPolicyRepresentation]):
    """One client policy of a realm."""

    _kind = CLIENT_POLICIES

    async def update(self, **fields: Unpack[ClientPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        await self._update(fields)


class AsyncClientProfileList(AsyncNamedParts[ClientProfileRepresentation]):
    """The client profiles of a realm."""

    _kind = CLIENT_PROFILES

    async def get(self, *, include_global_profiles: bool | None = None) -> ClientProfilesRepresentation:
        """Return the `profiles` of the realm, with the `global_profiles` of the server if asked for."""
        return await self._send(api.get_client_profiles, include_global_profiles=include_global_profiles)

    async def replace(self, representation: ClientProfilesRepresentation | Mapping[str, Any]) -> None:
        """Write all profiles of the realm as given."""
        await self._send(api.update_client_profiles, representation)

    async def create(self, name: str, **fields: Unpack[NewClientProfileRepresentationFields]) -> None:
        """Create a profile.

        Args:
            name: the profile, unlike those of the server.
            **fields: `executors`, `description`.

        Raises:
            Conflict: if there is one of this name.
        """
        await self._create(name, fields)

    def by_name(self, name: str) -> AsyncClientProfile:
        """Return one profile of the realm."""
        return AsyncClientProfile(*self._path, name=name, client=self._client)


class AsyncClientProfile(AsyncNamedPart[ClientProfileRepresentation]):
    """One client profile of a realm."""

    _kind = CLIENT_PROFILES

    async def update(self, **fields: Unpack[ClientProfileRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are."""
        await self._update(fields)
