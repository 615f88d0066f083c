"""keycloak-facade, as its guide uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _worker import run

if TYPE_CHECKING:
    from _worker import Meter

    from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm


def _realm(arguments: dict[str, Any]) -> KeycloakRealm:
    from keycloak_facade import KeycloakRealm

    realm = KeycloakRealm(arguments["url"], arguments["realm"])
    realm.admin.login(arguments["username"], arguments["password"], realm="master")
    return realm


def _async_realm(arguments: dict[str, Any]) -> AsyncKeycloakRealm:
    from keycloak_facade import AsyncKeycloakRealm

    realm = AsyncKeycloakRealm(arguments["url"], arguments["realm"])
    realm.admin.login(arguments["username"], arguments["password"], realm="master")
    return realm


def cold_script(_meter: Meter, arguments: dict[str, Any]) -> None:
    """Import, log in and list the users of a small realm."""
    users = _realm(arguments).admin.realms.by_name(arguments["realm"]).users.all()
    assert len(users) == arguments["count"]


def get(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times."""
    user = _realm(arguments).admin.realms.by_name(arguments["realm"]).users.by_id(arguments["user_id"])
    user.get()
    with meter:
        for _ in range(arguments["count"]):
            user.get()


def get_async(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times, on an event loop."""
    import asyncio

    async def work() -> None:
        async with _async_realm(arguments) as realm:
            user = realm.admin.realms.by_name(arguments["realm"]).users.by_id(arguments["user_id"])
            await user.get()
            with meter:
                for _ in range(arguments["count"]):
                    await user.get()

    asyncio.run(work())


def list_users(meter: Meter, arguments: dict[str, Any]) -> None:
    """List all users, as typed models."""
    users = _realm(arguments).admin.realms.by_name(arguments["realm"]).users
    users.count()
    with meter:
        found = users.all()
    assert len(found) == arguments["count"]


def iter_users(meter: Meter, arguments: dict[str, Any]) -> None:
    """Go through all users, with one page in memory at a time."""
    users = _realm(arguments).admin.realms.by_name(arguments["realm"]).users
    next(users.iter())
    with meter:
        count = sum(1 for _ in users.iter())
    assert count == arguments["count"]


def import_users(meter: Meter, arguments: dict[str, Any]) -> None:
    """Create users."""
    users = _realm(arguments).admin.realms.by_name(arguments["realm"]).users
    users.count()
    with meter:
        result = users.import_many(arguments["users"])
    result.raise_for_failures()
    assert len(result.created) == len(arguments["users"])


def decode_user(meter: Meter, arguments: dict[str, Any]) -> None:
    """Make models of one user's JSON."""
    from keycloak_openapi.models import UserRepresentation

    _decode(meter, arguments, [(UserRepresentation, arguments["user"])])


def decode_realm(meter: Meter, arguments: dict[str, Any]) -> None:
    """Make models of the JSON of one client and one realm."""
    from keycloak_openapi.models import ClientRepresentation, RealmRepresentation

    documents = [(ClientRepresentation, arguments["client"]), (RealmRepresentation, arguments["realm"])]
    _decode(meter, arguments, documents)


def _decode(meter: Meter, arguments: dict[str, Any], documents: list[tuple[Any, dict[str, Any]]]) -> None:
    for kind, document in documents:
        kind.from_dict(document)
    with meter:
        for _ in range(arguments["count"]):
            for kind, document in documents:
                kind.from_dict(document)


def decode_token(meter: Meter, arguments: dict[str, Any]) -> None:
    """Verify one token, many times, with the keys given each time."""
    from keycloak_facade import KeycloakRealm

    openid = KeycloakRealm("https://keycloak.example.com", "benchmark").open_id_connect("benchmark-client")
    token, keys = arguments["token"], arguments["jwks"]
    audience, issuer = arguments["audience"], arguments["issuer"]
    openid.decode_token(token, keys, ["RS256"], audience=audience, issuer=issuer)
    with meter:
        for _ in range(arguments["count"]):
            openid.decode_token(token, keys, ["RS256"], audience=audience, issuer=issuer)


if __name__ == "__main__":
    run(
        {
            "cold_script": cold_script,
            "get": get,
            "get_async": get_async,
            "list_users": list_users,
            "iter_users": iter_users,
            "import_users": import_users,
            "decode_user": decode_user,
            "decode_realm": decode_realm,
            "decode_token": decode_token,
        }
    )
