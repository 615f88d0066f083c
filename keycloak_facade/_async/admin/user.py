"""One user of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import users as api
from keycloak_openapi.models import UserRepresentation

from ..._core.predecessor import PATHS
from .node import AsyncNode
from .user_groups import AsyncUserGroups
from .user_role_mappings import AsyncUserRoleMappings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import UserRepresentationFields

    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup


class AsyncUser(AsyncNode):
    """One user of a realm.

    Args:
        realm_name: the realm.
        user_id: the user's id.
        client: what sends.
    """

    _paths = PATHS["User"]

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, user_id, client=client)
        self._user: UserRepresentation | None = None

    @property
    async def user(self) -> UserRepresentation:
        """The user as of the first use of this property, or the last call of `get` or `update`."""
        return await self.get() if self._user is None else self._user

    async def get(self) -> UserRepresentation:
        """Return the user."""
        self._user = await self._send(api.get_user)
        return self._user

    async def update(self, **fields: Unpack[UserRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are. None removes one.

        The user is read first, for the server erases names and email address when attributes come without them.
        """
        await self.replace(await self._changed(UserRepresentation, self.get, fields))

    async def replace(self, representation: UserRepresentation | Mapping[str, Any]) -> None:
        """Write the user as given."""
        self._user = None
        await self._send(api.update_user, representation)

    async def delete(self) -> None:
        """Delete the user."""
        await self._send(api.delete_user)
        self._user = None

    async def reset_password(self, password: str, temporary: bool = False) -> None:
        """Set a password.

        Args:
            password: the new one.
            temporary: whether the user must change it at the next login.
        """
        body = {"type": "password", "value": password, "temporary": temporary}
        await self._send(api.reset_user_password, body)

    async def logout(self) -> None:
        """End all sessions of the user."""
        await self._send(api.logout_user)

    @property
    def groups(self) -> AsyncUserGroups:
        """The groups of the user."""
        return self._at(AsyncUserGroups)

    @property
    def role_mappings(self) -> AsyncUserRoleMappings:
        """The roles of the user."""
        return self._at(AsyncUserRoleMappings)
