"""What openapi-python-client makes of Keycloak's description, with a token from a login by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _worker import run

if TYPE_CHECKING:
    from _worker import Meter


def _client(arguments: dict[str, Any]) -> Any:
    import httpx
    from keycloak_stock.client import AuthenticatedClient

    url = f"{arguments['url']}/realms/master/protocol/openid-connect/token"
    login = {name: arguments[name] for name in ("username", "password")}
    answer = httpx.post(url, data={"grant_type": "password", "client_id": "admin-cli"} | login)
    return AuthenticatedClient(arguments["url"], token=answer.raise_for_status().json()["access_token"])


def cold_script(_meter: Meter, arguments: dict[str, Any]) -> None:
    """Import, log in and list the users of a small realm."""
    from keycloak_stock.api.users.get_admin_realms_realm_users import sync

    users = sync(arguments["realm"], client=_client(arguments))
    assert len(users) == arguments["count"]


def get(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times."""
    from keycloak_stock.api.users.get_admin_realms_realm_users_user_id import sync

    client = _client(arguments)
    assert sync(arguments["realm"], arguments["user_id"], client=client)
    with meter:
        for _ in range(arguments["count"]):
            sync(arguments["realm"], arguments["user_id"], client=client)


def get_async(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times, on an event loop."""
    import asyncio

    from keycloak_stock.api.users.get_admin_realms_realm_users_user_id import asyncio as send

    async def work() -> None:
        client = _client(arguments)
        assert await send(arguments["realm"], arguments["user_id"], client=client)
        with meter:
            for _ in range(arguments["count"]):
                await send(arguments["realm"], arguments["user_id"], client=client)

    asyncio.run(work())


def list_users(meter: Meter, arguments: dict[str, Any]) -> None:
    """List all users with one request, as models."""
    from keycloak_stock.api.users.get_admin_realms_realm_users import sync

    client = _client(arguments)
    sync(arguments["realm"], client=client, max_=1)
    with meter:
        users = sync(arguments["realm"], client=client, max_=arguments["count"])
    assert len(users) == arguments["count"]


def decode_user(meter: Meter, arguments: dict[str, Any]) -> None:
    """Make models of one user's JSON."""
    from keycloak_stock.models import UserRepresentation

    _decode(meter, arguments, [(UserRepresentation, arguments["user"])])


def decode_realm(meter: Meter, arguments: dict[str, Any]) -> None:
    """Make models of the JSON of one client and one realm."""
    from keycloak_stock.models import ClientRepresentation, RealmRepresentation

    documents = [(ClientRepresentation, arguments["client"]), (RealmRepresentation, arguments["realm"])]
    _decode(meter, arguments, documents)


def _decode(meter: Meter, arguments: dict[str, Any], documents: list[tuple[Any, dict[str, Any]]]) -> None:
    for kind, document in documents:
        kind.from_dict(document)
    with meter:
        for _ in range(arguments["count"]):
            for kind, document in documents:
                kind.from_dict(document)


if __name__ == "__main__":
    run(
        {
            "cold_script": cold_script,
            "get": get,
            "get_async": get_async,
            "list_users": list_users,
            "decode_user": decode_user,
            "decode_realm": decode_realm,
        }
    )
