"""What is raised where nothing came back."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import (
    ConnectionError,  # noqa: A004 - this package's own
    TimeoutError,  # noqa: A004 - this package's own
    TransportError,
)
from keycloak_openapi.request import Request, json_or_nothing, nothing
from tests.unit.wire import URL, Wire, send

each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])


def call(method: str = "GET", **parts: Any) -> Request[Any]:
    return Request(method=method, url="/realms/r", decode=json_or_nothing(), **parts)


@pytest.mark.parametrize(
    ("original", "kind"),
    [
        (httpx.ReadTimeout("x"), TimeoutError),
        (httpx.ConnectTimeout("x"), TimeoutError),
        (httpx.WriteTimeout("x"), TimeoutError),
        (httpx.PoolTimeout("x"), TimeoutError),
        (httpx.ConnectError("[Errno 111] Connection refused"), ConnectionError),
        (httpx.ReadError(""), ConnectionError),
        (httpx.RemoteProtocolError("Server disconnected"), ConnectionError),
        (httpx.ProxyError("407"), ConnectionError),
        (httpx.DecodingError("x"), TransportError),
        (httpx.LocalProtocolError("x"), TransportError),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
@each_flavour
async def test_errors_of_httpx_become_ours(
    flavour: str, wire: Wire, original: Exception, kind: type[TransportError]
) -> None:
    wire.answers = [original]
    with pytest.raises(TransportError) as caught:
        await send(flavour, call(), max_retries=0)
    assert type(caught.value) is kind
    assert caught.value.original_exc is original
    assert str(caught.value).startswith("GET /realms/r: ")
    if kind is ConnectionError:
        assert str(original) in str(caught.value)


@pytest.mark.parametrize("url", ["https://host:port/", "https://" + "a" * 70_000])
def test_a_url_that_is_none(wire: Wire, url: str) -> None:
    realm = KeycloakRealm(URL, "r")
    with pytest.raises(TransportError):
        realm.client.send(Request(method="GET", url=url, decode=nothing))
    assert wire.requests == []
