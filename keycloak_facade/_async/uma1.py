"""UMA 1, which no supported server has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from keycloak_openapi.errors import KeycloakError

from .._core.uma import resource_payload
from .mixins import AsyncWellKnownMixin

if TYPE_CHECKING:
    from .realm import AsyncKeycloakRealm

PATH_WELL_KNOWN = "realms/{}/.well-known/uma-configuration"


class AsyncKeycloakUMA1(AsyncWellKnownMixin):
    """UMA 1, which no supported server has: each call raises an error that names its successor, `uma2`."""

    DEFAULT_HEADERS: ClassVar[dict[str, str]] = {"Content-type": "application/json"}

    def __init__(self, realm: AsyncKeycloakRealm) -> None:
        self._realm = realm

    def get_path_well_known(self) -> str:
        """Return the template of the path where the discovery document was."""
        return PATH_WELL_KNOWN

    @classmethod
    def get_headers(cls, token: str) -> dict[str, str]:
        """Return the headers of a call with a JSON body."""
        return cls.DEFAULT_HEADERS | {"Authorization": f"Bearer {token}"}

    @staticmethod
    def get_payload(name: str, scopes: list[Any] | None = None, **kwargs: Any) -> dict[str, Any]:
        """Return the body of a resource."""
        return resource_payload(name, scopes, kwargs)

    async def __async_init__(self) -> None:  # async only
        """Load nothing: there is no discovery document."""  # async only

    async def resource_set_create(self, token: str, name: str, **kwargs: Any) -> NoReturn:
        """Raise: use `uma2.resource_set_create`."""
        _gone("resource_set_create", token, name, kwargs)

    async def resource_set_update(self, token: str, id: str, name: str, **kwargs: Any) -> NoReturn:
        """Raise: use `uma2.resource_set_update`."""
        _gone("resource_set_update", token, id, name, kwargs)

    async def resource_set_read(self, token: str, id: str) -> NoReturn:
        """Raise: use `uma2.resource_set_read`."""
        _gone("resource_set_read", token, id)

    async def resource_set_delete(self, token: str, id: str) -> NoReturn:
        """Raise: use `uma2.resource_set_delete`."""
        _gone("resource_set_delete", token, id)

    async def resource_set_list(self, token: str, **kwargs: Any) -> NoReturn:
        """Raise: use `uma2.resource_set_list`."""
        _gone("resource_set_list", token, kwargs)


def _gone(method: str, *arguments: object) -> NoReturn:
    del arguments
    raise KeycloakError(f"Keycloak has no UMA 1 any more; use realm.uma2.{method}(...)")
