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
from .authorization_policy_base import AsyncPoliciesOfType, AsyncPolicyBase

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


class AsyncRolePolicy(AsyncPolicyBase[RolePolicyRepresentation]):
    """A policy that grants to who has roles."""

    _operations = tables.ROLE
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[RolePolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        await self._update(fields)


class AsyncRolePolicies(AsyncPoliciesOfType[RolePolicyRepresentation, AsyncRolePolicy]):
    """The policies that grant to who has roles."""

    _operations = tables.ROLE
    _one = AsyncRolePolicy

    async def create(self, name: str, **fields: Unpack[NewRolePolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `roles` as `[{"id": ..., "required": ...}]`, where `id` may be a name too, or `client/role`: one
                must have all that are required, or else one of them; `fetch_roles`, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})


class AsyncUserPolicy(AsyncPolicyBase[UserPolicyRepresentation]):
    """A policy that grants to users."""

    _operations = tables.USER
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[UserPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        await self._update(fields)


class AsyncUserPolicies(AsyncPoliciesOfType[UserPolicyRepresentation, AsyncUserPolicy]):
    """The policies that grant to users."""

    _operations = tables.USER
    _one = AsyncUserPolicy

    async def create(self, name: str, **fields: Unpack[NewUserPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `users` by id or user name, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})


class AsyncGroupPolicy(AsyncPolicyBase[GroupPolicyRepresentation]):
    """A policy that grants to members of groups."""

    _operations = tables.GROUP
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[GroupPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one, though not `groups`."""
        await self._update(fields)


class AsyncGroupPolicies(AsyncPoliciesOfType[GroupPolicyRepresentation, AsyncGroupPolicy]):
    """The policies that grant to members of groups."""

    _operations = tables.GROUP
    _one = AsyncGroupPolicy

    async def create(self, name: str, **fields: Unpack[NewGroupPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `groups`, which are needed, as `[{"id": ..., "extendChildren": ...}]`, or with a `path` instead of
                the `id`; `groups_claim`, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
            TypeError: if `groups` is missing.
        """
        return await self._create({"name": name, **fields})


class AsyncAuthorizationClientPolicy(AsyncPolicyBase[AuthorizationClientPolicyRepresentation]):
    """A policy that grants to what clients ask for."""

    _operations = tables.CLIENT
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[AuthorizationClientPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one, though not `clients`."""
        await self._update(fields)


class AsyncAuthorizationClientPolicies(
    AsyncPoliciesOfType[AuthorizationClientPolicyRepresentation, AsyncAuthorizationClientPolicy]
):
    """The policies that grant to what clients ask for."""

    _operations = tables.CLIENT
    _one = AsyncAuthorizationClientPolicy

    async def create(self, name: str, **fields: Unpack[NewAuthorizationClientPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `clients` by internal id or client id, which are needed; `logic`, ...

        Raises:
            Conflict: if there is one of this name.
            TypeError: if `clients` is missing.
        """
        return await self._create({"name": name, **fields})


class AsyncClientScopePolicy(AsyncPolicyBase[ClientScopePolicyRepresentation]):
    """A policy that grants to tokens with client scopes."""

    _operations = tables.CLIENT_SCOPE
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[ClientScopePolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        await self._update(fields)


class AsyncClientScopePolicies(AsyncPoliciesOfType[ClientScopePolicyRepresentation, AsyncClientScopePolicy]):
    """The policies that grant to tokens with client scopes."""

    _operations = tables.CLIENT_SCOPE
    _one = AsyncClientScopePolicy

    async def create(self, name: str, **fields: Unpack[NewClientScopePolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `client_scopes` as `[{"id": ..., "required": ...}]`, where `id` may be a name too; `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})


class AsyncRegexPolicy(AsyncPolicyBase[RegexPolicyRepresentation]):
    """A policy that grants to tokens with a claim of some form."""

    _operations = tables.REGEX
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[RegexPolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one."""
        await self._update(fields)


class AsyncRegexPolicies(AsyncPoliciesOfType[RegexPolicyRepresentation, AsyncRegexPolicy]):
    """The policies that grant to tokens with a claim of some form."""

    _operations = tables.REGEX
    _one = AsyncRegexPolicy

    async def create(self, name: str, **fields: Unpack[NewRegexPolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `target_claim`, and `pattern`, a regular expression of Java's for the whole value; if it is none,
                decisions will fail; `target_context_attributes`, `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})
