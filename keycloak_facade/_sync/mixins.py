# Made by scripts/unasync.py from keycloak_facade/_async/mixins.py; not to be edited.
"""What the objects with a discovery document share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.request import segment

from ._runtime import Init, MadeOnce
from .well_known import KeycloakWellKnown

if TYPE_CHECKING:
    from .realm import KeycloakRealm


class WellKnownMixin(Init):
    """Gives an object that has a `_realm` its discovery document."""

    _realm: KeycloakRealm

    def get_path_well_known(self) -> str:
        """Return the template of the document's path; `{}` stands for the realm."""
        raise NotImplementedError

    @MadeOnce
    def well_known(self) -> KeycloakWellKnown:
        """The discovery document, fetched at first use."""
        path = self.get_path_well_known().format(segment(self._realm.realm_name))
        return KeycloakWellKnown(self._realm, path)
