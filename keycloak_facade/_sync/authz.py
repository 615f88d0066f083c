# Made by scripts/unasync.py from keycloak_facade/_async/authz.py; not to be edited.
"""Authorization services: what a user may do at a resource server."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

from keycloak_openapi.errors import Forbidden

from .._core.hidden import hidden
from .._core.payloads import with_bearer
from .._core.uma_grant import (
    entitled,
    grants_all,
    only_asked,
    permission_parameters,
    single_resources,
    uma_grant_errors,
    uma_ticket_request,
)
from .mixins import WellKnownMixin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .._core.uma_grant import Entitlement, GrantedPermission, GrantedPermissions, RequestingPartyToken
    from .realm import KeycloakRealm

PATH_WELL_KNOWN = "realms/{}/.well-known/uma2-configuration"


class KeycloakAuthz(WellKnownMixin):
    """What users may do at one resource server, a client with authorization switched on.

    Args:
        realm: the realm object.
        client_id: the resource server.

    Raises:
        InvalidTokenError: by each call; the user's token has expired, or the session has ended.
        BadRequest: by each call; what is asked for does not exist, or the client has no authorization services.
    """

    logger: ClassVar[logging.Logger] = logging.getLogger("keycloak_facade.authz")

    def __init__(self, realm: KeycloakRealm, client_id: str) -> None:
        self._realm = realm
        self._client_id = client_id

    def get_path_well_known(self) -> str:
        """Return the template of the discovery document's path."""
        return PATH_WELL_KNOWN

    def entitlement(self, token: str) -> Entitlement:
        """Return a requesting party token with all that the user may do, as `rpt` and as a token answer.

        The entitlement API that this was is gone; the UMA grant gives the same token.

        Raises:
            Forbidden: the user may do nothing.
        """
        token = hidden(token)
        answer: RequestingPartyToken = self._ticket(token, None)
        return entitled(answer)

    def get_permissions(
        self,
        token: str,
        resource_scopes_tuples: Iterable[tuple[str, str | None]] | None = None,
        submit_request: bool = False,
        ticket: str | None = None,
    ) -> GrantedPermissions:
        """Return what the user may do, as `{"permissions": [{"rsid", "rsname", "scopes"}]}`; `{}` for nothing.

        Only what was asked for is in it. Once it has found a resource, the server overlooks others that do not exist.

        Args:
            token: the user's access token.
            resource_scopes_tuples: pairs of a resource and a scope or None, for all its scopes; None asks for all, and
                an empty list for nothing. The resource is an id, a name, `resource-type:...` for all of a type, or ""
                for all that have the scope.
            submit_request: whether a denied permission is asked for from the resource's owner.
            ticket: a permission ticket, in place of the pairs.
        """
        token, ticket = hidden(token), hidden(ticket)
        asked = None if resource_scopes_tuples is None else list(resource_scopes_tuples)
        try:
            granted: list[GrantedPermission] = self._ticket(
                token,
                "permissions",
                permission=permission_parameters(asked),
                # Left out, the server takes it for true where there is a ticket.
                submit_request=submit_request,
                ticket=ticket,
            )
        except Forbidden as denial:
            self.logger.info("%s: %s", self._client_id, denial.error_description)
            return {}
        if asked is not None and ticket is None:
            granted = only_asked(granted, asked)
        return {"permissions": granted} if granted else {}

    def eval_permission(self, token: str, resource: str, scope: str | None, submit_request: bool = False) -> bool:
        """Tell whether the user may do something with a resource (its name or id)."""
        token = hidden(token)
        return self.eval_permissions(token, [(resource, scope)], submit_request)

    def eval_permissions(
        self,
        token: str,
        resource_scopes_tuples: Iterable[tuple[str, str | None]] | None = None,
        submit_request: bool = False,
    ) -> bool:
        """Tell whether the user may do all of something; with None, whether the user may do anything.

        An empty list is False: nothing was asked, so nothing is granted. All pairs must name a resource alike, by its
        name or by its id: the server overlooks what it finds twice.

        Raises:
            ValueError: a pair is not about one resource.
        """
        token = hidden(token)
        asked = None if resource_scopes_tuples is None else single_resources(resource_scopes_tuples)
        granted = (self.get_permissions(token, asked, submit_request)).get("permissions", [])
        return bool(granted) and grants_all(granted, asked or [])

    def _ticket(self, token: str, response_mode: str | None, **parameters: Any) -> Any:
        where = {"audience": self._client_id, "response_include_resource_name": True}
        url = self.well_known.endpoint("token_endpoint")
        with uma_grant_errors():
            request = uma_ticket_request(url, response_mode, where | parameters)
            return self._realm.client.send(with_bearer(request, token))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._realm!r}, {self._client_id!r})"
