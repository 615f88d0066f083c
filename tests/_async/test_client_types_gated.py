"""Client types, on a server that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.gated

KIOSK = {
    "name": "kiosk",
    "provider": "default",
    "config": {
        "publicClient": {"applicable": True, "value": True},
        "serviceAccountsEnabled": {"applicable": False},
    },
}


async def test_client_types(admin: AsyncRealm) -> None:
    types = await admin.client_types.get()
    assert types.client_types == []
    assert {"oidc", "service-account"} <= {kind.name for kind in types.global_client_types or []}
    await admin.client_types.replace([KIOSK])
    changed = await admin.client_types.get()
    assert changed.client_types == [KIOSK]
    assert changed.global_client_types == types.global_client_types
    client = admin.clients.by_id(await admin.clients.create("lobby", type="kiosk"))
    made = await client.get()
    assert (made.type, made.public_client) == ("kiosk", True)
    # The server fails on a client whose type is gone.
    await client.delete()
    with pytest.raises(BadRequest, match="client type provider"):
        await admin.client_types.replace([KIOSK | {"provider": "none"}])
    await admin.client_types.replace([])
    assert await admin.client_types.get() == types
