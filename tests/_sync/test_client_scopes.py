# Made by scripts/unasync.py from tests/_async/test_client_scopes.py; not to be edited.
"""Client scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_the_life_of_a_client_scope(admin: Realm) -> None:
    scopes = admin.client_scopes
    built_in = {scope.name for scope in scopes.all()}
    assert {"email", "profile", "role_list"} <= built_in
    mapper = {"name": "warehouse", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper"}
    scope_id = scopes.create(
        "orders", description="Orders", attributes={"include.in.token.scope": "true"}, protocol_mappers=[mapper]
    )
    with pytest.raises(Conflict):
        scopes.create("orders")
    scopes.create("assertions", protocol="saml")
    made = scopes.by_id(scope_id).get()
    assert (made.id, made.name, made.protocol, made.description) == (scope_id, "orders", "openid-connect", "Orders")
    assert [one.name for one in made.protocol_mappers or []] == ["warehouse"]

    scope = scopes.by_name("orders")
    scope.update(description="What was ordered")
    assert scope.get() == made | {"description": "What was ordered"}
    scope.update(name="order-list", description="", attributes={"consent.screen.text": "Orders"})
    changed = scopes.by_id(scope_id).get()
    assert (changed.name, changed.description, changed.protocol) == ("order-list", "", "openid-connect")
    assert changed.attributes == {"include.in.token.scope": "true", "consent.screen.text": "Orders"}
    scope.replace({"name": "orders", "protocol": "openid-connect", "description": "Replaced"})
    replaced = scope.get()
    assert (replaced.name, replaced.description, replaced.protocol_mappers) == (
        "orders",
        "Replaced",
        made.protocol_mappers,
    )

    scope.delete()
    assert {scope.name for scope in scopes.all()} == built_in | {"assertions"}
    assert (scopes.by_name("assertions").get()).protocol == "saml"
    with pytest.raises(NotFound):
        scopes.by_id(scope_id).get()
    with pytest.raises(NotFound, match="there is no client scope 'orders'"):
        scopes.by_name("orders").delete()


def test_an_update_refuses_what_the_server_ignores(admin: Realm) -> None:
    with pytest.raises(TypeError, match="protocol_mappers: the server ignores them"):
        admin.client_scopes.by_name("email").update(protocol_mappers=[])
    with pytest.raises(TypeError, match="did you mean 'description'"):
        admin.client_scopes.by_name("email").update(descripton="x")  # type: ignore[call-arg]  # on purpose
