"""Client scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_the_life_of_a_client_scope(admin: AsyncRealm) -> None:
    scopes = admin.client_scopes
    built_in = {scope.name for scope in await scopes.all()}
    assert {"email", "profile", "role_list"} <= built_in
    mapper = {"name": "warehouse", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper"}
    scope_id = await scopes.create(
        "orders", description="Orders", attributes={"include.in.token.scope": "true"}, protocol_mappers=[mapper]
    )
    with pytest.raises(Conflict):
        await scopes.create("orders")
    await scopes.create("assertions", protocol="saml")
    made = await scopes.by_id(scope_id).get()
    assert (made.id, made.name, made.protocol, made.description) == (scope_id, "orders", "openid-connect", "Orders")
    assert [one.name for one in made.protocol_mappers or []] == ["warehouse"]

    scope = scopes.by_name("orders")
    await scope.update(description="What was ordered")
    assert await scope.get() == made | {"description": "What was ordered"}
    await scope.update(name="order-list", description="", attributes={"consent.screen.text": "Orders"})
    changed = await scopes.by_id(scope_id).get()
    assert (changed.name, changed.description, changed.protocol) == ("order-list", "", "openid-connect")
    assert changed.attributes == {"include.in.token.scope": "true", "consent.screen.text": "Orders"}
    await scope.replace({"name": "orders", "protocol": "openid-connect", "description": "Replaced"})
    replaced = await scope.get()
    assert (replaced.name, replaced.description, replaced.protocol_mappers) == (
        "orders",
        "Replaced",
        made.protocol_mappers,
    )

    await scope.delete()
    assert {scope.name for scope in await scopes.all()} == built_in | {"assertions"}
    assert (await scopes.by_name("assertions").get()).protocol == "saml"
    with pytest.raises(NotFound):
        await scopes.by_id(scope_id).get()
    with pytest.raises(NotFound, match="there is no client scope 'orders'"):
        await scopes.by_name("orders").delete()


async def test_an_update_refuses_what_the_server_ignores(admin: AsyncRealm) -> None:
    with pytest.raises(TypeError, match="protocol_mappers: the server ignores them"):
        await admin.client_scopes.by_name("email").update(protocol_mappers=[])
    with pytest.raises(TypeError, match="did you mean 'description'"):
        await admin.client_scopes.by_name("email").update(descripton="x")  # type: ignore[call-arg]  # on purpose
