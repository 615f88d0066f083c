# Made by scripts/unasync.py from keycloak_facade/_async/uma_policies.py; not to be edited.
"""The policies that owners put on their resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import uma as api
from keycloak_openapi.models import UmaPermissionRepresentation

from .._core.authorization import none_as_empty
from .._core.hidden import hidden
from .._core.uma import by_json_name
from .uma_protection import UMAProtection

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from keycloak_openapi.api.uma import ListUmaPoliciesFilters

    from .._core.uma_fields import UmaPolicyChanges, UmaPolicyFields


class UMAPolicies(UMAProtection):
    """Policies of owners. Each call takes an access token of the owner, issued to the resource server."""

    def resource_associate_permission(
        self, token: str, id: str, name: str, scopes: Sequence[str], **kwargs: Unpack[UmaPolicyFields]
    ) -> UmaPermissionRepresentation:
        """Put a policy on a resource that its owner manages.

        Args:
            token: the owner's.
            id: the resource.
            name: unique among the resource server's policies.
            scopes: names of scopes; none for all of the resource.
            **kwargs: `roles`, `groups`, `clients`, `users`, `condition`, of which whoever is in one may with
                `decision_strategy="AFFIRMATIVE"`, and otherwise who is in all; `description`, `logic`.

        Raises:
            BadRequest: the resource is not the owner's, or not managed by him, or has no such scope.
            Conflict: there is one of this name.
            ServerError: there is no such user or client, or no such script.
        """
        token = hidden(token)
        body = {"name": name, "scopes": scopes} | by_json_name(UmaPermissionRepresentation, kwargs)
        return self._send(token, api.create_uma_policy(self._realm.realm_name, id, body))

    def permission_read(self, token: str, id: str) -> UmaPermissionRepresentation:
        """Return a policy."""
        token = hidden(token)
        return self._send(token, api.get_uma_policy(self._realm.realm_name, id))

    def permission_update(self, token: str, id: str, **kwargs: Unpack[UmaPolicyChanges]) -> None:
        """Change the given fields of a policy; the others stay as they are.

        The server deletes a policy that no longer names anybody: no role, group, client or user, and no condition.
        """
        token = hidden(token)
        fields = by_json_name(UmaPermissionRepresentation, kwargs)
        body = self.permission_read(token, id) | fields
        self._send(token, api.update_uma_policy(self._realm.realm_name, id, body))

    def permission_delete(self, token: str, id: str) -> None:
        """Delete a policy."""
        token = hidden(token)
        self._send(token, api.delete_uma_policy(self._realm.realm_name, id))

    def permission_list(
        self,
        token: str,
        *,
        first: int | None = None,
        max: int | None = None,
        **kwargs: Unpack[ListUmaPoliciesFilters],
    ) -> list[UmaPermissionRepresentation]:
        """Return policies, those behind granted tickets included; no more than 100, unless `max` says so.

        Args:
            token: the owner's.
            first: position of the first one.
            max: how many at most.
            **kwargs: `resource` (an id), `name` (a part of it), `scope`.
        """
        token = hidden(token)
        operation = none_as_empty(api.list_uma_policies)
        return self._list(token, operation, {"first": first, "max": max, **kwargs})

    def permission_iter(
        self, token: str, *, page_size: int = 100, **kwargs: Unpack[ListUmaPoliciesFilters]
    ) -> Generator[UmaPermissionRepresentation]:
        """Iterate over all policies, a page at a time; filters as in `permission_list`."""
        token = hidden(token)
        return self._iterate(token, none_as_empty(api.list_uma_policies), page_size, kwargs)
