"""Authorization services: what a user may do at a resource server."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

from keycloak_openapi.errors import Forbidden

from .._core.payloads import form_request, with_bearer
from .._core.tokens import UMA_TICKET_GRANT
from .._core.uma import grants_all, permission_parameters
from .mixins import AsyncWellKnownMixin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .realm import AsyncKeycloakRealm

PATH_WELL_KNOWN = "realms/{}/.well-known/uma2-configuration"


class AsyncKeycloakAuthz(AsyncWellKnownMixin):
    """What users may do at one resource server, a client with authorization switched on.

    Args:
        realm: the realm object.
        client_id: the resource server.
    """

    logger: ClassVar[logging.Logger] = logging.getLogger("keycloak_facade.authz")

    def __init__(self, realm: AsyncKeycloakRealm, client_id: str) -> None:
        self._realm = realm
        self._client_id = client_id

    def get_path_well_known(self) -> str:
        """Return the template of the discovery document's path."""
        return PATH_WELL_KNOWN

    async def entitlement(self, token: str) -> dict[str, Any]:
        """Return a requesting party token with all that the user may do, as `rpt` and as a token answer.

        The entitlement API that this was is gone; the UMA grant gives the same token.

        Raises:
            Forbidden: if the user may do nothing.
        """
        answer: dict[str, Any] = await self._ticket(token)
        return answer | {"rpt": answer["access_token"]}

    async def get_permissions(
        self,
        token: str,
        resource_scopes_tuples: Iterable[tuple[str, str | None]] | None = None,
        submit_request: bool = False,
        ticket: str | None = None,
    ) -> dict[str, Any]:
        """Return what the user may do, as `{"permissions": [{"rsid", "rsname", "scopes"}]}`; `{}` for nothing.

        Args:
            token: the user's access token.
            resource_scopes_tuples: pairs of a resource (name or id) and a scope; None asks for all.
            submit_request: whether a denied permission is asked for from the resource's owner.
            ticket: a permission ticket, in place of the pairs.

        Raises:
            BadRequest: if the token has expired, or a resource or scope does not exist.
        """
        try:
            granted = await self._ticket(
                token,
                response_mode="permissions",
                permission=permission_parameters(resource_scopes_tuples),
                # Left out, the server takes it for true where there is a ticket.
                submit_request="true" if submit_request else "false",
                ticket=ticket,
            )
        except Forbidden as denial:
            if denial.error != "access_denied":
                raise
            self.logger.info("%s: %s", self._client_id, denial.error_description)
            return {}
        return {"permissions": granted}

    async def eval_permission(self, token: str, resource: str, scope: str | None, submit_request: bool = False) -> bool:
        """Tell whether the user may do something with a resource (its name or id)."""
        return await self.eval_permissions(token, [(resource, scope)], submit_request)

    async def eval_permissions(
        self,
        token: str,
        resource_scopes_tuples: Iterable[tuple[str, str | None]] | None = None,
        submit_request: bool = False,
    ) -> bool:
        """Tell whether the user may do all of something; with None, whether the user may do anything.

        All pairs must name a resource alike, by its name or by its id: the server overlooks what it finds twice.
        """
        asked = None if resource_scopes_tuples is None else list(resource_scopes_tuples)
        granted = (await self.get_permissions(token, asked, submit_request)).get("permissions", [])
        return bool(granted) and grants_all(granted, asked or [])

    async def _ticket(self, token: str, **parameters: Any) -> Any:
        form = {
            "grant_type": UMA_TICKET_GRANT,
            "audience": self._client_id,
            "response_include_resource_name": "true",
        }
        url = await self.well_known.endpoint("token_endpoint")
        return await self._realm.client.send(with_bearer(form_request(url, form | parameters), token))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._realm!r}, {self._client_id!r})"
