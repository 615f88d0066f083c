# Made by scripts/unasync.py from keycloak_facade/_async/uma_resources.py; not to be edited.
"""The resources of a resource server, and of the users who keep theirs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from keycloak_openapi.api import uma as api
from keycloak_openapi.models import PermissionRequest, UmaResourceRegistration

from .._core.hidden import hidden
from .._core.uma import by_json_name, registration_of, resource_fields
from .uma_protection import UMAProtection

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from keycloak_openapi.models import PermissionResponse, UmaResourceRepresentation

    from .._core.uma_fields import PermissionRequestFields, ResourceSetFields, ResourceSetFilters


class UMAResources(UMAProtection):
    """Resources, and the tickets that ask for them."""

    def resource_set_create(
        self, token: str, name: str, **kwargs: Unpack[ResourceSetFields]
    ) -> UmaResourceRepresentation:
        """Register a resource, which the token's account owns; its id is `_id`.

        Args:
            token: an access token of the resource server, or of a user with its role `uma_protection`.
            name: unique among the owner's resources.
            **kwargs: `type`, `uris`, `scopes`, `icon_uri`, `display_name`, `owner_managed_access`, `attributes`.

        Raises:
            Conflict: the owner has one of this name.
        """
        token = hidden(token)
        body = {"name": name} | resource_fields(UmaResourceRegistration, kwargs)
        return self._send(token, api.create_resource_set(self._realm.realm_name, body))

    def resource_set_update(self, token: str, id: str, name: str, **kwargs: Unpack[ResourceSetFields]) -> None:
        """Change the given fields of a resource; the others stay as they are. None resets one, but for `attributes`."""
        token = hidden(token)
        fields = resource_fields(UmaResourceRegistration, kwargs)
        body = registration_of(self.resource_set_read(token, id)) | fields | {"name": name}
        self._send(token, api.update_resource_set(self._realm.realm_name, id, body))

    def resource_set_read(self, token: str, id: str) -> UmaResourceRepresentation:
        """Return a resource."""
        token = hidden(token)
        return self._send(token, api.get_resource_set(self._realm.realm_name, id))

    def resource_set_delete(self, token: str, id: str) -> None:
        """Delete a resource."""
        token = hidden(token)
        self._send(token, api.delete_resource_set(self._realm.realm_name, id))

    @overload
    def resource_set_list(
        self,
        token: str,
        *,
        deep: Literal[True],
        first: int | None = None,
        max: int | None = None,
        **kwargs: Unpack[ResourceSetFilters],
    ) -> list[UmaResourceRepresentation]: ...

    @overload
    def resource_set_list(
        self,
        token: str,
        *,
        deep: Literal[False] | None = None,
        first: int | None = None,
        max: int | None = None,
        **kwargs: Unpack[ResourceSetFilters],
    ) -> list[str]: ...

    def resource_set_list(
        self,
        token: str,
        *,
        deep: bool | None = None,
        first: int | None = None,
        max: int | None = None,
        **kwargs: Unpack[ResourceSetFilters],
    ) -> list[Any]:
        """Return the ids of resources, or the resources; no more than 100, unless `max` says so.

        Args:
            token: an access token of the resource server, or of a user with its role `uma_protection`.
            deep: whether to return the resources themselves, with `scopes` and without `resource_scopes`.
            first: position of the first one.
            max: how many at most.
            **kwargs: `name` (a part of it, or all of it with `exact_name=True`), `uri`, which with `matching_uri=True`
                may fit a pattern, `owner` (id or name), `type`, `scope`, `id`.
        """
        token = hidden(token)
        return self._list(token, api.list_resource_sets, {"deep": deep, "first": first, "max": max, **kwargs})

    @overload
    def resource_set_iter(
        self, token: str, *, deep: Literal[True], page_size: int = 100, **kwargs: Unpack[ResourceSetFilters]
    ) -> Generator[UmaResourceRepresentation]: ...

    @overload
    def resource_set_iter(
        self,
        token: str,
        *,
        deep: Literal[False] | None = None,
        page_size: int = 100,
        **kwargs: Unpack[ResourceSetFilters],
    ) -> Generator[str]: ...

    def resource_set_iter(
        self, token: str, *, deep: bool | None = None, page_size: int = 100, **kwargs: Unpack[ResourceSetFilters]
    ) -> Generator[Any]:
        """Iterate over all ids of resources, or with `deep=True` over the resources, a page at a time.

        Filters are as in `resource_set_list`.
        """
        token = hidden(token)
        return self._iterate(token, api.list_resource_sets, page_size, {"deep": deep, **kwargs})

    def resource_create_ticket(
        self, token: str, id: str, scopes: Sequence[str], **kwargs: Unpack[PermissionRequestFields]
    ) -> PermissionResponse:
        """Return a permission ticket for a resource and scopes that a client asks for.

        Args:
            token: an access token of the resource server.
            id: the resource, by its id or, if the client owns it, its name.
            scopes: names of scopes; none for all of the resource.
            **kwargs: `claims`, lists of values by name, for the policies to look at.

        Raises:
            BadRequest: there is no such resource, or it has no such scope.
        """
        token = hidden(token)
        body = {"resource_id": id, "resource_scopes": scopes} | by_json_name(PermissionRequest, kwargs)
        return self._send(token, api.create_permission_request(self._realm.realm_name, [body]))
