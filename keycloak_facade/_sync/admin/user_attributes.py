# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_attributes.py; not to be edited.
"""Whether the server has kept the attributes of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import users as api
from keycloak_openapi.errors import KeycloakError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .admin import KeycloakAdmin


def warn_of_dropped(
    client: KeycloakAdmin, realm_name: str, user_id: str, attributes: Mapping[str, Sequence[str]] | None
) -> None:
    """Warn of attributes that a user was just given, and has not; what cannot be read is not warned of."""
    kept = client.kept_attributes
    wanted = set[str]() if kept is None else kept.in_doubt(realm_name, attributes)
    if kept is None or not wanted:
        return
    try:
        user = client.send(api.get_user(realm_name, user_id))
    except KeycloakError:
        # The user is written: that has not failed.
        return
    kept.warn_of_missing(realm_name, wanted, user.attributes)
