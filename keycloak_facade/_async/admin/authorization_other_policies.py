"""Policies that look at the time, at other policies, at what an owner grants, or run a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import authorization_other_policies as api
from keycloak_openapi.models import (
    AggregatePolicyRepresentation,
    TimePolicyRepresentation,
    UmaPermissionRepresentation,
)

from ..._core import policies as tables
from .authorization_policy_base import AsyncPermissionsOfType, AsyncPoliciesOfType, AsyncPolicyBase
from .node import AsyncNode
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from keycloak_openapi.models import (
        AggregatePolicyRepresentationFields,
        JSPolicyRepresentation,
        NewAggregatePolicyRepresentationFields,
        NewTimePolicyRepresentationFields,
        NewUmaPermissionRepresentationFields,
        TimePolicyRepresentationFields,
        UmaPermissionRepresentationFields,
    )


class AsyncTimePolicy(AsyncPolicyBase[TimePolicyRepresentation]):
    """A policy that grants at some times."""

    _operations = tables.TIME
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[TimePolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one.

        Raises:
            ValueError: as of `create`.
        """
        await self._update(fields)


class AsyncTimePolicies(AsyncPoliciesOfType[TimePolicyRepresentation, AsyncTimePolicy]):
    """The policies that grant at some times."""

    _operations = tables.TIME
    _one = AsyncTimePolicy

    async def create(self, name: str, **fields: Unpack[NewTimePolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: the bounds, all by the server's clock: `not_before` and `not_on_or_after` as
                `"yyyy-MM-dd HH:mm:ss"`; `year`, `month`, `day_month`, `hour` and `minute` as texts, each alone or up to
                and with `year_end`, `month_end`, ...; `logic`, ...

        Raises:
            Conflict: if there is one of this name.
            ValueError: if the server could not decide by the bounds.
        """
        return await self._create({"name": name, **fields})


class AsyncAggregatePolicy(AsyncPolicyBase[AggregatePolicyRepresentation]):
    """A policy that decides as other policies do."""

    _operations = tables.AGGREGATE
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[AggregatePolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one, but for `policies`: `[]` does."""
        await self._update(fields)


class AsyncAggregatePolicies(AsyncPoliciesOfType[AggregatePolicyRepresentation, AsyncAggregatePolicy]):
    """The policies that decide as other policies do."""

    _operations = tables.AGGREGATE
    _one = AsyncAggregatePolicy

    async def create(self, name: str, **fields: Unpack[NewAggregatePolicyRepresentationFields]) -> str:
        """Create a policy and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `policies` by id or name, `decision_strategy` (UNANIMOUS unless given), `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})


class AsyncUmaPolicy(AsyncPolicyBase[UmaPermissionRepresentation]):
    """A permission that an owner grants to others, as by UMA."""

    _operations = tables.UMA
    _relations = tables.POLICY_RELATIONS

    async def update(self, **fields: Unpack[UmaPermissionRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one, but for `resources` and `scopes`.

        When nobody is left in it, the server deletes it.
        """
        await self._update(fields)


class AsyncUmaPolicies(AsyncPermissionsOfType[UmaPermissionRepresentation, AsyncUmaPolicy]):
    """The permissions that owners grant to others, as by UMA."""

    _operations = tables.UMA
    _one = AsyncUmaPolicy

    async def create(self, name: str, **fields: Unpack[NewUmaPermissionRepresentationFields]) -> str:
        """Create a permission in the name of an owner and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `owner`, the id of a user; `resources` and `scopes` by id or name; `users`, `roles` and `clients`
                by name and `groups` by path, who are granted access; `logic`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        return await self._create({"name": name, **fields})


class AsyncJSPolicies(AsyncNode):
    """The policies whose scripts were uploaded, which servers since 18 no longer take.

    Scripts that are deployed with a server are types of their own.
    """

    async def all(self, *, page_size: int = LARGE_PAGE_SIZE, name: str | None = None) -> list[JSPolicyRepresentation]:
        """Return all of them, or those with a text in their name.

        Args:
            page_size: policies a request.
            name: the text, in small or capital letters.

        Raises:
            NotFound: if the server does not have the feature `scripts`.
        """
        return [policy async for policy in self.iter(page_size=page_size, name=name)]

    def iter(self, *, page_size: int = PAGE_SIZE, name: str | None = None) -> AsyncGenerator[JSPolicyRepresentation]:
        """Iterate over them, page by page; arguments as in `all`."""
        return self._pages(api.list_js_policies, page_size, name=name)
