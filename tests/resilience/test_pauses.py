"""When requests are sent again: when the server says, or after a pause of the client's own."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import ApiError, TooManyRequests
from tests.resilience.calls import call, each_flavour, refusing
from tests.security.loopback import Answering, stub
from tests.unit.wire import Wire, answering, send

PAUSES: list[tuple[str, float | None]] = [
    ("0", 0.0),
    ("2", 2.0),
    ("60", 60.0),
    ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ("soon", None),
    ("-1", None),
    ("1.5", None),
    ("", None),
    ("Wed, 21 Oct 2015 07:28:00 +999999999999999999", None),
    ("Wed, 99 Oct 2015 07:28:00 GMT", None),
]


@pytest.mark.parametrize(("header", "pause"), PAUSES)
@pytest.mark.parametrize("status", [429, 503])
@each_flavour
async def test_the_server_says_when(flavour: str, wire: Wire, status: int, header: str, pause: float | None) -> None:
    wire.answers = [answering(status, headers={"Retry-After": header})]
    with pytest.raises(ApiError):
        await send(flavour, call())
    if pause is None:
        assert 0 <= wire.pauses[0] <= 0.5
        assert 0 <= wire.pauses[1] <= 1.0
        assert max(wire.pauses) > 0.001
    else:
        assert wire.pauses == pytest.approx([pause, pause], rel=0.1, abs=0.01)


@pytest.mark.parametrize("status", [429, 503])
@each_flavour
async def test_the_server_says_when_by_the_clock(flavour: str, wire: Wire, status: int) -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=31), usegmt=True)
    wire.answers = [refusing(status, then)]
    with pytest.raises(ApiError):
        await send(flavour, call())
    assert wire.pauses == pytest.approx([30.5, 30.5], abs=1)


@pytest.mark.parametrize("header", ["61", "1000000000", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
@pytest.mark.parametrize("method", ["GET", "POST"])
@each_flavour
async def test_a_time_that_is_far_off_is_the_callers_to_wait_for(
    flavour: str, wire: Wire, method: str, header: str
) -> None:
    wire.answers = [refusing(429, header)]
    with pytest.raises(TooManyRequests) as caught:
        await send(flavour, call(method))
    assert caught.value.response.headers["retry-after"] == header
    assert wire.pauses == []
    assert len(wire.requests) == 1


@pytest.mark.loopback
@each_flavour
async def test_the_pause_is_as_long_as_the_server_says(flavour: str) -> None:
    def answer(answering: Answering) -> None:
        at.append(time.monotonic())
        if len(at) == 1:
            answering.send(503, retry_after="2")
        else:
            answering.send(204)

    at: list[float] = []
    with stub(answer) as server:
        if flavour == "sync":
            with KeycloakRealm(server.url, "r") as realm:
                realm.client.send(call("POST"))
        else:
            async with AsyncKeycloakRealm(server.url, "r") as aio:
                await aio.client.send(call("POST"))
    assert 1.95 < at[1] - at[0] < 3  # what sends again is loaded meanwhile


@each_flavour
async def test_pauses_of_its_own_grow_and_differ(flavour: str, wire: Wire) -> None:
    wire.answers = [503]
    for _ in range(30):
        with pytest.raises(ApiError):
            await send(flavour, call(), max_retries=12)
    by_attempt = [wire.pauses[attempt::12] for attempt in range(12)]
    for attempt, pauses in enumerate(by_attempt):
        most = min(0.5 * 2**attempt, 60)
        assert all(0 <= pause <= most for pause in pauses)
        assert max(pauses) > most / 2
    assert len(set(wire.pauses)) > 200
