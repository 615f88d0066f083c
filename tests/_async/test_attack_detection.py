"""Users who are locked out for failed logins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._async.eventually import eventually
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.attack_detection import AsyncLoginFailures
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect


async def fail_to_log_in(
    app: AsyncKeycloakOpenidConnect, name: str, suspect: AsyncLoginFailures, count: int, wait: Callable[[float], None]
) -> None:
    """Fail, and wait until so many failures are counted: of two that the server counts at once it may lose one."""
    with pytest.raises(BadRequest):
        await app.password_credentials(name, "wrong")
    counted = await eventually(suspect.get, lambda status: status.num_failures == count, wait)
    assert counted.num_failures == count


async def test_the_life_of_login_failures(
    realm: AsyncKeycloakRealm, admin: AsyncRealm, wait: Callable[[float], None]
) -> None:
    await admin.update(brute_force_protected=True, failure_factor=2, wait_increment_seconds=600)
    app = await make_app(realm, admin)
    ada, bob, carl = [admin.attack_detection.by_user(await make_user(admin, name)) for name in ("ada", "bob", "carl")]
    unsuspected = await ada.get()
    assert (unsuspected.num_failures, unsuspected.disabled, unsuspected.last_failure) == (0, False, 0)
    for name, suspect in (("ada", ada), ("bob", bob)):
        for count in (1, 2):
            await fail_to_log_in(app, name, suspect, count, wait)
    locked = await eventually(ada.get, lambda status: status.disabled, wait)
    assert (locked.num_failures, locked.num_temporary_lockouts, locked.disabled) == (2, 1, True)
    assert locked.last_failure
    assert locked.failed_login_not_before
    with pytest.raises(BadRequest):
        await app.password_credentials("ada", PASSWORD)

    await ada.clear()
    assert await ada.get() == unsuspected
    assert (await eventually(bob.get, lambda status: status.disabled, wait)).disabled is True
    assert "access_token" in await app.password_credentials("ada", PASSWORD)

    # Not ada: that her login was right is counted a moment later, and might take this failure away.
    await fail_to_log_in(app, "carl", carl, 1, wait)
    await admin.attack_detection.clear_all()
    assert await carl.get() == await bob.get() == unsuspected
    assert "access_token" in await app.password_credentials("bob", PASSWORD)
