"""What the objects with a discovery document share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.request import segment

from ._runtime import AsyncInit, MadeOnce
from .well_known import AsyncKeycloakWellKnown

if TYPE_CHECKING:
    from .realm import AsyncKeycloakRealm


class AsyncWellKnownMixin(AsyncInit):
    """Gives an object that has a `_realm` its discovery document."""

    _realm: AsyncKeycloakRealm

    def get_path_well_known(self) -> str:
        """Return the template of the document's path; `{}` stands for the realm."""
        raise NotImplementedError

    @MadeOnce
    def well_known(self) -> AsyncKeycloakWellKnown:
        """The discovery document, fetched at first use."""
        path = self.get_path_well_known().format(segment(self._realm.realm_name))
        return AsyncKeycloakWellKnown(self._realm, path)

    async def __async_init__(self) -> None:  # async only
        await self.well_known.load()  # async only
