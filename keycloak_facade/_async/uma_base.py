"""What the protection APIs of UMA 1 and UMA 2 share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from .._core.uma import resource_payload
from .mixins import AsyncWellKnownMixin

if TYPE_CHECKING:
    from .realm import AsyncKeycloakRealm


class AsyncUMABase(AsyncWellKnownMixin):
    """A protection API of a realm; a subclass names the path of its discovery document."""

    DEFAULT_HEADERS: ClassVar[dict[str, str]] = {"Content-type": "application/json"}

    _path_well_known: ClassVar[str]

    def __init__(self, realm: AsyncKeycloakRealm) -> None:
        self._realm = realm

    def get_path_well_known(self) -> str:
        """Return the template of the discovery document's path."""
        return self._path_well_known

    @classmethod
    def get_headers(cls, token: str) -> dict[str, str]:
        """Return the headers of a call with a JSON body."""
        return cls.DEFAULT_HEADERS | {"Authorization": f"Bearer {token}"}

    @staticmethod
    def get_payload(name: str, scopes: list[Any] | None = None, **kwargs: Any) -> dict[str, Any]:
        """Return the body of a resource, keywords by their JSON names."""
        return resource_payload(name, scopes, kwargs)
