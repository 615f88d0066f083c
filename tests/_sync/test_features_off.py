# Made by scripts/unasync.py from tests/_async/test_features_off.py; not to be edited.
"""What a server answers where it does not have the feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import ServerError

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_features_that_are_off(admin: Realm) -> None:
    permissions = admin.clients.by_client_id("account").management_permissions
    for call in (
        permissions.get,
        lambda: permissions.update(enabled=True),
        admin.client_types.get,
        lambda: admin.client_types.replace([]),
    ):
        with pytest.raises(ServerError, match="Feature not enabled") as caught:
            call()
        assert caught.value.status_code == 501
