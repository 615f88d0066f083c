"""What calls of the UMA 2 protection API take by keyword.

At run time all of it may come by its JSON name too, as the predecessor had it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keycloak_openapi.models import DecisionStrategy, PolicyLogic

    Scopes = Sequence[str | Mapping[str, Any]]


class ResourceSetFields(TypedDict, total=False):
    """The fields of a resource, but for its name; those that the predecessor called otherwise stand last."""

    type: str | None
    uris: Sequence[str] | None
    scopes: Scopes | None
    """Names of scopes, or scopes; they are made where there are none yet."""
    display_name: str | None
    icon_uri: str | None
    owner_managed_access: bool | None
    """Whether the owner may grant access to it."""
    attributes: Mapping[str, Sequence[str]] | None
    owner: str | Mapping[str, Any] | None
    """Whose it is, up to Keycloak 26.4; later whoever calls."""
    resource_scopes: Scopes | None
    uri: str | None
    icon_url: str | None
    displayName: str | None
    DisplayName: str | None
    ownerManagedAccess: bool | None


class ResourceSetFilters(TypedDict, total=False):
    """Which resources to list."""

    id: str | None
    name: str | None
    """Part of the name, in any case."""
    exact_name: bool | None
    """Whether `name` is the whole name."""
    uri: str | None
    """One of the URIs."""
    matching_uri: bool | None
    """Whether the resource's URI is a pattern that `uri` fits; the client's own resources only."""
    owner: str | None
    """Id or name of the owner."""
    type: str | None
    """Part of the type, in any case."""
    scope: str | None
    """Part of the name of a scope."""


class PermissionRequestFields(TypedDict, total=False):
    """What a permission ticket says, but for the resource and its scopes."""

    claims: Mapping[str, Sequence[str]] | None
    """Lists of values by name, for the policies to look at."""


class UmaPolicyFields(TypedDict, total=False):
    """The fields of an owner's policy, but for its name and its scopes."""

    description: str | None
    roles: Sequence[str] | None
    """Names of realm roles, `client/role` for those of a client; the server drops those that it does not know."""
    groups: Sequence[str] | None
    """Paths, such as `/parent/child`; the server drops those that it does not know."""
    clients: Sequence[str] | None
    users: Sequence[str] | None
    condition: str | None
    """The type of a script that is deployed to the server, such as `script-mine.js`."""
    logic: PolicyLogic | None
    decision_strategy: DecisionStrategy | None
    decisionStrategy: DecisionStrategy | None


class UmaPolicyChanges(UmaPolicyFields, total=False):
    """The fields of an owner's policy."""

    name: str
    scopes: Sequence[str] | None
    """Names of scopes; all of the resource, if there are none."""
