# Made by scripts/unasync.py from tests/_async/test_client_types_gated.py; not to be edited.
"""Client types, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated

KIOSK = {
    "name": "kiosk",
    "provider": "default",
    "config": {
        "publicClient": {"applicable": True, "value": True},
        "serviceAccountsEnabled": {"applicable": False},
    },
}


def test_client_types(admin: Realm) -> None:
    types = admin.client_types.get()
    assert types.client_types == []
    assert {"oidc", "service-account"} <= {kind.name for kind in types.global_client_types or []}
    admin.client_types.replace([KIOSK])
    changed = admin.client_types.get()
    assert changed.client_types == [KIOSK]
    assert changed.global_client_types == types.global_client_types
    client = admin.clients.by_id(admin.clients.create("lobby", type="kiosk"))
    made = client.get()
    assert (made.type, made.public_client) == ("kiosk", True)
    # The server fails on a client whose type is gone.
    client.delete()
    with pytest.raises(BadRequest, match="client type provider"):
        admin.client_types.replace([KIOSK | {"provider": "none"}])
    admin.client_types.replace([])
    assert admin.client_types.get() == types
