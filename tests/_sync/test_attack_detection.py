# Made by scripts/unasync.py from tests/_async/test_attack_detection.py; not to be edited.
"""Users who are locked out for failed logins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._sync.eventually import eventually
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.attack_detection import LoginFailures
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect


def fail_to_log_in(
    app: KeycloakOpenidConnect, name: str, suspect: LoginFailures, count: int, wait: Callable[[float], None]
) -> None:
    """Fail, and wait until so many failures are counted: of two that the server counts at once it may lose one."""
    with pytest.raises(BadRequest):
        app.password_credentials(name, "wrong")
    counted = eventually(suspect.get, lambda status: status.num_failures == count, wait)
    assert counted.num_failures == count


def test_the_life_of_login_failures(realm: KeycloakRealm, admin: Realm, wait: Callable[[float], None]) -> None:
    admin.update(brute_force_protected=True, failure_factor=2, wait_increment_seconds=600)
    app = make_app(realm, admin)
    ada, bob, carl = [admin.attack_detection.by_user(make_user(admin, name)) for name in ("ada", "bob", "carl")]
    unsuspected = ada.get()
    assert (unsuspected.num_failures, unsuspected.disabled, unsuspected.last_failure) == (0, False, 0)
    for name, suspect in (("ada", ada), ("bob", bob)):
        for count in (1, 2):
            fail_to_log_in(app, name, suspect, count, wait)
    locked = eventually(ada.get, lambda status: status.disabled, wait)
    assert (locked.num_failures, locked.num_temporary_lockouts, locked.disabled) == (2, 1, True)
    assert locked.last_failure
    assert locked.failed_login_not_before
    with pytest.raises(BadRequest):
        app.password_credentials("ada", PASSWORD)

    ada.clear()
    assert ada.get() == unsuspected
    assert (eventually(bob.get, lambda status: status.disabled, wait)).disabled is True
    assert "access_token" in app.password_credentials("ada", PASSWORD)

    # Not ada: that her login was right is counted a moment later, and might take this failure away.
    fail_to_log_in(app, "carl", carl, 1, wait)
    admin.attack_detection.clear_all()
    assert carl.get() == bob.get() == unsuspected
    assert "access_token" in app.password_credentials("bob", PASSWORD)
