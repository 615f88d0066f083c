"""The first administrator's plain requests, of those who do not want this library to send them."""

from __future__ import annotations

import httpx


def administrator(url: str, username: str, password: str) -> httpx.Client:
    """A client of the Admin API's realms, logged in."""
    answer = httpx.post(
        f"{url.rstrip('/')}/realms/master/protocol/openid-connect/token",
        data={"grant_type": "password", "client_id": "admin-cli", "username": username, "password": password},
        trust_env=False,
        timeout=60,
    )
    token = answer.raise_for_status().json()["access_token"]
    return httpx.Client(
        base_url=f"{url.rstrip('/')}/admin/realms/",
        headers={"Authorization": f"Bearer {token}"},
        trust_env=False,
        timeout=60,
    )
