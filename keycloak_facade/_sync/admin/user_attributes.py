# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_attributes.py; not to be edited.
"""Whether the server has kept the attributes of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import users as api
from keycloak_openapi.errors import KeycloakError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..._core.user_attributes import KeptAttributes
    from .admin import KeycloakAdmin


def warn_of_dropped(
    client: KeycloakAdmin, realm_name: str, user_id: str, attributes: Mapping[str, Sequence[str]] | None
) -> None:
    """Warn of attributes that a user was just given, and has not; what cannot be read is not warned of."""
    kept = client.kept_attributes
    if kept is not None and (wanted := kept.in_doubt(realm_name, attributes)):
        warn_of_missing(client, kept, realm_name, user_id, wanted)


def warn_of_missing(
    client: KeycloakAdmin, kept: KeptAttributes, realm_name: str, user_id: str, wanted: set[str]
) -> None:
    """Warn of those of the wanted attributes that a user has not; what cannot be read is not warned of."""
    try:
        user = client.send(api.get_user(realm_name, user_id))
    except KeycloakError:
        # The user is written: that has not failed.
        return
    kept.warn_of_missing(realm_name, wanted, user.attributes)
