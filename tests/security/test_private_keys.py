"""Private keys that cannot be used are told of where they are given, by errors that show nothing of them."""

from __future__ import annotations

import json
import traceback
from base64 import b64encode, urlsafe_b64encode
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, x25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.credentials import ClientSecret, ClientSecretJwt, DPoP, DPoPKey, PrivateKeyJwt
from keycloak_facade.exceptions import TokenError
from tests.security.test_redirects import SECRET
from tests.security.test_secrets_in_frames import JWK, PRIVATE, errors_of, shown_by


def pem(key: Any, password: str = "", form: PrivateFormat = PrivateFormat.PKCS8) -> bytes:
    encryption = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    text: bytes = key.private_bytes(Encoding.PEM, form, encryption)
    return text


def of_an_unknown_algorithm() -> bytes:
    """A key like that of Ed25519, whose identifier 1.3.101.112 is made another one."""
    key = ed25519.Ed25519PrivateKey.generate()
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    body = b64encode(der.replace(b"\x2b\x65\x70", b"\x2b\x65\x7f"))
    return b"-----BEGIN PRIVATE KEY-----\n" + body + b"\n-----END PRIVATE KEY-----\n"


EC = ec.derive_private_key(7, ec.SECP256R1())
PUBLIC = {name: value for name, value in JWK.items() if name != "d"}
UNREADABLE: dict[str, Any] = {
    "no JSON": json.dumps(JWK)[:-1],
    "no PEM": f"-----BEGIN PRIVATE KEY-----\n{SECRET}",
    "neither": SECRET,
    "not Unicode": f"{SECRET}\ud800",
    "PEM with a password": pem(EC, "password"),
    "text of PEM with a password": pem(EC, "password").decode(),
    "old PEM with a password": pem(EC, "password", PrivateFormat.TraditionalOpenSSL),
    "PEM of OpenSSH": pem(EC, form=PrivateFormat.OpenSSH),
    "PEM of DSA": pem(dsa.generate_private_key(2048)),
    "PEM of an unknown algorithm": of_an_unknown_algorithm(),
    "public PEM": EC.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    "unknown kty": JWK | {"kty": "X"},
    "text of an unknown kty": json.dumps(JWK | {"kty": "X"}),
    "kty that is a secret": JWK | {"kty": SECRET},
    "kty that is a list": JWK | {"kty": [SECRET]},
    "no kty": {"d": PRIVATE},
    "unknown crv": JWK | {"crv": "P-999"},
    "text of an unknown crv": json.dumps(JWK | {"crv": "P-999"}),
    "no crv": {name: value for name, value in JWK.items() if name != "crv"},
    "another point": JWK | {"x": JWK["y"]},
    "no base64": JWK | {"d": SECRET + "!"},
    "JWK set": {"keys": [JWK]},
    "text of nested objects": '{"a":' * 100_000,
    "key set": KeySet([ECKey.import_key(JWK)]),
    "key of cryptography": EC,
    "list": [SECRET],
    "nothing": None,
}
UNFIT: dict[str, Any] = {
    "public JWK": PUBLIC,
    "public key": ECKey.import_key(PUBLIC),
    "symmetric JWK": {"kty": "oct", "k": urlsafe_b64encode(SECRET.encode()).decode().rstrip("=")},
    "symmetric key": OctKey.import_key(SECRET),
    "curve that Keycloak does not know": ECKey.generate_key("secp256k1"),
    "PEM of a curve that joserfc does not know": pem(ec.generate_private_key(ec.BrainpoolP256R1())),
    "curve that does not sign": pem(x25519.X25519PrivateKey.generate()),
}
MISUSED: dict[str, tuple[Any, str, str]] = {
    "EC as RSA": (JWK, "RS256", "a key of P-256 signs with ES256, not with RS256"),
    "PEM of EC as RSA": (pem(EC), "RS256", "a key of P-256 signs with ES256, not with RS256"),
    "RSA as EC": (
        RSAKey.generate_key(2048),
        "ES256",
        "a key of RSA signs with RS256, RS384, RS512, PS256, PS384 or PS512, not with ES256",
    ),
    "none": (JWK, "none", "a key of P-256 signs with ES256, not with none"),
    "empty": (JWK, "", "a key of P-256 signs with ES256, not with "),
    "alg": (JWK | {"alg": SECRET}, "ES256", "the JWK says by its use, key_ops or alg that it is not for signing"),
    "use": (JWK | {"use": "enc"}, "ES256", "the JWK says by its use, key_ops or alg that it is not for signing"),
    "key_ops": (JWK | {"key_ops": ["verify"]}, "ES256", "the JWK says by its use, key_ops or alg that it is not"),
}


def assert_silent(error: BaseException, given: Any = None) -> None:
    """The error, its frames and all errors behind it show nothing of a key, nor of the lines of PEM."""
    text = given.decode() if isinstance(given, bytes) else given
    lines = filter(None, text.splitlines()[1:-1]) if isinstance(text, str) else ()
    for secret in (SECRET, PRIVATE, *lines):
        assert secret not in f"{error} {error!r}"
        assert shown_by(error, secret) == set()
    assert list(errors_of(error)) == [error]


def given_as(kind: str, key: Any, algorithm: str) -> Any:
    return PrivateKeyJwt("c", key, algorithm=algorithm) if kind == "assertion" else DPoPKey(key, algorithm=algorithm)


each_kind = pytest.mark.parametrize("kind", ["assertion", "proof"])


@pytest.mark.parametrize("key", UNREADABLE.values(), ids=UNREADABLE)
@each_kind
def test_a_key_that_cannot_be_read(kind: str, key: Any) -> None:
    with pytest.raises(
        ValueError, match="the private key cannot be read: expected PEM without a password, a "
    ) as caught:
        given_as(kind, key, "ES256")
    assert type(caught.value) is ValueError
    assert_silent(caught.value, key)


@pytest.mark.parametrize("key", UNFIT.values(), ids=UNFIT)
@each_kind
def test_a_key_of_another_kind(kind: str, key: Any) -> None:
    known = "P-256, P-384, P-521, Ed25519, Ed448 or RSA"
    with pytest.raises(ValueError, match=f"the key is not a private key of {known}") as caught:
        given_as(kind, key, "ES256")
    assert_silent(caught.value, key)


@pytest.mark.parametrize(("key", "algorithm", "problem"), MISUSED.values(), ids=MISUSED)
@each_kind
def test_a_key_for_something_else(kind: str, key: Any, algorithm: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as caught:
        given_as(kind, key, algorithm)
    assert_silent(caught.value, key)


@each_kind
def test_a_short_key_is_warned_of_and_not_shown(kind: str) -> None:
    """Here, warnings are errors."""
    with pytest.warns(SecurityWarning, match="2048 bits"):
        short = RSAKey.generate_key(1024)
    text = short.as_pem(private=True)
    with pytest.raises(SecurityWarning, match="2048 bits") as caught:
        given_as(kind, text, "RS256")
    assert_silent(caught.value, text)


def test_a_key_in_the_place_of_a_dpop_key() -> None:
    wrong: Any = json.dumps(JWK)
    with pytest.raises(TypeError, match="expected a DPoPKey, got str") as caught:
        DPoP(ClientSecret("c", SECRET), wrong)
    assert_silent(caught.value)


@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm])
def test_a_key_in_the_place_of_a_dpop_key_of_openid_connect(kind: Any) -> None:
    with pytest.raises(TypeError, match=r"^expected a DPoPKey, got str$"):
        kind("https://keycloak.test", "r").open_id_connect("c", dpop=json.dumps(JWK))


@pytest.mark.parametrize("end", ["\ud800", "\n", "ä"])
def test_a_proof_of_what_is_no_token(end: str) -> None:
    with pytest.raises(TokenError, match="holds a character that cannot stand in a header") as caught:
        DPoPKey(JWK).proof("GET", "https://keycloak.test", access_token=SECRET + end)
    assert_silent(caught.value)


@pytest.mark.parametrize(
    ("secret", "algorithm", "problem"),
    [
        ("", "HS256", "the secret cannot sign: it is empty"),
        (f"{SECRET}\ud800", "HS256", "no text that UTF-8 can encode"),
        (SECRET, "RS256", "a secret signs with one of HS256, HS384, HS512, not with RS256"),
        (SECRET, "none", "a secret signs with one of HS256, HS384, HS512, not with none"),
    ],
)
def test_a_secret_that_cannot_sign(secret: str, algorithm: str, problem: str) -> None:
    given = ClientSecretJwt("c", secret, algorithm=algorithm)
    with pytest.raises(ValueError, match=problem) as caught:
        given.client_authentication("https://keycloak.test/realms/r")
    assert_silent(caught.value)


def test_the_variables_that_reporters_list_are_looked_at() -> None:
    """`assert_silent` would find a key in the frame of a function that is not the caller's."""
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(SECRET)
    with pytest.raises(AssertionError):
        assert_silent(caught.value)
    assert SECRET in "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
