# Made by scripts/unasync.py from keycloak_facade/_async/admin/realms.py; not to be edited.
"""The realms of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import realms as api

from ..._core.masks import unmasked
from .node import Node
from .realm import Realm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import NewRealmRepresentationFields, RealmRepresentation

    from .admin import KeycloakAdmin
    from .unstable import UnstableRealms


class Realms(Node):
    """The realms of a server."""

    def __init__(self, client: KeycloakAdmin) -> None:
        super().__init__(client=client)

    def all(self, *, brief_representation: bool | None = None) -> list[RealmRepresentation]:
        """Return the realms that the account may see.

        Args:
            brief_representation: True for their names and little more.
        """
        return self._send(api.list_realms, brief_representation=brief_representation)

    def create(self, realm: str, **fields: Unpack[NewRealmRepresentationFields]) -> None:
        """Create a realm; it is disabled unless `enabled=True`.

        Raises:
            Conflict: if there is one of this name.
            ValueError: if a value is the asterisks that the server shows for a secret.
        """
        # The largest model of all, that those who only go through to a realm do without.
        from keycloak_openapi.models import RealmRepresentation

        body = RealmRepresentation.from_fields({"realm": realm, **fields})
        self._send(api.create_realm, unmasked(body))

    def import_realm(self, representation: RealmRepresentation | Mapping[str, Any]) -> None:
        """Create a realm from an export: a representation with users, clients, roles and all.

        Raises:
            Conflict: if there is one of this name.
            ValueError: if a secret is asterisks, as in what `partial_export` brings; it tells which to give anew.
        """
        self._send(api.create_realm, unmasked(representation))

    def by_name(self, name: str) -> Realm:
        """Return one realm."""
        return Realm(name, self._client)

    @property
    def unstable(self) -> UnstableRealms:
        """What the admin console asks for: no stable API, it may change in any release of Keycloak."""
        from .unstable import UnstableRealms

        return UnstableRealms(self._client.realm_name, client=self._client)
