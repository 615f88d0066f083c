"""What all objects of the administration share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from keycloak_openapi.model import Model
from keycloak_openapi.request import segment

from ..._core.errors import not_found

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from keycloak_openapi.request import Request

    from .admin import AsyncKeycloakAdmin

M = TypeVar("M", bound=Model)


class AsyncLookup:
    """An id that is looked up when it is needed first, by a list request that finds one object or none."""

    _found: str | None = None

    def __init__(self, request: Request[list[Any]], what: str) -> None:
        self._request = request
        self._what = what

    async def id(self, client: AsyncKeycloakAdmin) -> str:
        """Return the id.

        Raises:
            NotFound: if there is no such object.
        """
        if self._found is None:
            self._found = await self._find(client)
        return self._found

    async def _find(self, client: AsyncKeycloakAdmin) -> str:
        found: list[Model] = await client.send(self._request)
        if not found:
            raise not_found(self._request, self._what)
        return str(found[0]["id"])


class AsyncIdOf(AsyncLookup):
    """The id of what one request answers, which is described and sent when the id is needed first."""

    def __init__(self, describe: Callable[[], Awaitable[Request[Any]]]) -> None:
        self._describe = describe

    async def _find(self, client: AsyncKeycloakAdmin) -> str:
        found: Model = await client.send(await self._describe())
        return str(found["id"])


class AsyncKeycloakAdminBase:
    """Base of the objects below `admin`.

    Args:
        client: what sends, the `admin` of a realm object.
    """

    _paths: ClassVar[Mapping[str, str] | None] = None

    def __init__(self, client: AsyncKeycloakAdmin) -> None:
        self._client = client

    def get_path(self, name: str, **kwargs: str) -> str:
        """Return one of the class's paths below the base URL, with its values encoded.

        Raises:
            NotImplementedError: if the class names no paths.
        """
        if self._paths is None:
            raise NotImplementedError
        return self._paths[name].format(**{key: segment(value) for key, value in kwargs.items()})

    async def _changed(self, model: type[M], get: Callable[[], Awaitable[M]], fields: Mapping[str, Any]) -> M:
        """Return an object as it is now, but for the given fields; their names are checked before anything is sent."""
        model.check_fields(fields)
        changed = (await get()).copy()
        changed.set_fields(fields)
        return changed

    async def _id(self, value: str | AsyncLookup) -> str:
        return value if isinstance(value, str) else await value.id(self._client)
