"""What a newer server says is kept, and written back; nothing of it is an error."""

from __future__ import annotations

import json

import httpx

from keycloak_facade import KeycloakRealm
from keycloak_facade.credentials import StaticToken
from keycloak_openapi.api import realms, users

FROM_THE_FUTURE = {"tags": ["a", {"b": None}], "level": 3}
USER = {
    "id": "1",
    "username": "ada",
    "firstName": "Ada",
    "credentials": [{"type": "telepathy", "strength": 5}],
    **FROM_THE_FUTURE,
}


def test_an_update_writes_back_what_is_not_known() -> None:
    written: list[dict[str, object]] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.method == "PUT":
            written.append(json.loads(request.content))
            return httpx.Response(204)
        return httpx.Response(200, json=USER)

    http_client = httpx.Client(transport=httpx.MockTransport(handle))
    with KeycloakRealm("https://keycloak.test", "r", credentials=StaticToken("t"), http_client=http_client) as realm:
        user = realm.admin.realms.by_name("r").users.by_id("1")
        user.update(last_name="Lovelace")
        assert user.get().additional_properties == FROM_THE_FUTURE
    # A null is never sent: the server takes an absent field for one.
    assert written == [USER | {"tags": ["a", {}], "lastName": "Lovelace"}]


def test_a_value_that_no_enumeration_has() -> None:
    sent = httpx.Request("GET", "https://keycloak.test")
    answer = httpx.Response(200, json={"realm": "r", "sslRequired": "sometimes"}, request=sent)
    realm = realms.get_realm("r").read(answer)
    assert (realm.ssl_required, type(realm.ssl_required)) == ("sometimes", str)
    assert realms.update_realm("r", realm).json == {"realm": "r", "sslRequired": "sometimes"}


def test_what_is_absent_stays_absent() -> None:
    sent = httpx.Request("GET", "https://keycloak.test")
    user = users.get_user("r", "1").read(httpx.Response(200, json={"id": "1"}, request=sent))
    assert (user.first_name, user.enabled, "enabled" in user) == (None, None, False)
    assert users.update_user("r", "1", user).json == {"id": "1"}
