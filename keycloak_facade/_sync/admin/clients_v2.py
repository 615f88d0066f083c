# Made by scripts/unasync.py from keycloak_facade/_async/admin/clients_v2.py; not to be edited.
"""The clients of a realm in the second version of the administration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from keycloak_openapi.api import clients_v2 as api
from keycloak_openapi.models import (
    ClientPatchRepresentation,
    OIDCClientRepresentation,
    SAMLClientRepresentation,
)

from ..._core.texts import list_of_texts
from .node import Node
from .paging import LARGE_PAGE_SIZE, PAGE_SIZE, iterate

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from typing import TypeAlias

    from keycloak_openapi.models import (
        BaseClientRepresentation,
        ClientPatchRepresentationFields,
        NewOIDCClientRepresentationFields,
        NewSAMLClientRepresentationFields,
    )

    AnyClient: TypeAlias = OIDCClientRepresentation | SAMLClientRepresentation | BaseClientRepresentation

# Given a query, the server leaves out what cannot be shown before it cuts a page, and sorts more than a page.
_EVERY_CLIENT = "clientId pr"
_LISTS = frozenset({"redirectUris", "roles", "loginFlows", "webOrigins", "serviceAccountRoles"})


class ClientsV2(Node):
    """The clients of a realm, each an OIDCClientRepresentation or a SAMLClientRepresentation by its `protocol`.

    The server needs the feature `client-admin-api:v2`; without it, calls raise NotFound.
    """

    @overload
    def create(
        self,
        client_id: str,
        *,
        protocol: Literal["openid-connect"] = ...,
        **fields: Unpack[NewOIDCClientRepresentationFields],
    ) -> OIDCClientRepresentation: ...
    @overload
    def create(
        self, client_id: str, *, protocol: Literal["saml"], **fields: Unpack[NewSAMLClientRepresentationFields]
    ) -> SAMLClientRepresentation: ...
    def create(self, client_id: str, *, protocol: str = "openid-connect", **fields: Any) -> AnyClient:
        """Create a client and return it, with the secret that the server made.

        Args:
            client_id: unique in the realm.
            protocol: `openid-connect` or `saml`, which have different fields.
            **fields: `enabled` (False unless given), `display_name`, `redirect_uris`, `roles` (names), `login_flows`,
                `auth` (without it the client is public), ...

        Raises:
            Conflict: if there is one of this client id.
        """
        model = SAMLClientRepresentation if protocol == "saml" else OIDCClientRepresentation
        body = model.from_fields({"client_id": client_id, "protocol": protocol, **fields})
        return self._send(api.create_client_v2, body)

    def all(
        self,
        *,
        page_size: int = LARGE_PAGE_SIZE,
        q: str | None = None,
        sort: str | None = None,
        fields: Sequence[str] | None = None,
    ) -> list[AnyClient]:
        """Return all clients that fit, but for those that have no protocol; filters as in `iter`."""
        return list(self.iter(page_size=page_size, q=q, sort=sort, fields=fields))

    def iter(
        self,
        *,
        page_size: int = PAGE_SIZE,
        q: str | None = None,
        sort: str | None = None,
        fields: Sequence[str] | None = None,
    ) -> Generator[AnyClient]:
        """Iterate over the clients that fit, page by page.

        Args:
            page_size: clients a request.
            q: a filter in the syntax of SCIM, such as `clientId sw "app-" and enabled eq true`.
            sort: such as `displayName|desc,clientId`; by `clientId` unless given.
            fields: JSON names of the fields to bring, beside `protocol`; all unless given.
        """
        shown = ",".join(dict.fromkeys((*list_of_texts("fields", fields), "protocol"))) if fields else None
        return iterate(
            lambda offset, limit: self._send(
                api.list_clients_v2, fields=shown, q=q or _EVERY_CLIENT, sort=sort, offset=offset, limit=limit
            ),
            page_size,
        )

    def by_client_id(self, client_id: str) -> ClientV2:
        """Return one client."""
        return self._at(ClientV2, client_id)


class ClientV2(Node):
    """One client of a realm."""

    def get(self) -> AnyClient:
        """Return the client."""
        return self._send(api.get_client_v2)

    def update(self, **fields: Unpack[ClientPatchRepresentationFields]) -> AnyClient:
        """Change the given fields and return the client; the others stay as they are.

        Args:
            **fields: None removes a value and empties a list. Those of `auth` are merged in turn, and
                `auth={"secret": None}` makes a new secret.
        """
        ClientPatchRepresentation.check_fields(fields)
        names = {python: json for json, python in ClientPatchRepresentation.names().items()}
        patch: dict[str, object] = {names[field]: value for field, value in fields.items()}
        # The server fails on a null in place of a list.
        emptied: dict[str, list[str]] = {name: [] for name in _LISTS if patch.get(name, ...) is None}
        return self._send(api.patch_client_v2, patch | emptied)

    def replace(self, representation: AnyClient | Mapping[str, Any]) -> AnyClient:
        """Write the client as given, with its `clientId` and `protocol`, or create it; return it.

        What is left out is reset, but for the secret.
        """
        return self._send(api.update_client_v2, representation)

    def delete(self) -> None:
        """Delete the client."""
        self._send(api.delete_client_v2)
