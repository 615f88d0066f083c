"""python-keycloak, as its documentation uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _worker import run

if TYPE_CHECKING:
    from _worker import Meter


def _admin(arguments: dict[str, Any]) -> Any:
    from keycloak import KeycloakAdmin

    return KeycloakAdmin(
        server_url=f"{arguments['url']}/",
        username=arguments["username"],
        password=arguments["password"],
        realm_name=arguments["realm"],
        user_realm_name="master",
    )


def cold_script(_meter: Meter, arguments: dict[str, Any]) -> None:
    """Import, log in and list the users of a small realm."""
    users = _admin(arguments).get_users({})
    assert len(users) == arguments["count"]


def get(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times."""
    admin = _admin(arguments)
    admin.get_user(arguments["user_id"])
    with meter:
        for _ in range(arguments["count"]):
            admin.get_user(arguments["user_id"])


def get_async(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times, on an event loop."""
    import asyncio

    async def work() -> None:
        admin = _admin(arguments)
        await admin.a_get_user(arguments["user_id"])
        with meter:
            for _ in range(arguments["count"]):
                await admin.a_get_user(arguments["user_id"])

    asyncio.run(work())


def list_users(meter: Meter, arguments: dict[str, Any]) -> None:
    """List all users, as dicts."""
    admin = _admin(arguments)
    admin.users_count()
    with meter:
        users = admin.get_users({})
    assert len(users) == arguments["count"]


def import_users(meter: Meter, arguments: dict[str, Any]) -> None:
    """Create users, one by one."""
    admin = _admin(arguments)
    admin.users_count()
    with meter:
        for user in arguments["users"]:
            admin.create_user(user)


def import_users_async(meter: Meter, arguments: dict[str, Any]) -> None:
    """Create users, all at once."""
    import asyncio

    async def work() -> None:
        admin = _admin(arguments)
        await admin.a_users_count()
        with meter:
            await asyncio.gather(*(admin.a_create_user(user) for user in arguments["users"]))

    asyncio.run(work())


def decode_token(meter: Meter, arguments: dict[str, Any]) -> None:
    """Verify one token, many times, with a key that was made before."""
    from jwcrypto.jwk import JWKSet
    from keycloak import KeycloakOpenID

    openid = KeycloakOpenID(server_url=arguments["url"], realm_name="benchmark", client_id="benchmark-client")
    key = JWKSet.from_json(arguments["jwks_text"]).get_key(arguments["kid"])
    openid.decode_token(arguments["token"], key=key)
    with meter:
        for _ in range(arguments["count"]):
            openid.decode_token(arguments["token"], key=key)


if __name__ == "__main__":
    run(
        {
            "cold_script": cold_script,
            "get": get,
            "get_async": get_async,
            "list_users": list_users,
            "iter_users": list_users,
            "import_users": import_users,
            "import_users_async": import_users_async,
            "decode_token": decode_token,
        }
    )
