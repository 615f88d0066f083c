"""Clients in the second version of the administration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound
from keycloak_openapi.models import OIDCClientRepresentation, SAMLClientRepresentation

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm

OWN = 'clientId sw "shop-"'


async def test_the_life_of_an_oidc_client(admin: AsyncRealm) -> None:
    created = await admin.clients_v2.create(
        "shop-front",
        display_name="Shop",
        enabled=True,
        redirect_uris=["https://shop.example.org/*"],
        roles=["reader"],
        login_flows=["STANDARD", "SERVICE_ACCOUNT"],
        auth={"method": "client-secret"},
        web_origins=["+"],
        service_account_roles=["reader"],
    )
    assert isinstance(created, OIDCClientRepresentation)
    assert created.auth is not None
    assert created.auth.secret
    assert str(created.auth.secret) not in repr(created)
    client = admin.clients_v2.by_client_id("shop-front")
    assert await client.get() == created
    assert (await admin.clients.by_id(str(created.uuid)).get()).client_id == "shop-front"
    with pytest.raises(Conflict):
        await admin.clients_v2.create("shop-front")

    changed = await client.update(display_name="Store")
    assert changed == created | {"displayName": "Store", "updatedTimestamp": changed.updated_timestamp}
    renewed = await client.update(auth={"secret": None})
    assert isinstance(renewed, OIDCClientRepresentation)
    assert renewed.auth is not None
    assert renewed.auth.method == "client-secret"
    assert renewed.auth.secret not in {None, created.auth.secret}

    await client.replace({"clientId": "shop-front", "protocol": "openid-connect", "enabled": True})
    replaced = await client.get()
    assert (replaced.uuid, replaced.enabled) == (created.uuid, True)
    assert (replaced.display_name, replaced.redirect_uris, replaced.roles) == (None, None, None)

    await client.delete()
    for gone in (client.get, client.delete):
        with pytest.raises(NotFound):
            await gone()


async def test_none_removes_what_update_names(admin: AsyncRealm) -> None:
    await admin.clients_v2.create(
        "shop-front",
        display_name="Shop",
        description="Sells",
        app_url="https://shop.example.org",
        enabled=True,
        redirect_uris=["https://shop.example.org/*"],
        roles=["reader"],
        login_flows=["STANDARD", "SERVICE_ACCOUNT"],
        auth={"method": "client-secret"},
        web_origins=["+"],
        service_account_roles=["reader"],
    )
    client = admin.clients_v2.by_client_id("shop-front")
    await client.update(display_name=None, app_url=None, web_origins=None, roles=None, service_account_roles=None)
    left = await client.get()
    assert isinstance(left, OIDCClientRepresentation)
    assert (left.display_name, left.app_url, left.web_origins, left.roles) == (None, None, None, None)
    assert (left.service_account_roles, left.description) == (None, "Sells")
    assert left.auth
    await client.update(login_flows=None, redirect_uris=None, auth=None)
    public = await client.get()
    assert isinstance(public, OIDCClientRepresentation)
    assert (public.login_flows, public.redirect_uris, public.auth) == (None, None, None)


async def test_the_life_of_a_saml_client(admin: AsyncRealm) -> None:
    entity_id = "https://sp.example.org/saml;v=2?a b"
    created = await admin.clients_v2.create(
        entity_id,
        protocol="saml",
        enabled=True,
        name_id_format="email",
        sign_documents=True,
        signature_algorithm="RSA_SHA256",
        redirect_uris=["https://sp.example.org/*"],
    )
    assert isinstance(created, SAMLClientRepresentation)
    assert (created.name_id_format, created.sign_documents) == ("email", True)
    client = admin.clients_v2.by_client_id(entity_id)
    changed = await client.update(name_id_format="persistent", sign_assertions=True)
    assert isinstance(changed, SAMLClientRepresentation)
    assert (changed.name_id_format, changed.sign_assertions) == ("persistent", True)
    assert (changed.sign_documents, changed.redirect_uris) == (True, ["https://sp.example.org/*"])
    assert await client.get() == changed
    await client.delete()
    with pytest.raises(NotFound):
        await client.get()


async def test_replace_creates_what_is_not_there(admin: AsyncRealm) -> None:
    client = admin.clients_v2.by_client_id("shop-front")
    made = await client.replace(OIDCClientRepresentation(client_id="shop-front", protocol="openid-connect"))
    assert isinstance(made, OIDCClientRepresentation)
    # The answer may be a moment older than what is kept.
    kept = await client.get()
    assert kept | {"updatedTimestamp": made["updatedTimestamp"]} == made


async def test_lists(admin: AsyncRealm) -> None:
    for name, display_name in (("shop-a", "Z"), ("shop-b", "Y"), ("shop-c", "X")):
        await admin.clients_v2.create(name, display_name=display_name, auth={"method": "client-secret"})
    await admin.clients_v2.create("shop-d", protocol="saml", display_name="W", enabled=True)
    names = ["shop-a", "shop-b", "shop-c", "shop-d"]
    for page_size in (1, 3, 4, 500):
        found = [client async for client in admin.clients_v2.iter(q=OWN, page_size=page_size)]
        assert [client.client_id for client in found] == names
        assert [type(client) for client in found] == [OIDCClientRepresentation] * 3 + [SAMLClientRepresentation]
    everything = [str(client.client_id) for client in await admin.clients_v2.all(page_size=2)]
    assert sorted(everything) == sorted(str(client.client_id) for client in await admin.clients.all())
    by_display_name = await admin.clients_v2.all(sort="displayName", page_size=2)
    own = [client.client_id for client in by_display_name if client.client_id in names]
    assert own == ["shop-d", "shop-c", "shop-b", "shop-a"]
    assert [client.client_id for client in await admin.clients_v2.all(q=f"{OWN} and enabled eq true")] == ["shop-d"]


async def test_some_fields_of_each(admin: AsyncRealm) -> None:
    await admin.clients_v2.create("shop-a", enabled=True, auth={"method": "client-secret"})
    with pytest.raises(TypeError, match="fields: expected a list of texts, got one str: 'clientId'"):
        await admin.clients_v2.all(q=OWN, fields="clientId")
    [found] = await admin.clients_v2.all(q=OWN, fields=["clientId", "auth"])
    assert isinstance(found, OIDCClientRepresentation)
    assert found.auth is not None
    assert (found.client_id, found.auth.method, found.enabled) == ("shop-a", "client-secret", None)
    assert list(found) == ["clientId", "protocol", "auth"]


async def test_all_of_the_realm_master_though_some_have_no_protocol(realm: AsyncKeycloakRealm) -> None:
    clients = realm.admin.realms.by_name("master").clients_v2
    found = [str(client.client_id) async for client in clients.iter(page_size=1, fields=["clientId"])]
    assert found[0] == "account"
    assert "security-admin-console" in found


async def test_what_is_wrong_is_told_of_each_field(admin: AsyncRealm) -> None:
    with pytest.raises(BadRequest, match=r"auth\.method: valid client authenticator type is required") as caught:
        await admin.clients_v2.create("shop-front", auth={"method": "none"}, redirect_uris=[" "])
    assert {fault.field for fault in caught.value.field_errors} > {"auth.method", "redirectUris"}
    await admin.clients_v2.create("shop-front")
    client = admin.clients_v2.by_client_id("shop-front")
    with pytest.raises(BadRequest, match="nameIdFormat"):
        await client.update(name_id_format="email")
    with pytest.raises(TypeError, match="did you mean 'display_name'"):
        await client.update(displayname="Shop")  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(TypeError, match="name_id_format"):
        await admin.clients_v2.create("shop-b", name_id_format="email")  # type: ignore[call-overload]  # likewise
