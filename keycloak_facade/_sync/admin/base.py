# Made by scripts/unasync.py from keycloak_facade/_async/admin/base.py; not to be edited.
"""What all objects of the administration share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from keycloak_openapi.model import Model
from keycloak_openapi.request import segment

from ..._core.errors import not_found

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi.request import Request

    from .admin import KeycloakAdmin

M = TypeVar("M", bound=Model)


class Lookup:
    """An id that is looked up when it is needed first, by a list request that finds one object or none."""

    _found: str | None = None

    def __init__(self, request: Request[list[Any]], what: str) -> None:
        self._request = request
        self._what = what

    def id(self, client: KeycloakAdmin) -> str:
        """Return the id.

        Raises:
            NotFound: if there is no such object.
        """
        if self._found is None:
            self._found = self._find(client)
        return self._found

    def _find(self, client: KeycloakAdmin) -> str:
        found: list[Model] = client.send(self._request)
        if not found:
            raise not_found(self._request, self._what)
        return str(found[0]["id"])


class IdOf(Lookup):
    """The id of what one request answers, which is described and sent when the id is needed first."""

    def __init__(self, describe: Callable[[], Request[Any]]) -> None:
        self._describe = describe

    def _find(self, client: KeycloakAdmin) -> str:
        found: Model = client.send(self._describe())
        return str(found["id"])


class KeycloakAdminBase:
    """Base of the objects below `admin`.

    Args:
        client: what sends, the `admin` of a realm object.
    """

    _paths: ClassVar[Mapping[str, str] | None] = None

    def __init__(self, client: KeycloakAdmin) -> None:
        self._client = client

    def get_path(self, name: str, **kwargs: str) -> str:
        """Return one of the class's paths below the base URL, with its values encoded.

        Raises:
            NotImplementedError: if the class names no paths.
        """
        if self._paths is None:
            raise NotImplementedError
        return self._paths[name].format(**{key: segment(value) for key, value in kwargs.items()})

    def _changed(self, model: type[M], get: Callable[[], M], fields: Mapping[str, Any]) -> M:
        """Return an object as it is now, but for the given fields; their names are checked before anything is sent."""
        model.check_fields(fields)
        changed = (get()).copy()
        changed.set_fields(fields)
        return changed

    def _id(self, value: str | Lookup) -> str:
        return value if isinstance(value, str) else value.id(self._client)
