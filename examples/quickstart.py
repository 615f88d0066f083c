"""A tour of Keycloak: a realm, a thousand users, a client, a login, and an order that Ada lets Grace read.

    export KEYCLOAK_SERVER_URL=https://sso.example.com
    export KEYCLOAK_USERNAME=admin KEYCLOAK_PASSWORD=...
    python quickstart.py

The account lives in the realm "master" unless KEYCLOAK_LOGIN_REALM names another. The tour makes a realm of its own and
deletes it at the end; it touches no other. Needs `pip install "keycloak-facade[progress]"`.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import Forbidden, NotFound, ServerError
from keycloak_openapi.models import UserRepresentation

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from keycloak_facade.admin.realm import Realm
    from keycloak_facade.openid_connect import KeycloakOpenidConnect

REALM = "keycloak-facade-demo"
CLIENT = "shop"
ROLES = ("customer", "staff")
MARK = {"made.by": "the keycloak_facade quickstart"}
USERS = 1_000

console = Console(highlight=False)


def main() -> None:
    """Take the tour."""
    with KeycloakRealm(os.environ["KEYCLOAK_SERVER_URL"], REALM) as realm:
        realm.admin.login(
            os.environ["KEYCLOAK_USERNAME"],
            os.environ["KEYCLOAK_PASSWORD"],
            realm=os.environ.get("KEYCLOAK_LOGIN_REALM", "master"),
        )
        with demo_realm(realm) as shop:
            make_roles_and_a_group(shop)
            import_users(shop)
            client_secret = make_client(shop)
            passwords = make_ada_and_grace(shop)

            openid = realm.open_id_connect(CLIENT, client_secret)
            ada, grace = log_in(openid, passwords)
            share_an_order(realm, openid, ada, grace)


@contextmanager
def demo_realm(realm: KeycloakRealm) -> Generator[Realm]:
    """Make the realm, and delete it at the end."""
    shop = realm.admin.realms.by_name(REALM)  # names it; nothing is sent before a verb such as get()
    try:
        present = shop.get()
    except NotFound:
        pass
    else:
        if not MARK.items() <= (present.attributes or {}).items():
            sys.exit(f"There is a realm {REALM!r} that this script has not made. It stays as it is.")
        delete(shop)
    realm.admin.realms.create(REALM, enabled=True, display_name="The demo shop", attributes=MARK)
    try:
        yield shop
    finally:
        delete(shop)


def delete(shop: Realm) -> None:
    """Delete the realm; a request that was interrupted may still hold it for a while."""
    for pause in (1, 2, 4, 8, 16):
        try:
            return shop.delete()
        except ServerError:
            time.sleep(pause)
    return shop.delete()


def make_roles_and_a_group(shop: Realm) -> None:
    """Create what the users will get."""
    for role in ROLES:
        shop.roles.create(role)
    shop.groups.create("customers")

    settings = shop.get()
    show(
        "A realm, two roles and a group",
        "shop.get()",
        ["realm", "display name", "roles", "groups"],
        [
            [
                settings.realm,
                settings["displayName"],  # a result has typed attributes, and is a dict by JSON name
                ", ".join(str(role.name) for role in shop.roles.all() if role.name in ROLES),
                ", ".join(str(group.path) for group in shop.groups.all()),
            ]
        ],
    )


def import_users(shop: Realm) -> None:
    """Create users, each with a group and a role."""
    users = [
        UserRepresentation(
            username=f"customer-{number:04}",
            email=f"customer-{number:04}@example.com",
            enabled=True,
            groups=["/customers"],
            realm_roles=["customer"],
        )
        for number in range(1, USERS + 1)
    ]
    console.print()
    shop.users.import_many(users, progress=True).raise_for_failures()

    first_three = islice(shop.users.iter(page_size=3), 3)
    show(
        f"{shop.users.count():,} users, of which the first",
        "shop.users.iter(page_size=3)",
        ["username", "email", "enabled"],
        [[user.username, user.email, yes_or_no(user.enabled)] for user in first_three],
    )


def make_client(shop: Realm) -> str:
    """Create a client that logs users in and guards resources, and return its secret."""
    secret = secrets.token_urlsafe()
    shop.clients.create(
        CLIENT,
        secret=secret,
        direct_access_grants_enabled=True,
        service_accounts_enabled=True,
        authorization_services_enabled=True,
        # Keycloak's access tokens do not name the client as their audience unless they are told to.
        protocol_mappers=[
            {
                "name": "audience",
                "protocol": "openid-connect",
                "protocolMapper": "oidc-audience-mapper",
                "config": {"included.client.audience": CLIENT, "access.token.claim": "true"},
            }
        ],
    )
    return secret


def make_ada_and_grace(shop: Realm) -> dict[str, str]:
    """Create two users with roles, and return their passwords."""
    passwords = {name: secrets.token_urlsafe() for name in ("ada", "grace")}
    for name, password in passwords.items():
        shop.users.create(
            name,
            first_name=name.title(),
            last_name="Example",
            email=f"{name}@example.com",
            enabled=True,
            credentials=[{"type": "password", "value": password}],
        )
        shop.users.by_username(name).role_mappings.realm.add([shop.roles.by_name("customer").get()])

    # This role of the client lets Ada register what she owns.
    client = shop.clients.by_client_id(CLIENT)
    may_register = client.roles.by_name("uma_protection").get()
    shop.users.by_username("ada").role_mappings.clients.by_id(client.get()["id"]).add([may_register])
    return passwords


def log_in(openid: KeycloakOpenidConnect, passwords: dict[str, str]) -> list[str]:
    """Log the users in, check their access tokens, and return these."""
    tokens = [openid.password_credentials(name, passwords[name], scope="openid")["access_token"] for name in passwords]
    # Checks the signature with the realm's keys, the issuer, the audience and the times.
    claims = [openid.decode_token(token) for token in tokens]
    show(
        "They log in, and their tokens say",
        "openid.decode_token(token)",
        ["name", "email", "azp", "roles"],
        [
            [it["name"], it["email"], it["azp"], ", ".join(set(ROLES).intersection(it["realm_access"]["roles"]))]
            for it in claims
        ],
    )
    return tokens


def share_an_order(realm: KeycloakRealm, openid: KeycloakOpenidConnect, ada: str, grace: str) -> None:
    """Let Ada own an order, Grace ask to read it, and Ada agree (User-Managed Access 2.0)."""
    uma, authz = realm.uma(), realm.authz(CLIENT)
    scopes = ["read", "cancel"]
    order = uma.resource_set_create(ada, "Order 42", scopes=scopes, owner_managed_access=True)
    order_id = order["_id"]
    before = {scope: authz.eval_permission(grace, order_id, scope) for scope in scopes}

    # Grace comes without permission: the shop hands her a ticket, and with that she asks.
    shop_account = openid.client_credentials()["access_token"]
    ticket = uma.resource_create_ticket(shop_account, order_id, ["read"])["ticket"]
    try:
        openid.uma_ticket(grace, ticket=ticket, submit_request=True)
    except Forbidden as refusal:
        answer = f"{refusal.status_code} {refusal.error_description}"
    else:
        answer = "granted"
    asked = uma.ticket_list(shop_account, granted=False, return_names=True)
    show(
        "Grace asks, with a permission ticket",
        "openid.uma_ticket(grace, ticket=ticket)",
        ["who", "to", "what", "whose", "answer"],
        [[it.requester_name, it.scope_name, it.resource_name, it.owner_name, answer] for it in asked],
    )

    for request in asked:
        request.granted = True
        uma.ticket_update(ada, request)
    after = {scope: authz.eval_permission(grace, order_id, scope) for scope in scopes}
    show(
        "Ada agrees, and Grace may",
        "authz.eval_permission(grace, order_id, scope)",
        ["scope", "before", "now"],
        [[scope, yes_or_no(before[scope]), yes_or_no(after[scope])] for scope in scopes],
    )


def yes_or_no(answer: bool | None) -> str:
    """Say it in colour."""
    return "[green]yes[/]" if answer else "[red]no[/]"


def show(title: str, call: str, columns: list[str], rows: Iterable[list[str | None]]) -> None:
    """Print an answer, with the call that gave it."""
    table = Table(*columns, header_style="dim", box=box.ROUNDED)
    for row in rows:
        table.add_row(*row)
    console.print(f"\n[bold]{title}[/]  [dim]{call}[/]")
    console.print(table)


if __name__ == "__main__":
    main()
