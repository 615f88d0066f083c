# Made by scripts/unasync.py from keycloak_facade/_async/admin/base.py; not to be edited.
"""What all objects of the administration share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from keycloak_openapi._json import is_object
from keycloak_openapi.model import Model
from keycloak_openapi.request import segment

from ..._core.errors import incomplete, not_found
from ..._core.names import checked_name, is_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi.request import Request

    from .admin import KeycloakAdmin

M = TypeVar("M", bound=Model)


class Lookup:
    """An id that is looked up when it is needed first.

    Args:
        request: what answers the object, or a list that holds it or nothing; or what describes such a request.
        what: is looked for, as an error names it.
        key: the JSON name of what is wanted of the object instead of its id.
        **wanted: entries of the object by JSON name: its name, and what else the request itself cannot ask for.

    Raises:
        InvalidPathError: if one is no string, or nothing but white space.
    """

    def __init__(
        self,
        request: Request[Any] | Callable[[], Request[Any]],
        what: str,
        *,
        key: str = "id",
        **wanted: str,
    ) -> None:
        self._request = request
        self._what = what
        self._key = key
        self._wanted = {key: checked_name(value) for key, value in wanted.items()}
        self._found: str | None = None

    def id(self, client: KeycloakAdmin) -> str:
        """Return the id.

        Raises:
            NotFound: if there is no such object.
        """
        if self._found is None:
            request = self._request() if callable(self._request) else self._request
            answer: Model | list[Model] = client.send(request)
            listed = [answer] if isinstance(answer, Model) else answer
            found = [one for one in listed if is_wanted(one, self._wanted)]
            if not found:
                raise not_found(request, self._what)
            if not isinstance(value := found[0].get(self._key), str):
                raise incomplete(request, f"{self._key} of {self._what}")
            self._found = value
        return self._found


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
        attributes = changed.get("attributes")
        changed.set_fields(fields)
        if is_object(attributes):
            # Sent without any, the server keeps those that it has.
            changed.setdefault("attributes", {})
        return changed

    def _id(self, value: str | Lookup) -> str:
        return value if isinstance(value, str) else value.id(self._client)
