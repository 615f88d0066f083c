"""The policies of a client's authorization services, and what they decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from keycloak_openapi.api import authorization_policies as api
from keycloak_openapi.models import PolicyEvaluationRequest, PolicyRepresentation

from ..._core import policies as tables
from .authorization_policy_base import AsyncPoliciesBase, AsyncPolicyBase, One, P
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from keycloak_openapi.api.authorization_policies import ListPoliciesFilters
    from keycloak_openapi.models import (
        NewPolicyEvaluationRequestFields,
        NewPolicyRepresentationFields,
        PolicyEvaluationResponse,
        PolicyProviderRepresentation,
        PolicyRepresentationFields,
    )
    from keycloak_openapi.request import Request

    from .authorization_identity_policies import (
        AsyncAuthorizationClientPolicies,
        AsyncClientScopePolicies,
        AsyncGroupPolicies,
        AsyncRegexPolicies,
        AsyncRolePolicies,
        AsyncUserPolicies,
    )
    from .authorization_other_policies import (
        AsyncAggregatePolicies,
        AsyncJSPolicies,
        AsyncTimePolicies,
        AsyncUmaPolicies,
    )


class AsyncPolicy(AsyncPolicyBase[PolicyRepresentation]):
    """One policy, of any type; permissions are policies too."""

    _operations = tables.POLICIES
    _relations = tables.POLICY_RELATIONS

    async def get(self, *, fields: str | None = None) -> PolicyRepresentation:
        """Return the policy, with its settings as texts in `config`.

        Args:
            fields: `"*"` for the ids of its resources and scopes too.
        """
        return await self._send(tables.POLICIES.get, fields=fields)

    async def update(self, **fields: Unpack[PolicyRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are, and `config` as a whole is one of them.

        None removes one, but for `policies`, `resources` and `scopes`, which `[]` empties.
        """
        await self._update(fields)


class AsyncAllPolicies(AsyncPoliciesBase[P, One]):
    """Policies or permissions of all types, and what they decide together."""

    _providers: ClassVar[Callable[..., Request[list[PolicyProviderRepresentation]]]]
    _evaluate: ClassVar[Callable[..., Request[PolicyEvaluationResponse]]]

    async def all(self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListPoliciesFilters]) -> list[P]:
        """Return all that fit; filters as in `iter`."""
        return [policy async for policy in self.iter(page_size=page_size, **filters)]

    def iter(self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListPoliciesFilters]) -> AsyncGenerator[P]:
        """Iterate over all that fit, page by page.

        Args:
            page_size: policies a request.
            **filters: `name` (a part), `type`, `permission` (whether permissions are meant, or other policies),
                `resource` and `scope` (which they are about, by id or name), `resource_type`, `owner` (without whose id
                those that have an owner are left out), `policy_id`, `fields="*"` for the ids of resources and scopes.
        """
        return self._list(page_size, filters, filters.get("type"))

    async def providers(self) -> list[PolicyProviderRepresentation]:
        """Return the types of policies and permissions that the server has."""
        return await self._send(self._providers)

    async def evaluate(
        self, user_id: str, **fields: Unpack[NewPolicyEvaluationRequestFields]
    ) -> PolicyEvaluationResponse:
        """Return what a user may do, and how each permission and policy decides.

        Args:
            user_id: id or user name.
            **fields: `resources`, each as `{"_id": ...}`, `{"name": ..., "scopes": [{"name": ...}]}`, ..., of which
                those that do not exist are passed over; when none is left, everything is evaluated. `role_ids`, names
                of realm roles that the user is taken to have too; `context` as `{"attributes": {"name": "value"}}`; ...

        Raises:
            ServerError: if a policy cannot decide, such as one with a pattern that is none.
        """
        body = PolicyEvaluationRequest.from_fields({"user_id": user_id, **fields})
        return await self._send(self._evaluate, body)


class AsyncPolicies(AsyncAllPolicies[PolicyRepresentation, AsyncPolicy]):
    """The policies of a client's authorization services, permissions among them.

    Each type has a place of its own, where its settings are fields; here they are texts in `config`.
    """

    _operations = tables.POLICIES
    _one = AsyncPolicy
    _providers = staticmethod(api.list_policy_providers)
    _evaluate = staticmethod(api.evaluate_policies)

    async def create(self, name: str, **fields: Unpack[NewPolicyRepresentationFields]) -> str:
        """Create a policy of any type and return its id.

        Args:
            name: no policy or permission has it yet.
            **fields: `type`, which is needed; `config` as the type has it, where a list or an object is a text that
                holds JSON; `policies`, `resources`, `scopes`, `logic`, `decision_strategy`, ...

        Raises:
            Conflict: if there is one of this name.
            TypeError: if `type` is missing.
        """
        return await self._create({"name": name, **fields})

    @property
    def role(self) -> AsyncRolePolicies:
        """Those that grant to who has roles."""
        from .authorization_identity_policies import AsyncRolePolicies

        return self._at(AsyncRolePolicies)

    @property
    def user(self) -> AsyncUserPolicies:
        """Those that grant to users."""
        from .authorization_identity_policies import AsyncUserPolicies

        return self._at(AsyncUserPolicies)

    @property
    def group(self) -> AsyncGroupPolicies:
        """Those that grant to members of groups."""
        from .authorization_identity_policies import AsyncGroupPolicies

        return self._at(AsyncGroupPolicies)

    @property
    def client(self) -> AsyncAuthorizationClientPolicies:
        """Those that grant to what clients ask for."""
        from .authorization_identity_policies import AsyncAuthorizationClientPolicies

        return self._at(AsyncAuthorizationClientPolicies)

    @property
    def client_scope(self) -> AsyncClientScopePolicies:
        """Those that grant to tokens with client scopes."""
        from .authorization_identity_policies import AsyncClientScopePolicies

        return self._at(AsyncClientScopePolicies)

    @property
    def regex(self) -> AsyncRegexPolicies:
        """Those that grant to tokens with a claim of some form."""
        from .authorization_identity_policies import AsyncRegexPolicies

        return self._at(AsyncRegexPolicies)

    @property
    def time(self) -> AsyncTimePolicies:
        """Those that grant at some times."""
        from .authorization_other_policies import AsyncTimePolicies

        return self._at(AsyncTimePolicies)

    @property
    def aggregate(self) -> AsyncAggregatePolicies:
        """Those that decide as other policies do."""
        from .authorization_other_policies import AsyncAggregatePolicies

        return self._at(AsyncAggregatePolicies)

    @property
    def uma(self) -> AsyncUmaPolicies:
        """The permissions that owners grant to others."""
        from .authorization_other_policies import AsyncUmaPolicies

        return self._at(AsyncUmaPolicies)

    @property
    def js(self) -> AsyncJSPolicies:
        """Those that run a script which was uploaded to an old server."""
        from .authorization_other_policies import AsyncJSPolicies

        return self._at(AsyncJSPolicies)
