# Made by scripts/unasync.py from keycloak_facade/_async/admin/authorization_identity_policies.py; not to be edited.
"""Policies that look at who asks: roles, users, groups, clients, client scopes, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.models import (
    AuthorizationClientPolicyRepresentation,
    ClientScopePolicyRepresentation,
    GroupPolicyRepresentation,
    RegexPolicyRepresentation,
    RolePolicyRepresentation,
    UserPolicyRepresentation,
)

from ..._core import policies as tables
from .authorization_policy_base import PoliciesOfType, PolicyBase

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        AuthorizationClientPolicyRepresentationFields,
        ClientScopePolicyRepresentationFields,
        GroupPolicyRepresentationFields,
        NewAuthorizationClientPolicyRepresentationFields,
        NewClientScopePolicyRepresentationFields,
        NewGroupPolicyRepresentationFields,
        NewRegexPolicyRepresentationFields,
        NewRolePolicyRepresentationFields,
        NewUserPolicyRepresentationFields,
        RegexPolicyRepresentationFields,
        RolePolicyRepresentationFields,
        UserPolicyRepresentationFields,
    )


class RolePolicy(PolicyBase[RolePolicyRepresentation]):
    """A policy that grants to who has roles."""

    _operations = tables.ROLE
    _relations = tables.POLICY_RELATIONS

    def update(self, **fields: Unpack[RolePolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        self._update(fields)


class RolePolicies(PoliciesOfType[RolePolicyRepresentation, RolePolicy]):
    """The policies that grant to who has roles."""

    _operations = tables.ROLE
    _one = RolePolicy

    def create(self, name: str, **fields: Unpack[NewRolePolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `roles` as `[{"id": ..., "required": ...}]`, where `id` may be a name too, or `client/role`: one
                must have all that are required, or else one of them; `fetch_roles`, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return self._create({"name": name, **fields})


class UserPolicy(PolicyBase[UserPolicyRepresentation]):
    """A policy that grants to users."""

    _operations = tables.USER
    _relations = tables.POLICY_RELATIONS

    def update(self, **fields: Unpack[UserPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        self._update(fields)


class UserPolicies(PoliciesOfType[UserPolicyRepresentation, UserPolicy]):
    """The policies that grant to users."""

    _operations = tables.USER
    _one = UserPolicy

    def create(self, name: str, **fields: Unpack[NewUserPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `users` by id or user name, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return self._create({"name": name, **fields})


class GroupPolicy(PolicyBase[GroupPolicyRepresentation]):
    """A policy that grants to members of groups."""

    _operations = tables.GROUP
    _relations = tables.POLICY_RELATIONS

    def update(self, **fields: Unpack[GroupPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one, though not `groups`."""
        self._update(fields)


class GroupPolicies(PoliciesOfType[GroupPolicyRepresentation, GroupPolicy]):
    """The policies that grant to members of groups."""

    _operations = tables.GROUP
    _one = GroupPolicy

    def create(self, name: str, **fields: Unpack[NewGroupPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `groups`, which are needed, as `[{"id": ..., "extendChildren": ...}]`, or with a `path` instead of
                the `id`; `groups_claim`, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
            TypeError: if `groups` is missing.
        """
        return self._create({"name": name, **fields})


class AuthorizationClientPolicy(PolicyBase[AuthorizationClientPolicyRepresentation]):
    """A policy that grants to what clients ask for."""

    _operations = tables.CLIENT
    _relations = tables.POLICY_RELATIONS

    def update(self, **fields: Unpack[AuthorizationClientPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one, though not `clients`."""
        self._update(fields)


class AuthorizationClientPolicies(PoliciesOfType[AuthorizationClientPolicyRepresentation, AuthorizationClientPolicy]):
    """The policies that grant to what clients ask for."""

    _operations = tables.CLIENT
    _one = AuthorizationClientPolicy

    def create(self, name: str, **fields: Unpack[NewAuthorizationClientPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `clients` by internal id or client id, which are needed; `logic`, ...

        Raises:
            Conflict: if there is one of this name.
            TypeError: if `clients` is missing.
        """
        return self._create({"name": name, **fields})


class ClientScopePolicy(PolicyBase[ClientScopePolicyRepresentation]):
    """A policy that grants to tokens with client scopes."""

    _operations = tables.CLIENT_SCOPE
    _relations = tables.POLICY_RELATIONS

    def update(self, **fields: Unpack[ClientScopePolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        self._update(fields)


class ClientScopePolicies(PoliciesOfType[ClientScopePolicyRepresentation, ClientScopePolicy]):
    """The policies that grant to tokens with client scopes."""

    _operations = tables.CLIENT_SCOPE
    _one = ClientScopePolicy

    def create(self, name: str, **fields: Unpack[NewClientScopePolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `client_scopes` as `[{"id": ..., "required": ...}]`, where `id` may be a name too; `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return self._create({"name": name, **fields})


class RegexPolicy(PolicyBase[RegexPolicyRepresentation]):
    """A policy that grants to tokens with a claim of some form."""

    _operations = tables.REGEX
    _relations = tables.POLICY_RELATIONS

    def update(self, **fields: Unpack[RegexPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        self._update(fields)


class RegexPolicies(PoliciesOfType[RegexPolicyRepresentation, RegexPolicy]):
    """The policies that grant to tokens with a claim of some form."""

    _operations = tables.REGEX
    _one = RegexPolicy

    def create(self, name: str, **fields: Unpack[NewRegexPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `target_claim`, and `pattern`, a regular expression of Java's for the whole value; if it is none,
                decisions will fail; `target_context_attributes`, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return self._create({"name": name, **fields})
