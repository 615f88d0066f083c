"""python-keycloak-client, the predecessor, as its documentation uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _worker import run

if TYPE_CHECKING:
    from _worker import Meter


def _users(arguments: dict[str, Any]) -> Any:
    from keycloak.realm import KeycloakRealm

    # It adds the `auth/` that servers had then.
    server_url = arguments["url"].removesuffix("auth")
    login = KeycloakRealm(server_url, "master").open_id_connect("admin-cli", None)
    token = login.password_credentials(arguments["username"], arguments["password"])["access_token"]
    return KeycloakRealm(server_url, arguments["realm"]).admin.set_token(token).realms.by_name(arguments["realm"]).users


def cold_script(_meter: Meter, arguments: dict[str, Any]) -> None:
    """Import, log in and list the users of a small realm."""
    users = _users(arguments).all()
    assert len(users) == arguments["count"]


def get(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times."""
    user = _users(arguments).by_id(arguments["user_id"])
    user.get()
    with meter:
        for _ in range(arguments["count"]):
            user.get()


if __name__ == "__main__":
    run({"cold_script": cold_script, "get": get})
