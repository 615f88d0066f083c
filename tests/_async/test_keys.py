"""The keys of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.generated_keys


async def test_the_keys_in_use(admin: AsyncRealm) -> None:
    keys = await admin.keys.get()
    by_id = {key.kid: key for key in keys.keys_ or []}
    assert {"RS256", "HS512"} <= set(keys.active or {})
    signing = by_id[(keys.active or {})["RS256"]]
    assert (signing.type, signing.use, signing.status, signing.algorithm) == ("RSA", "SIG", "ACTIVE", "RS256")
    assert signing.public_key
    assert by_id[(keys.active or {})["HS512"]].public_key is None
