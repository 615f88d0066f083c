"""What type checkers refuse: each line is an error, and would be another one if it were none."""
# pyright: reportUnnecessaryTypeIgnoreComment=error

from __future__ import annotations

from typing import TYPE_CHECKING

import keycloak_facade
from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import Password
from keycloak_openapi.api import users
from keycloak_openapi.models import UserRepresentation

if TYPE_CHECKING:
    from keycloak_facade.admin.realm import Realm
    from keycloak_facade.aio.admin.realm import Realm as AsyncRealm
    from keycloak_facade.openid_connect import KeycloakOpenidConnect
    from keycloak_facade.uma import KeycloakUMA


def fields(realm: Realm) -> None:
    realm.users.create("ann", frist_name="Ann")  # type: ignore[call-arg]
    realm.users.create("ann", username="bob")  # type: ignore[misc]
    realm.users.create("ann", enabled="yes")  # type: ignore[arg-type]
    realm.users.create("ann", credentials=[1])  # type: ignore[list-item]
    realm.users.create()  # type: ignore[call-arg]
    realm.users.by_id("1").update(firstName="Ann")  # type: ignore[call-arg]
    realm.users.create_many(["ann"])  # type: ignore[list-item]
    realm.users.create_many([], on_conflict="overwrite")  # type: ignore[arg-type]
    realm.clients.create("c", publicClient=True)  # type: ignore[call-arg]
    realm.roles.create("r", descripton="d")  # type: ignore[call-arg]
    realm.update(display_nam="R")  # type: ignore[call-arg]
    authz = realm.clients.by_id("1").authz
    authz.policies.role.create("p", users=["ann"])  # type: ignore[call-arg]
    authz.policies.user.by_id("1").update(user=["ann"])  # type: ignore[call-arg]
    authz.permissions.scope.create("p", decision_strategy=1)  # type: ignore[arg-type]


def filters(realm: Realm) -> None:
    realm.users.all(serach="a")  # type: ignore[call-arg]
    realm.users.iter(first=1)  # type: ignore[call-arg]
    realm.users.count(enabled="yes")  # type: ignore[arg-type]
    realm.groups.all(exct=True)  # type: ignore[call-arg]


def authorization_services(uma: KeycloakUMA, client: KeycloakOpenidConnect) -> None:
    uma.resource_set_create("t", "r", owner_manged_access=True)  # type: ignore[call-arg]
    uma.resource_set_create("t", "r", owner_managed_access="yes")  # type: ignore[arg-type]
    uma.resource_set_list("t", nam="r")  # type: ignore[call-overload]
    uma.resource_set_iter("t", first=1)  # type: ignore[call-overload]
    uma.permission_update("t", "1", owner="ann")  # type: ignore[call-arg]
    uma.ticket_list("t", grantd=True)  # type: ignore[call-arg]
    client.uma_ticket("t", response_mode="decisions")  # type: ignore[call-overload]
    client.uma_ticket("t", audence="c")  # type: ignore[call-overload]


def attributes() -> None:
    user = UserRepresentation(username="ann")
    user.frist_name = "Ann"  # type: ignore[attr-defined]
    user.enabled = "yes"  # type: ignore[assignment]
    UserRepresentation(frist_name="Ann")  # type: ignore[call-arg]
    UserRepresentation({})  # type: ignore[call-arg]
    users.list_users("r", True)  # type: ignore[call-arg]
    users.get_user("r")  # type: ignore[call-arg]
    Password("ann", "secret", clientid="c")  # type: ignore[call-arg]


def imports() -> None:
    from keycloak_facade import KeycloakRelm  # type: ignore[attr-defined]  # noqa: F401, PLC0415
    from keycloak_facade.credentials import Passwort  # type: ignore[attr-defined]  # noqa: F401, PLC0415
    from keycloak_facade.exceptions import NotFuond  # type: ignore[attr-defined]  # noqa: F401, PLC0415
    from keycloak_openapi.models import UserRepresentatoin  # type: ignore[attr-defined]  # noqa: F401, PLC0415

    keycloak_facade.AsyncRealm  # type: ignore[attr-defined]  # noqa: B018


def realm_objects() -> None:
    KeycloakRealm("https://x")  # type: ignore[call-arg]
    KeycloakRealm("https://x", "r", timeuot=1)  # type: ignore[call-arg]
    KeycloakRealm("https://x", "r", credentials="secret")  # type: ignore[arg-type]
    AsyncKeycloakRealm("https://x", "r", retries=1)  # type: ignore[call-arg]
    KeycloakRealm("https://x", "r").admin.realms.by_naem("r")  # type: ignore[attr-defined]
    KeycloakRealm("https://x", "r").open_id_connect("c").decode_token("t", alg="RS256")  # type: ignore[call-overload]


async def asynchronous(realm: AsyncRealm) -> None:
    await realm.users.create("ann", frist_name="Ann")  # type: ignore[call-arg]
    await realm.users.all(serach="a")  # type: ignore[call-arg]
    _ = (await realm.users.by_id("1").get()).frist_name  # type: ignore[attr-defined]
    _ = realm.users.by_id("1").get().first_name  # type: ignore[attr-defined]
    [user async for user in realm.users.all()]  # type: ignore[attr-defined]
