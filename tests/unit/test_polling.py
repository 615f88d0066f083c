"""How often a server is asked for tokens that a user has to agree to (RFC 8628, section 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import (
    ApiError,
    ConnectionError,  # noqa: A004 - named after what happened
    LoginDeniedError,
    LoginExpiredError,
    Unauthorized,
    UnexpectedAnswer,
)
from tests.pauses import Pauses
from tests.unit.wire import URL, Wire, answering

if TYPE_CHECKING:
    from keycloak_facade.openid_connect import BackchannelAuthentication, DeviceAuthorization

TOKENS = {"access_token": "a-token", "token_type": "Bearer"}
ENDPOINTS = {"token_endpoint": f"{URL}/token", "device_authorization_endpoint": f"{URL}/device"}
DEVICE: DeviceAuthorization = {
    "device_code": "canary-device-code",
    "user_code": "ABCD-EFGH",
    "verification_uri": f"{URL}/verify",
    "verification_uri_complete": f"{URL}/verify?user_code=ABCD-EFGH",
    "expires_in": 600,
    "interval": 5,
}
BACKCHANNEL: BackchannelAuthentication = {"auth_req_id": "canary-auth-req-id", "expires_in": 120, "interval": 3}
each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])


def refusing(error: str, status: int = 400) -> Any:
    return answering(status, json={"error": error, "error_description": "said so"})


PENDING, SLOW_DOWN = refusing("authorization_pending"), refusing("slow_down")
DONE = answering(json=TOKENS)
TIME_OUT, CUT_OFF, REFUSED = httpx.ReadTimeout("slow"), httpx.RemoteProtocolError("cut off"), httpx.ConnectError("no")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> Pauses:
    pauses = Pauses(lambda _seconds: None)

    async def sleep(seconds: float) -> None:
        pauses.sleep(seconds)

    monkeypatch.setattr("keycloak_facade._sync.polling.sleep", pauses.sleep)
    monkeypatch.setattr("keycloak_facade._async.polling.sleep", sleep)
    monkeypatch.setattr("keycloak_facade._sync.polling.monotonic", pauses.now)
    monkeypatch.setattr("keycloak_facade._async.polling.monotonic", pauses.now)
    return pauses


async def call(flavour: str, verb: str, *arguments: Any) -> Any:
    """Call a method of the client `tv` in either flavour."""
    if flavour == "sync":
        with KeycloakRealm(URL, "r") as realm:
            client = realm.open_id_connect("tv")
            client.well_known.contents = ENDPOINTS
            return getattr(client, verb)(*arguments)
    async with AsyncKeycloakRealm(URL, "r") as aio:
        aio_client = aio.open_id_connect("tv")
        aio_client.well_known.contents = ENDPOINTS
        return await getattr(aio_client, verb)(*arguments)


@each_flavour
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([DONE], []),
        ([PENDING, PENDING, DONE], [5, 5]),
        # Each one adds five seconds, for good.
        ([SLOW_DOWN, PENDING, SLOW_DOWN, PENDING, DONE], [10, 10, 15, 15]),
        # Who does not answer is asked less often, until it answers.
        ([TIME_OUT, TIME_OUT, TIME_OUT, PENDING, DONE], [10, 20, 40, 5]),
        ([CUT_OFF, CUT_OFF, DONE], [10, 20]),
        ([503, 429, 502, 504, SLOW_DOWN, 503, DONE], [10, 20, 40, 80, 10, 20]),
    ],
    ids=["at-once", "pending", "slow-down", "time-outs", "no-connection", "overload"],
)
async def test_the_pauses(flavour: str, answers: list[Any], expected: list[float], wire: Wire, pauses: Pauses) -> None:
    wire.answers = [*answers]
    assert await call(flavour, "device_token", DEVICE) == TOKENS
    assert pauses.seconds == expected
    # The transport has repeated none of them by itself.
    assert len(wire.requests) == len(answers)
    assert wire.pauses == []
    for request in wire.requests:
        assert dict(parse_qsl(request.content.decode())) == {
            "client_id": "tv",
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
            "device_code": "canary-device-code",
        }


@each_flavour
async def test_the_pauses_of_a_backchannel_login(flavour: str, wire: Wire, pauses: Pauses) -> None:
    wire.answers = [PENDING, SLOW_DOWN, TIME_OUT, DONE]
    assert await call(flavour, "backchannel_token", BACKCHANNEL) == TOKENS
    assert pauses.seconds == [3, 8, 16]
    assert dict(parse_qsl(wire.requests[-1].content.decode())) == {
        "client_id": "tv",
        "grant_type": "urn:openid:params:grant-type:ciba",
        "auth_req_id": "canary-auth-req-id",
    }


@each_flavour
async def test_the_end_of_the_time(flavour: str, wire: Wire, pauses: Pauses) -> None:
    wire.answers = [PENDING]
    with pytest.raises(LoginExpiredError, match="within 600 seconds") as caught:
        await call(flavour, "device_token", DEVICE)
    assert (pauses.now(), caught.value.error, caught.value.original_exc) == (600, "expired_token", None)
    assert len(wire.requests) == 121


@each_flavour
async def test_the_end_of_the_time_while_nobody_answers(flavour: str, wire: Wire, pauses: Pauses) -> None:
    wire.answers = [REFUSED]
    with pytest.raises(LoginExpiredError) as caught:
        await call(flavour, "device_token", DEVICE)
    # The last chance is not slept away.
    assert pauses.seconds == [10, 20, 40, 80, 160, 290]
    assert isinstance(caught.value.original_exc, ConnectionError)


@each_flavour
async def test_what_the_user_or_the_server_ends(flavour: str, wire: Wire, pauses: Pauses) -> None:
    wire.answers = [PENDING, refusing("access_denied")]
    with pytest.raises(LoginDeniedError) as denied:
        await call(flavour, "device_token", DEVICE)
    assert (denied.value.error, denied.value.error_description) == ("access_denied", "said so")
    wire.answers = [refusing("expired_token")]
    with pytest.raises(LoginExpiredError) as expired:
        await call(flavour, "device_token", DEVICE)
    assert (expired.value.error, expired.value.error_description) == ("expired_token", "said so")
    for error in (denied.value, expired.value):
        assert isinstance(error.original_exc, ApiError)
        assert "canary" not in f"{error!r} {error.original_exc!r}"
    assert pauses.seconds == [5]


@each_flavour
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (refusing("invalid_client", 401), Unauthorized),
        (answering(json={"no": "token"}), UnexpectedAnswer),
        (answering(500), ApiError),
    ],
    ids=["client", "shape", "server"],
)
async def test_what_asking_again_would_not_mend(
    flavour: str, answer: Any, expected: type[ApiError], wire: Wire, pauses: Pauses
) -> None:
    wire.answers = [answer]
    with pytest.raises(expected):
        await call(flavour, "device_token", DEVICE)
    assert pauses.seconds == []


@each_flavour
async def test_an_interval_that_is_not_told_or_none(flavour: str, wire: Wire, pauses: Pauses) -> None:
    told = {name: value for name, value in DEVICE.items() if name != "interval"}
    wire.answers = [answering(json=told), PENDING, DONE]
    device = await call(flavour, "device_authorization")
    assert device == DEVICE
    await call(flavour, "device_token", told)
    wire.answers = [PENDING, DONE]
    await call(flavour, "device_token", {**told, "interval": 0})
    assert pauses.seconds == [5, 1]


@each_flavour
@pytest.mark.parametrize(
    "answer",
    [
        ["device"],
        {**DEVICE, "device_code": None},
        {**DEVICE, "expires_in": "600"},
        {**DEVICE, "expires_in": 10**400},
        {**DEVICE, "interval": 10**12},
        {"user_code": "ABCD-EFGH"},
    ],
)
async def test_an_answer_that_starts_nothing(flavour: str, answer: Any, wire: Wire) -> None:
    wire.answers = [answering(json=answer)]
    with pytest.raises(UnexpectedAnswer):
        await call(flavour, "device_authorization")
