"""Keys: odd ones are left out one by one, none is a secret by accident, and none is imported twice."""

from __future__ import annotations

import base64
import copy
import json
import logging
import re
import threading
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa, x25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc.jwk import ECKey, KeySet, OctKey, OKPKey, RSAKey

from keycloak_facade._core import jwt_keys
from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import JWTError, UnknownKeyError
from keycloak_facade._core.jwt_jwk import import_jwk
from keycloak_facade._core.jwt_keys import VerificationKeys, load_keys
from tests.security import jwt_forge
from tests.security.jwt_forge import CLAIMS, CLIENT, KID, NOW, hmac_signed, jwks, token

GOOD: dict[str, Any] = jwt_forge.rsa().as_dict()
EC_GOOD: dict[str, Any] = jwt_forge.ec().as_dict()
MODULUS: str = GOOD["n"]


def short_rsa() -> rsa.RSAPublicKey:
    return rsa.generate_private_key(65537, 1024).public_key()  # noqa: S505 # to be refused


def pem_of(key: Any) -> bytes:
    encoded: bytes = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return encoded


def short_jwk() -> dict[str, Any]:
    number = short_rsa().public_numbers().n
    return {"kty": "RSA", "e": "AQAB", "n": base64.urlsafe_b64encode(number.to_bytes(128, "big")).rstrip(b"=").decode()}


def without(jwk: dict[str, Any], name: str) -> dict[str, Any]:
    return {member: value for member, value in jwk.items() if member != name}


ODD: dict[str, tuple[Any, str]] = {
    "encryption key": (jwt_forge.rsa_enc().as_dict(), '"use" is "enc"'),
    "secret": ({"kty": "oct", "k": "c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0"}, "symmetric"),
    "unknown kty": ({"kty": "AKP", "alg": "ML-DSA-44", "pub": "AA"}, '"kty" is "AKP"'),
    "no kty": ({"n": MODULUS, "e": "AQAB"}, '"kty" is no string'),
    "kty no string": ({**GOOD, "kty": ["RSA"]}, '"kty" is no string'),
    "unknown curve": ({**EC_GOOD, "crv": "P-999"}, 'curve is "P-999"'),
    "secp256k1": (ECKey.generate_key("secp256k1").as_dict(), 'curve is "secp256k1"'),
    "X25519": (OKPKey.generate_key("X25519").as_dict(), 'curve is "X25519"'),
    "point off the curve": ({**EC_GOOD, "y": EC_GOOD["x"]}, "not a valid key"),
    "point missing": (without(EC_GOOD, "y"), '"y" is no string'),
    "RSA e=1": ({**GOOD, "e": "AQ"}, "not a valid key"),
    "RSA e even": ({**GOOD, "e": "AAAC"}, "not a valid key"),
    "RSA n=0": ({**GOOD, "n": "AA"}, "0 bits"),
    "RSA n empty": ({**GOOD, "n": ""}, "not a valid key"),
    "RSA n no base64url": ({**GOOD, "n": "+/="}, "not a valid key"),
    "RSA n not ASCII": ({**GOOD, "n": "\N{SNOWMAN}"}, "not a valid key"),
    "RSA n a number": ({**GOOD, "n": 5}, '"n" is no string'),
    "RSA of 1024 bits": (short_jwk(), "1024 bits"),
    "RSA of 20016 bits": ({**GOOD, "n": 3336 * "_"}, "20016 bits"),
    "use unknown": ({**GOOD, "use": "x"}, '"use" is "x"'),
    "key_ops encrypt": ({**GOOD, "key_ops": ["encrypt"]}, "key_ops"),
    "key_ops no list": ({**GOOD, "key_ops": "verify"}, "key_ops"),
    "alg of encryption": ({**GOOD, "alg": "RSA-OAEP"}, '"alg" is "RSA-OAEP"'),
    "alg none": ({**GOOD, "alg": "none"}, '"alg" is "none"'),
    "alg of another type": ({**GOOD, "alg": "ES256"}, '"alg" is "ES256"'),
    "alg no string": ({**GOOD, "alg": 1}, '"alg" is no string'),
    "kid no string": ({**GOOD, "kid": 1}, '"kid" is no string'),
    "null": (None, "NoneType"),
    "number": (1, "int"),
    "list": ([], "list"),
    "text": ("secret", "PEM"),
    "secret of joserfc": (OctKey.generate_key(256), "symmetric"),
    "short RSA PEM": (pem_of(short_rsa()), "1024 bits"),
}  # fmt: skip


ODD_JWKS = [name for name, (odd, _) in ODD.items() if isinstance(odd, dict) and "kty" in odd]


def decode(keys: Any, text: str = "") -> dict[str, Any]:
    return decode_jwt(text or token(), keys, algorithms="RS256", audience=CLIENT, now=NOW)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_key_does_not_stop_the_others(name: str, caplog: pytest.LogCaptureFixture) -> None:
    odd, reason = ODD[name]
    with caplog.at_level(logging.DEBUG, "keycloak_facade"):
        keys = load_keys({"keys": [odd, GOOD]})
    assert keys.kids == (KID,)
    ((skipped, why),) = keys.skipped.items()
    assert reason in why
    assert skipped == (odd["kid"] if name in ODD_JWKS and isinstance(odd.get("kid"), str) else "#0")
    assert why in caplog.messages[0]
    assert MODULUS[:20] not in caplog.text
    assert decode(keys) == CLAIMS


@pytest.mark.parametrize("name", ODD_JWKS)
def test_an_odd_key_alone_is_an_error(name: str) -> None:
    odd, reason = ODD[name]
    with pytest.raises(ValueError, match=re.escape(reason)) as refusal:
        decode(odd)
    assert MODULUS[:20] not in str(refusal.value)
    assert refusal.value.__context__ is None


PEM = jwt_forge.rsa().as_pem().decode()
NO_KEYS: list[tuple[Any, type[Exception], str]] = [
    (None, TypeError, "NoneType"),
    (1, TypeError, "int"),
    (object(), TypeError, "object"),
    ({1, 2}, TypeError, "set"),
    ({}, ValueError, "neither"),
    ({"keys": "x"}, ValueError, "list, not str"),
    ("", ValueError, "OctKey"),
    ("secret", ValueError, "OctKey"),
    (b"\xff\xfe", ValueError, "OctKey"),
    ("c2VjcmV0", ValueError, "OctKey"),
    ("{", ValueError, "not JSON"),
    ("[" * 100_000, ValueError, "not JSON"),
    (PEM[:80], ValueError, "PEM"),
    ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", ValueError, "PEM"),
    (jwt_forge.rsa().as_pem(private=True), ValueError, "private key"),
    (pem_of(short_rsa()), ValueError, "1024 bits"),
    (pem_of(x25519.X25519PrivateKey.generate().public_key()), ValueError, "RSA, EC"),
    (pem_of(ec.generate_private_key(ec.SECP192R1()).public_key()), ValueError, "curve"),
    (jwt_forge.rsa_enc(), ValueError, "enc"),
    (RSAKey(short_rsa(), None), ValueError, "1024 bits"),
    (ECKey.generate_key("secp256k1"), ValueError, "secp256k1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "kind", "message"), NO_KEYS, ids=[f"{i}-{what}" for i, (*_, what) in enumerate(NO_KEYS)]
)
def test_no_key(key: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message) as refusal:
        decode(key, "not even a token")
    assert refusal.value.__context__ is None


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param(PEM.encode(), id="PEM"),
        pytest.param(jwt_forge.rsa().as_der(), id="DER"),
        pytest.param(base64.b64encode(jwt_forge.rsa().as_der()), id="realm public_key"),
        pytest.param(json.dumps(GOOD).encode(), id="JWK"),
        pytest.param(json.dumps(jwks()).encode(), id="JWKS"),
        pytest.param(b"too short", id="short"),
    ],
)
def test_a_public_or_short_text_is_no_secret_even_when_made_one(secret: bytes) -> None:
    with pytest.raises(ValueError, match=r"public key|less than 14 bytes"):
        decode_jwt(hmac_signed({"alg": "HS256"}, secret, "HS256"), OctKey(secret, secret), algorithms="HS256", now=NOW)


@pytest.mark.parametrize(
    "secret", [b"UbHhHQy2H6JpQ4bGm3xX", b"{cipher}but no JSON", b"12345678901234567890", b"\xff" * 32]
)
def test_a_secret(secret: bytes) -> None:
    text = hmac_signed({"alg": "HS256"}, secret, "HS256")
    assert decode_jwt(text, OctKey(secret, secret), algorithms="HS256", audience=CLIENT, now=NOW) == CLAIMS
    with pytest.raises(JWTError, match="signature is wrong"):
        decode_jwt(text, OctKey(secret[1:], secret[1:]), algorithms="HS256", audience=CLIENT, now=NOW)


def test_a_set_of_unusable_keys_says_why() -> None:
    with pytest.raises(UnknownKeyError, match=r"there: none$") as refusal:
        decode({"keys": [jwt_forge.rsa_enc().as_dict()]})
    assert refusal.value.kid == KID
    assert refusal.value.known_kids == ()


def test_at_most_100_keys() -> None:
    many = [{**GOOD, "kid": str(number)} for number in range(200)]
    keys = load_keys({"keys": many})
    assert len(keys.kids) == 100
    assert keys.skipped == {"100": "a key set has 100 keys at most"}
    with pytest.raises(UnknownKeyError, match=r'"4", "5", and 94 more; of a key set, the first 100 count$'):
        decode(keys)


def test_a_kid_twice() -> None:
    other = RSAKey.generate_key(2048).as_dict(kid=KID)
    assert decode({"keys": [other, GOOD]}) == CLAIMS
    assert decode({"keys": [GOOD, other]}) == CLAIMS


def test_keys_of_joserfc_are_used_as_they_are() -> None:
    with pytest.raises(UnknownKeyError):
        decode(KeySet([jwt_forge.bare(jwt_forge.rsa())]))
    assert decode(jwt_forge.bare(jwt_forge.rsa())) == CLAIMS


def test_nothing_of_a_key_shows() -> None:
    shown = repr(load_keys({"keys": [GOOD, EC_GOOD]}))
    assert KID in shown
    assert MODULUS[:20] not in shown


@pytest.fixture
def imports(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is imported, from an empty memory on."""
    seen: list[str] = []

    def counted(jwk: Any) -> Any:
        seen.append(jwk.get("kid"))
        return import_jwk(jwk)

    monkeypatch.setattr(jwt_keys, "import_jwk", counted)
    monkeypatch.setattr(jwt_keys, "_RECENT", type(vars(jwt_keys)["_RECENT"])())
    return seen


def test_a_key_set_is_imported_once(imports: list[str]) -> None:
    for _ in range(5):
        decode(jwks())
        decode(copy.deepcopy(jwks()))
        decode(GOOD)
    assert imports == [jwt_forge.ENC_KID, KID, jwt_forge.EC_KID, KID]


def test_a_key_set_changed_in_place_is_imported_again(imports: list[str]) -> None:
    changing = copy.deepcopy(jwks())
    decode(changing)
    changing["keys"][1]["kid"] = "renamed"
    with pytest.raises(UnknownKeyError):
        decode(changing)
    changing["keys"][1]["kid"] = KID
    changing["keys"][1]["n"] = RSAKey.generate_key(2048).as_dict()["n"]
    with pytest.raises(Exception, match="signature is wrong"):
        decode(changing)
    changing["keys"][1]["key_ops"] = ["encrypt"]
    with pytest.raises(UnknownKeyError, match="key_ops"):
        decode(changing)
    changing["keys"][1]["key_ops"].append("verify")
    changing["keys"][1]["n"] = MODULUS
    assert decode(changing) == CLAIMS
    del changing["keys"][1]
    with pytest.raises(UnknownKeyError):
        decode(changing)
    assert len(imports) == 3 + 3 + 3 + 3 + 3 + 2


def test_16_key_sets_are_remembered_the_latest_used_longest(imports: list[str]) -> None:
    sets = [{"keys": [{**EC_GOOD, "kid": str(number)}]} for number in range(17)]
    for number in range(16):
        load_keys(sets[number])
    load_keys(sets[0])
    load_keys(sets[16])
    imports.clear()
    load_keys(sets[0])
    assert imports == []
    load_keys(sets[1])
    assert imports == ["1"]


def test_threads(imports: list[str]) -> None:
    sets = [{"keys": [{**EC_GOOD, "kid": str(number)}]} for number in range(40)]
    wrong: list[object] = []

    def work(start: int) -> None:
        for step in range(400):
            number = (start + step * 7) % 40
            keys: VerificationKeys = load_keys(sets[number])
            if keys.kids != (str(number),):
                wrong.append(keys)

    threads = [threading.Thread(target=work, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(imports) >= 40
