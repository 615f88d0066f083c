"""The administrator's token goes to its own server alone."""

from __future__ import annotations

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import TokenError


def test_the_token_is_not_sent_to_another_server() -> None:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={})

    realm = KeycloakRealm("https://sso.test", "r", http_client=httpx.Client(transport=httpx.MockTransport(answer)))
    realm.admin.set_token("a-token")
    for url in (
        "https://evil.test/admin",
        "http://sso.test/admin",
        "https://sso.test:444/x",
        "https://sso.test.evil.test/",
    ):
        with pytest.raises(TokenError, match="another server"):
            realm.admin.get(url)
    assert sent == []
    realm.admin.get("https://sso.test/admin/realms")
    assert [request.headers["authorization"] for request in sent] == ["Bearer a-token"]
