"""The UMA 2 protection API: resources, permission tickets and the policies of their owners.

Each call takes the token to make it with: that of the resource server's account, or of a resource's owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from keycloak_openapi.api import uma as api
from keycloak_openapi.models import (
    PermissionTicketRepresentation,
    UmaPermissionRepresentation,
    UmaResourceRegistration,
)

from .._core.payloads import with_bearer
from .._core.uma import by_json_name, by_python_name, registration_of, resource_payload
from .uma_base import AsyncUMABase

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from keycloak_openapi.models import PermissionResponse, UmaResourceRepresentation
    from keycloak_openapi.request import Request


T = TypeVar("T")

PATH_WELL_KNOWN = "realms/{}/.well-known/uma2-configuration"


class AsyncKeycloakUMA(AsyncUMABase):
    """The UMA 2 protection API of a realm.

    Fields are given by their JSON name (`ownerManagedAccess`) or their Python name (`owner_managed_access`).
    """

    _path_well_known = PATH_WELL_KNOWN

    async def resource_set_create(self, token: str, name: str, **kwargs: Any) -> UmaResourceRepresentation:
        """Register a resource, which the token's account owns; its id is `_id`.

        Args:
            token: an access token of the resource server, or of a user with its role `uma_protection`.
            name: unique among the owner's resources.
            **kwargs: `type`, `uris`, `scopes`, `icon_uri`, `displayName`, `ownerManagedAccess`, `attributes`, ...
        """
        body = resource_payload(name, kwargs.pop("scopes", None), by_json_name(UmaResourceRegistration, kwargs))
        return await self._send(token, api.create_resource_set(self._realm.realm_name, body))

    async def resource_set_update(self, token: str, id: str, name: str, **kwargs: Any) -> None:
        """Change the given fields of a resource; the others stay as they are."""
        body = registration_of(await self.resource_set_read(token, id))
        if "scopes" in kwargs:
            body["resource_scopes"] = kwargs.pop("scopes")
        body |= by_json_name(UmaResourceRegistration, kwargs) | {"name": name}
        await self._send(token, api.update_resource_set(self._realm.realm_name, id, body))

    async def resource_set_read(self, token: str, id: str) -> UmaResourceRepresentation:
        """Return a resource."""
        return await self._send(token, api.get_resource_set(self._realm.realm_name, id))

    async def resource_set_delete(self, token: str, id: str) -> None:
        """Delete a resource."""
        await self._send(token, api.delete_resource_set(self._realm.realm_name, id))

    async def resource_set_list(self, token: str, **kwargs: Any) -> list[Any]:
        """Return the ids of resources, or with `deep=True` the resources.

        Args:
            token: an access token of the resource server.
            **kwargs: `name` (a part of it, or all of it with `exact_name=True`), `uri`, `matching_uri`, `owner`,
                `type`, `scope`, `first`, `max`.
        """
        return await self._send(token, api.list_resource_sets(self._realm.realm_name, **by_python_name(kwargs)))

    async def resource_set_iter(self, token: str, *, page_size: int = 100, **kwargs: Any) -> AsyncIterator[Any]:
        """Iterate over ids of resources, or with `deep=True` over resources, a page at a time."""
        first = 0
        while True:
            page = await self.resource_set_list(token, first=first, max=page_size, **kwargs)
            for item in page:
                yield item
            if len(page) < page_size:
                return
            first += page_size

    async def resource_create_ticket(self, token: str, id: str, scopes: list[str], **kwargs: Any) -> PermissionResponse:
        """Return a permission ticket for a resource and scopes that a client asks for.

        Args:
            token: an access token of the resource server.
            id: the resource.
            scopes: names of scopes.
            **kwargs: `claims`, lists of values by name, for the policies to look at.
        """
        body = {"resource_id": id, "resource_scopes": scopes} | kwargs
        return await self._send(token, api.create_permission_request(self._realm.realm_name, [body]))

    async def resource_associate_permission(
        self, token: str, id: str, name: str, scopes: list[str], **kwargs: Any
    ) -> UmaPermissionRepresentation:
        """Put a policy on a resource that its owner manages.

        Args:
            token: an access token of the owner, issued to the resource server.
            id: the resource.
            name: the policy's name.
            scopes: names of scopes.
            **kwargs: `description`, `roles`, `groups`, `clients`, `users`, `condition`, `logic`, `decisionStrategy`.
        """
        body = {"name": name, "scopes": scopes} | by_json_name(UmaPermissionRepresentation, kwargs)
        return await self._send(token, api.create_uma_policy(self._realm.realm_name, id, body))

    async def permission_read(self, token: str, id: str) -> UmaPermissionRepresentation:
        """Return a policy."""
        return await self._send(token, api.get_uma_policy(self._realm.realm_name, id))

    async def permission_update(self, token: str, id: str, **kwargs: Any) -> None:
        """Change the given fields of a policy; the others stay as they are."""
        body = await self.permission_read(token, id)
        body.update(by_json_name(UmaPermissionRepresentation, kwargs))
        await self._send(token, api.update_uma_policy(self._realm.realm_name, id, body))

    async def permission_delete(self, token: str, id: str) -> None:
        """Delete a policy."""
        await self._send(token, api.delete_uma_policy(self._realm.realm_name, id))

    async def permission_list(self, token: str, **kwargs: Any) -> list[UmaPermissionRepresentation]:
        """Return policies, those behind granted tickets included.

        Args:
            token: an access token of the owner, issued to the resource server.
            **kwargs: `resource`, `name`, `scope`, `first`, `max`.
        """
        return await self._send(token, api.list_uma_policies(self._realm.realm_name, **by_python_name(kwargs))) or []

    async def ticket_create(self, token: str, **kwargs: Any) -> PermissionTicketRepresentation:
        """Ask for, or grant with `granted=True`, a permission on a resource that its owner manages.

        Args:
            token: an access token of the owner or, since Keycloak 26.7, of the resource server.
            **kwargs: `resource`, `scope` or `scope_name`, `requester` or `requester_name`, `granted`.
        """
        body = by_json_name(PermissionTicketRepresentation, kwargs)
        return await self._send(token, api.create_permission_ticket(self._realm.realm_name, body))

    async def ticket_list(self, token: str, **kwargs: Any) -> list[PermissionTicketRepresentation]:
        """Return permissions that were asked for or granted.

        Args:
            token: an access token of the resource server.
            **kwargs: `scope_id`, `resource_id`, `owner`, `requester`, `granted`, `return_names`, `first`, `max`.
        """
        return await self._send(token, api.list_permission_tickets(self._realm.realm_name, **by_python_name(kwargs)))

    async def ticket_count(self, token: str, **kwargs: Any) -> int:
        """Count permissions that were asked for or granted; filters as in `ticket_list`."""
        return await self._send(token, api.count_permission_tickets(self._realm.realm_name, **by_python_name(kwargs)))

    async def ticket_update(self, token: str, ticket: PermissionTicketRepresentation | dict[str, Any]) -> None:
        """Write a ticket back, with `granted` changed."""
        await self._send(token, api.update_permission_ticket(self._realm.realm_name, ticket))

    async def ticket_delete(self, token: str, id: str) -> None:
        """Delete a ticket, and with it the permission."""
        await self._send(token, api.delete_permission_ticket(self._realm.realm_name, id))

    async def _send(self, token: str, request: Request[T]) -> T:
        return await self._realm.client.send(with_bearer(request, token))
