# Made by scripts/unasync.py from keycloak_facade/_async/admin/user_role_mappings.py; not to be edited.
"""The roles of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.mappings import USER_ROLES
from ..._core.predecessor import PATHS
from .role_mappings import AllRoleMappings, RoleMappings

if TYPE_CHECKING:
    from .admin import KeycloakAdmin
    from .base import Lookup


class UserRoleMappings(AllRoleMappings):
    """The roles of a user.

    Args:
        realm_name: the realm.
        user_id: the user's id.
        client: what sends.
    """

    _operations = USER_ROLES

    def __init__(self, realm_name: str, user_id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, user_id, client=client)

    @property
    def realm(self) -> UserRoleMappingsRealm:
        """The realm's own roles."""
        return self._at(UserRoleMappingsRealm)


class UserRoleMappingsRealm(RoleMappings):
    """The realm's own roles of a user."""

    _paths = PATHS["UserRoleMappingsRealm"]

    def __init__(self, realm_name: str, user_id: str | Lookup, client: KeycloakAdmin) -> None:
        super().__init__(realm_name, user_id, client=client, operations=USER_ROLES.realm)
