"""The public keys of a realm: fetched once for all, and again for a key that is not among them, within bounds."""

from __future__ import annotations

import gc
import weakref

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from keycloak_facade._async.token_keys import MAX_AGE, REFETCH_INTERVAL, RETRY_INTERVAL
from keycloak_facade.exceptions import JWTClaimsError, JWTError, NotFound, ServerError
from tests.unit.key_server import ISSUER, NEW, OLD, URL, KeyServer, forged, token

FORGED = 10_000


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> KeyServer:
    return KeyServer(monkeypatch)


each_flavour = pytest.mark.parametrize("flavour", ["sync", "async"])


@each_flavour
async def test_they_are_fetched_once(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    for _ in range(3):
        assert (await decode(token(OLD)))["iss"] == ISSUER
    assert (server.count(), server.count("openid-configuration")) == (1, 1)


@each_flavour
async def test_a_given_issuer_needs_no_discovery(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    assert (await decode(token(OLD)))["iss"] == ISSUER
    assert server.fetched == ["/realms/r/protocol/openid-connect/certs"]
    with pytest.raises(JWTClaimsError):
        await decode(token(OLD, iss=f"{URL}/realms/other"))


@each_flavour
async def test_a_rotation_is_followed_at_once(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    await decode(token(OLD))
    server.keys = [NEW, OLD]
    assert (await decode(token(NEW)))["iss"] == ISSUER
    assert (await decode(token(OLD)))["iss"] == ISSUER
    assert server.count() == 2
    server.keys = [NEW]
    server.now += REFETCH_INTERVAL
    await decode(token(NEW))
    assert server.count() == 2


@pytest.mark.parametrize("interval", [REFETCH_INTERVAL, 60.0])
@each_flavour
async def test_made_up_keys_are_one_fetch_an_interval(server: KeyServer, flavour: str, interval: float) -> None:
    decode = server.decoder(flavour, refetch_interval=interval, issuer=ISSUER)
    await decode(token(OLD))
    for number in range(FORGED):
        with pytest.raises(JWTError, match="is signed with key"):
            await decode(forged(f"made-up-{number}"))
        assert server.count() == 2
    assert (await decode(token(OLD)))["iss"] == ISSUER
    server.now += interval - 0.1
    with pytest.raises(JWTError):
        await decode(token(NEW, "yet another"))
    assert server.count() == 2
    server.now += 0.1
    with pytest.raises(JWTError):
        await decode(token(NEW, "yet another"))
    assert server.count() == 3


class _OfTheCaller:
    pass


@each_flavour
async def test_a_failed_fetch_keeps_nothing_of_who_has_asked(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)

    async def ask() -> weakref.ref[_OfTheCaller]:
        mine = _OfTheCaller()
        with pytest.raises(ServerError):
            await decode(token(OLD))
        return weakref.ref(mine)

    server.status = 500
    kept = await ask()
    gc.collect()
    assert kept() is None


@each_flavour
async def test_a_failed_fetch_is_an_error_and_not_kept(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    server.status = 500
    with pytest.raises(ServerError):
        await decode(token(OLD))
    server.status = 200
    server.now += RETRY_INTERVAL
    await decode(token(OLD))
    server.status = 404
    with pytest.raises(NotFound):
        await decode(token(NEW))
    # The keys that are there serve on, and no fetch follows the next made-up key.
    await decode(token(OLD))
    before = server.count()
    with pytest.raises(JWTError):
        await decode(token(NEW))
    assert server.count() == before


@each_flavour
async def test_a_key_that_was_withdrawn_is_trusted_for_an_hour_at_most(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    await decode(token(OLD))
    server.keys = [NEW]
    server.now += MAX_AGE - 1
    await decode(token(OLD))
    assert server.count() == 1
    server.now += 1
    with pytest.raises(JWTError, match="is signed with key"):
        await decode(token(OLD))
    # The keys are new: a key that is not there now is not asked for again at once.
    assert server.count() == 2


@each_flavour
async def test_a_server_that_is_down_does_not_take_its_keys_away(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER, max_retries=0)
    await decode(token(OLD))
    server.now += MAX_AGE
    server.status = 500
    for _ in range(5):
        await decode(token(OLD))
    assert server.count() == 2
    server.now += REFETCH_INTERVAL
    server.status = 200
    server.keys = [NEW]
    with pytest.raises(JWTError, match="is signed with key"):
        await decode(token(OLD))
    assert server.count() == 3


@each_flavour
async def test_what_is_no_token_of_a_realm_asks_for_nothing(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    signed_by_secret = jwt.encode({"alg": "HS256", "kid": "x"}, {"iss": ISSUER}, OctKey.generate_key(256))
    for malformed in ("x", "", "x.y.z", "e30.e30.", signed_by_secret, "x" * 1_000_000):
        with pytest.raises(JWTError):
            await decode(malformed)
    assert server.fetched == []


@each_flavour
async def test_a_token_of_an_unknown_key_asks_for_no_issuer(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour)
    for number in range(3):
        with pytest.raises(JWTError, match="is signed with key"):
            await decode(forged(f"made-up-{number}"))
    assert (server.count(), server.count("openid-configuration")) == (2, 0)
    with pytest.raises(JWTClaimsError, match="expected issuer"):
        await decode(token(OLD, iss=f"{URL}/realms/other"))
    assert (server.count(), server.count("openid-configuration")) == (2, 1)


@each_flavour
async def test_a_server_that_has_no_keys_yet_is_asked_once_a_second(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    server.status = 500
    errors: list[ServerError] = []
    for seconds in (1, 2, 3):
        for _ in range(50):
            with pytest.raises(ServerError, match="500 Internal Server Error") as caught:
                await decode(token(OLD))
            errors.append(caught.value)
        assert server.count() == seconds
        server.now += RETRY_INTERVAL
    # Each has frames of its own: those of a flood would else pile up in one.
    assert len({id(error) for error in errors}) == len(errors)
    server.status = 200
    assert (await decode(token(OLD)))["iss"] == ISSUER
    assert server.count() == 4


@each_flavour
async def test_the_pause_begins_when_an_attempt_has_failed(server: KeyServer, flavour: str) -> None:
    decode = server.decoder(flavour, issuer=ISSUER)
    await decode(token(OLD))
    server.now += MAX_AGE
    server.status, server.lasts = 500, 2 * REFETCH_INTERVAL
    for _ in range(16):
        await decode(token(OLD))
    assert server.count() == 2
    server.now += REFETCH_INTERVAL
    await decode(token(OLD))
    assert server.count() == 3
