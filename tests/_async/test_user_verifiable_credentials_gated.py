"""Verifiable credentials of a user, on a server that issues them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests.mail import Mailbox

pytestmark = pytest.mark.gated

BOB = "0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b"


async def make_scope(admin: AsyncRealm) -> None:
    """A realm that issues verifiable credentials, and the client scope of one."""
    await admin.replace({"verifiableCredentialsEnabled": True})
    await admin.client_scopes.create("membership", protocol="oid4vc", attributes={"vc.format": "jwt_vc_json"})


async def test_what_may_be_issued(admin: AsyncRealm, mailbox: Mailbox) -> None:
    user = admin.users.by_id(await admin.users.create("bob", email="bob@example.org", enabled=True))
    vc = user.verifiable_credentials
    with pytest.raises(BadRequest, match="not enabled for the realm"):
        await vc.all()
    await make_scope(admin)
    assert await vc.all() == []
    made = await vc.create("membership")
    assert (made.credential_scope_name, made.credential_configuration_id) == ("membership", "membership")
    assert (made.user_attributes or {})["email"] == ["bob@example.org"]
    assert isinstance(made.created_date, int)
    assert await vc.all() == [made]
    with pytest.raises(Conflict, match="already exists"):
        await vc.create("membership")
    with pytest.raises(BadRequest, match="Client scope"):
        await vc.create("none")

    await user.update(email="new@example.org")
    fresh = await vc.by_name("membership").refresh()
    assert (fresh.user_attributes or {})["email"] == ["new@example.org"]
    assert fresh.revision != made.revision
    assert await vc.all() == [fresh]

    await admin.replace({"smtpServer": mailbox.settings})
    await admin.clients.create("app", public_client=True, redirect_uris=["https://app.example.org/*"])
    await vc.send_offer("membership")
    mailbox.expect("new@example.org", "membership", "12 hours")
    back = {"client_id": "app", "redirect_uri": "https://app.example.org/done"}
    await vc.send_offer("membership", **back, target_client_id="app", pre_authorized=False, lifespan=600)
    mailbox.expect("new@example.org", "membership", "10 minutes")

    await vc.by_name("membership").delete()
    assert await vc.all() == []
    with pytest.raises(NotFound, match="Verifiable credential not found"):
        await vc.by_name("membership").refresh()
    with pytest.raises(BadRequest, match="does not have requested credential scope"):
        await vc.send_offer("membership")


async def test_what_was_issued(admin: AsyncRealm) -> None:
    await make_scope(admin)
    await admin.clients.create("wallet")
    issued = {"userId": BOB, "credentialType": "membership", "issuedAt": 1700000000000, "clientId": "wallet"}
    person = {"id": BOB, "username": "bob", "verifiableCredentials": [{"credentialScopeName": "membership"}]}
    both = [issued | {"revision": "1", "expiresAt": 4000000000000}, issued | {"revision": "2"}]
    await admin.partial_import(users=[person | {"issuedVerifiableCredentials": both}])
    vc = admin.users.by_username("bob").verifiable_credentials
    found = {each.revision: each for each in await vc.issued.all()}
    assert (found["1"].credential_type, found["1"].user_id, found["1"].client_id) == ("membership", BOB, "wallet")
    assert (found["1"].issued_at, found["1"].expires_at) == (1700000000000, 4000000000000)
    assert found["2"].expires_at is None
    await vc.issued.delete(str(found["1"].id))
    assert await vc.issued.all() == [found["2"]]
    with pytest.raises(NotFound, match="Issued verifiable credential not found"):
        await vc.issued.delete(str(found["1"].id))
    assert [each.credential_scope_name for each in await vc.all()] == ["membership"]
