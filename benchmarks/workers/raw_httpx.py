"""httpx by hand: the least that a client on top of it could cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _worker import run

if TYPE_CHECKING:
    import httpx
    from _worker import Meter


def _login(arguments: dict[str, Any]) -> tuple[str, dict[str, str]]:
    url = f"{arguments['url']}/realms/master/protocol/openid-connect/token"
    form = {"grant_type": "password", "client_id": "admin-cli"}
    return url, form | {name: arguments[name] for name in ("username", "password")}


def _headers(answer: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.raise_for_status().json()['access_token']}"}


def _client(arguments: dict[str, Any]) -> tuple[httpx.Client, dict[str, str]]:
    import httpx

    client = httpx.Client(timeout=60)
    url, form = _login(arguments)
    return client, _headers(client.post(url, data=form))


def _users(arguments: dict[str, Any]) -> str:
    return f"{arguments['url']}/admin/realms/{arguments['realm']}/users"


def cold_script(_meter: Meter, arguments: dict[str, Any]) -> None:
    """Import, log in and list the users of a small realm."""
    client, headers = _client(arguments)
    users = client.get(_users(arguments), headers=headers).raise_for_status().json()
    assert len(users) == arguments["count"]


def get(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times."""
    client, headers = _client(arguments)
    url = f"{_users(arguments)}/{arguments['user_id']}"
    client.get(url, headers=headers).raise_for_status().json()
    with meter:
        for _ in range(arguments["count"]):
            client.get(url, headers=headers).raise_for_status().json()


def get_async(meter: Meter, arguments: dict[str, Any]) -> None:
    """Read one user, many times, on an event loop."""
    import asyncio

    import httpx

    async def work() -> None:
        async with httpx.AsyncClient() as client:
            login, form = _login(arguments)
            headers = _headers(await client.post(login, data=form))
            url = f"{_users(arguments)}/{arguments['user_id']}"
            (await client.get(url, headers=headers)).raise_for_status().json()
            with meter:
                for _ in range(arguments["count"]):
                    (await client.get(url, headers=headers)).raise_for_status().json()

    asyncio.run(work())


def list_users(meter: Meter, arguments: dict[str, Any]) -> None:
    """List all users with one request, as dicts."""
    client, headers = _client(arguments)
    query = {"max": arguments["count"]}
    client.get(_users(arguments), headers=headers, params={"max": 1})
    with meter:
        users = client.get(_users(arguments), headers=headers, params=query).raise_for_status().json()
    assert len(users) == arguments["count"]


if __name__ == "__main__":
    run({"cold_script": cold_script, "get": get, "get_async": get_async, "list_users": list_users})
