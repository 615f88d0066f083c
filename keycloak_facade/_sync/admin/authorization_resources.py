# Made by scripts/unasync.py from keycloak_facade/_async/admin/authorization_resources.py; not to be edited.
"""The resources that a client protects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import authorization as api
from keycloak_openapi.models import ResourceRepresentation

from ..._core.authorization import names_only, search_for
from .node import Node, NodeWithId
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from keycloak_openapi.api.authorization import ListResourcesFilters
    from keycloak_openapi.models import (
        NewResourceRepresentationFields,
        PolicyRepresentation,
        ResourceRepresentationFields,
        ScopeRepresentation,
    )


class AuthorizationResource(NodeWithId):
    """One resource that a client protects."""

    def get(self) -> ResourceRepresentation:
        """Return the resource."""
        return self._send(api.get_resource)

    def update(self, **fields: Unpack[ResourceRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one, but for the `owner`.

        Scopes are given as `scopes` or, by name, as `resource_scopes`.
        """
        changed = self._changed(ResourceRepresentation, self.get, fields)
        if changed.resource_scopes is not None:
            changed.scopes = None
        self.replace(changed)

    def replace(self, representation: ResourceRepresentation | Mapping[str, Any]) -> None:
        """Write the resource as given; what is left out is reset, but for the attributes and the owner."""
        self._send(api.update_resource, representation)

    def delete(self) -> None:
        """Delete the resource."""
        self._send(api.delete_resource)

    def attributes(self) -> dict[str, list[str]]:
        """Return the attributes alone."""
        return self._send(api.get_resource_attributes)

    def permissions(self) -> list[PolicyRepresentation]:
        """Return the permissions on the resource, with their names and types only."""
        return self._send(names_only(api.list_resource_permissions))

    def scopes(self) -> list[ScopeRepresentation]:
        """Return the scopes of the resource."""
        return self._send(api.list_resource_scopes)


class AuthorizationResources(Node):
    """The resources that a client protects."""

    def create(self, name: str, **fields: Unpack[NewResourceRepresentationFields]) -> str:
        """Create a resource and return its id.

        Args:
            name: no other resource of the same owner has it.
            **fields: `uris`, `type`, `display_name`, `attributes`; `resource_scopes`, names of scopes, which are made
                where there are none yet; `owner` as `{"id": ...}`, the id or name of a user, or else the client;
                `owner_managed_access`, ...

        Raises:
            Conflict: if there is one of this name and owner.
        """
        body = ResourceRepresentation.from_fields({"name": name, **fields})
        return str((self._send(api.create_resource, body)).id)

    def all(
        self, *, page_size: int = LARGE_PAGE_SIZE, **filters: Unpack[ListResourcesFilters]
    ) -> list[ResourceRepresentation]:
        """Return all resources that fit; filters as in `iter`."""
        return list(self.iter(page_size=page_size, **filters))

    def iter(
        self, *, page_size: int = PAGE_SIZE, **filters: Unpack[ListResourcesFilters]
    ) -> Generator[ResourceRepresentation]:
        """Iterate over the resources that fit, page by page.

        Args:
            page_size: resources a request.
            **filters: `name` (a part, or the whole with `exact_name=True`), `uri` (which with `matching_uri=True` may
                fit a pattern, of resources that the client itself owns), `type`, `scope` (a part of a name), `owner`
                (id or name), `id`, `deep=False` to leave out attributes and scopes.
        """
        return self._pages(api.list_resources, page_size, **filters)

    def by_id(self, resource_id: str) -> AuthorizationResource:
        """Return one resource."""
        return self._at(AuthorizationResource, resource_id)

    def by_name(self, name: str) -> AuthorizationResource:
        """Return one resource that the client itself owns, whose id is looked up at the first call."""
        search = search_for(api.search_resource, name, key="_id")
        return self._at(AuthorizationResource, self._lookup(search, f"resource {name!r} of the client", name=name))
