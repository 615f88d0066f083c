# Made by scripts/unasync.py from keycloak_facade/_async/uma1.py; not to be edited.
"""UMA 1, which no supported server has."""

from __future__ import annotations

from typing import Any, NoReturn

from keycloak_openapi.errors import KeycloakError

from .uma_base import UMABase

PATH_WELL_KNOWN = "realms/{}/.well-known/uma-configuration"


class KeycloakUMA1(UMABase):
    """UMA 1, which no supported server has: each call raises an error that names its successor, `uma2`."""

    _path_well_known = PATH_WELL_KNOWN

    def resource_set_create(self, token: str, name: str, **kwargs: Any) -> NoReturn:
        """Raise: use `uma2.resource_set_create`."""
        _gone("resource_set_create", token, name, kwargs)

    def resource_set_update(self, token: str, id: str, name: str, **kwargs: Any) -> NoReturn:
        """Raise: use `uma2.resource_set_update`."""
        _gone("resource_set_update", token, id, name, kwargs)

    def resource_set_read(self, token: str, id: str) -> NoReturn:
        """Raise: use `uma2.resource_set_read`."""
        _gone("resource_set_read", token, id)

    def resource_set_delete(self, token: str, id: str) -> NoReturn:
        """Raise: use `uma2.resource_set_delete`."""
        _gone("resource_set_delete", token, id)

    def resource_set_list(self, token: str, **kwargs: Any) -> NoReturn:
        """Raise: use `uma2.resource_set_list`."""
        _gone("resource_set_list", token, kwargs)


def _gone(method: str, *arguments: object) -> NoReturn:
    del arguments
    raise KeycloakError(f"Keycloak has no UMA 1 any more; use realm.uma2.{method}(...)")
