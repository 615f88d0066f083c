# Made by scripts/unasync.py from keycloak_facade/_async/uma_protection.py; not to be edited.
"""What the calls of the UMA 2 protection API share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._core.payloads import with_bearer
from .._core.uma import by_python_name, protection_errors
from .admin.paging import iterate
from .uma_base import UMABase

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from keycloak_openapi.request import Request

T = TypeVar("T")

PATH_WELL_KNOWN = "realms/{}/.well-known/uma2-configuration"


class UMAProtection(UMABase):
    """How the protection API is called; each of its subjects is a mixin on this class, in a module of its own."""

    _path_well_known = PATH_WELL_KNOWN

    def _send(self, token: str, request: Request[T]) -> T:
        with protection_errors():
            return self._realm.client.send(with_bearer(request, token))

    def _list(self, token: str, operation: Callable[..., Request[T]], filters: Mapping[str, Any]) -> T:
        return self._send(token, operation(self._realm.realm_name, **by_python_name(filters)))

    def _iterate(
        self, token: str, operation: Callable[..., Request[list[T]]], page_size: int, filters: Mapping[str, Any]
    ) -> Generator[T]:
        query = by_python_name(filters)
        return iterate(
            lambda first, size: self._send(token, operation(self._realm.realm_name, first=first, max=size, **query)),
            page_size,
        )
