"""Who failed to log in, and is locked out for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi.api import attack_detection as api

from .node import AsyncNode

if TYPE_CHECKING:
    from keycloak_openapi.models import BruteForceStatus


class AsyncAttackDetection(AsyncNode):
    """The login failures of users; the server counts them if the realm has `brute_force_protected`."""

    async def clear_all(self) -> None:
        """Forget the login failures of all users, which unlocks them."""
        await self._send(api.clear_brute_force_for_all_users)

    def by_user(self, user_id: str) -> AsyncLoginFailures:
        """Return the login failures of one user, by id."""
        return self._at(AsyncLoginFailures, user_id)


class AsyncLoginFailures(AsyncNode):
    """The login failures of one user."""

    async def get(self) -> BruteForceStatus:
        """Return how often and when the user failed, and whether that locks the user out (`disabled`).

        All is zero for a user who did not fail, and for one who does not exist.
        """
        return await self._send(api.get_user_brute_force_status)

    async def clear(self) -> None:
        """Forget the login failures of the user, which unlocks the user."""
        await self._send(api.clear_user_brute_force)
