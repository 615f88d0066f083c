"""What Keycloak really sends is accepted, whatever the form of the key that is given for it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from joserfc.jwk import ECKey, KeySet, OctKey, OKPKey, RSAKey

from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import JWTClaimsError, JWTError
from keycloak_facade._core.jwt_keys import load_keys
from keycloak_facade._core.jwt_parse import TokenLimits
from tests.security.jwt_forge import (
    CLAIMS,
    CLIENT,
    HEADER,
    ISSUER,
    KID,
    NOW,
    bare,
    ec_token,
    encode,
    jwks,
    rsa,
    rsa_enc,
    sign,
    token,
    with_header,
    with_payload,
)

EXPECTED: dict[str, Any] = {"algorithms": ["RS256", "ES256"], "audience": CLIENT, "issuer": ISSUER, "now": NOW}
BARE = bare(rsa())


def accepted(text: str | bytes, key: Any = None, **changes: Any) -> dict[str, Any]:
    return decode_jwt(text, key or jwks(), **{**EXPECTED, **changes})


TOKENS: list[str | bytes] = [
    token(),
    token().encode(),
    ec_token(),
    token(aud=CLIENT),
    token(nbf=NOW),
    token(exp=NOW + 0.5),
    token(exp=NOW + 1, iat=NOW + 0.5),
    token(iat=NOW + 1),
    token(without="typ"),
    token(typ="DPoP"),
    token(typ="ID"),
    token(name="Zoë \N{SURFER}"),
    with_header({**HEADER, "typ": "at+jwt"}),
    with_header({**HEADER, "typ": "application/at+jwt"}),
    with_header({"alg": "RS256", "kid": KID}),
    with_header({"alg": "RS256"}),
    with_header({**HEADER, "unknown": {"a": 1}}),
    with_payload(json.dumps({**CLAIMS, "name": "\N{SURFER}"}).encode()),
    with_payload(json.dumps(CLAIMS, indent=2).encode()),
    with_payload(b" \t\r\n" + json.dumps(CLAIMS).encode() + b"\r\n\t "),
    token(groups=[f"/department/{number}/team" for number in range(10_000)]),
]


@pytest.mark.parametrize("text", TOKENS)
def test_tokens(text: str | bytes) -> None:
    assert accepted(text)["sub"] == CLAIMS["sub"]


def certificate() -> str:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "r")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder(name, name, rsa().public_key, 1, start, start + dt.timedelta(days=3650))
    private_key = rsa().private_key
    assert private_key is not None
    return builder.sign(private_key, SHA256()).public_bytes(Encoding.PEM).decode()


PUBLIC_KEY = base64.b64encode(rsa().as_der()).decode()
FORMS = {
    "JWKS": jwks(),
    "JWKS as text": json.dumps(jwks()),
    "JWKS as bytes": json.dumps(jwks()).encode(),
    "JWK": rsa().as_dict(),
    "private JWK": rsa().as_dict(private=True),
    "JWK as text": json.dumps(rsa().as_dict()),
    "list of JWKs": [rsa_enc().as_dict(), rsa().as_dict()],
    "tuple of PEM": (rsa().as_pem().decode(),),
    "PEM": rsa().as_pem().decode(),
    "PEM as bytes": rsa().as_pem(),
    "PEM in one line": f"-----BEGIN PUBLIC KEY-----\n{PUBLIC_KEY}\n-----END PUBLIC KEY-----",
    "certificate": certificate(),
    "certificate without header": "".join(certificate().splitlines()[1:-1]),
    "realm public_key": PUBLIC_KEY,
    "realm public_key as bytes": PUBLIC_KEY.encode(),
    "joserfc key": rsa(),
    "joserfc key set": KeySet([rsa_enc(), rsa()]),
    "loaded": load_keys(jwks()),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_keys(form: str) -> None:
    assert accepted(token(), FORMS[form]) == CLAIMS
    forged = sign(HEADER, CLAIMS, RSAKey.generate_key(2048), "RS256")
    with pytest.raises(JWTError, match="signature is wrong"):
        accepted(forged, FORMS[form])


@pytest.mark.parametrize(
    ("alg", "key"),
    [
        *((alg, BARE) for alg in ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")),
        ("ES256", ECKey.generate_key("P-256")),
        ("ES384", ECKey.generate_key("P-384")),
        ("ES512", ECKey.generate_key("P-521")),
        ("EdDSA", OKPKey.generate_key("Ed25519")),
        ("EdDSA", OKPKey.generate_key("Ed448")),
        ("Ed25519", OKPKey.generate_key("Ed25519")),
        ("HS256", OctKey.generate_key(256)),
        ("HS512", OctKey.generate_key(512)),
    ],
)
def test_algorithms(alg: str, key: Any) -> None:
    text = sign({"alg": alg, "kid": "k"}, CLAIMS, key, alg)
    assert accepted(text, key, algorithms=alg) == CLAIMS
    with pytest.raises(JWTError):
        accepted(text, key, algorithms="RS256" if alg != "RS256" else "PS256")
    if alg.startswith("HS"):
        return
    published = {"keys": [{**key.as_dict(), "kid": "k", "alg": alg, "use": "sig"}]}
    assert accepted(text, published, algorithms=alg) == CLAIMS


@pytest.mark.parametrize(
    ("alg", "key", "digest"),
    [
        ("RS256", BARE, hashlib.sha256(b"the access token").digest()),
        ("PS384", BARE, hashlib.sha384(b"the access token").digest()),
        ("ES512", ECKey.generate_key("P-521"), hashlib.sha512(b"the access token").digest()),
        ("EdDSA", OKPKey.generate_key("Ed25519"), hashlib.sha512(b"the access token").digest()),
        ("Ed25519", OKPKey.generate_key("Ed25519"), hashlib.sha512(b"the access token").digest()),
        ("EdDSA", OKPKey.generate_key("Ed448"), hashlib.shake_256(b"the access token").digest(64)),
        ("Ed448", OKPKey.generate_key("Ed448"), hashlib.shake_256(b"the access token").digest(64)),
    ],
)
def test_an_at_hash_fits_its_access_token(alg: str, key: Any, digest: bytes) -> None:
    half = base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()
    text = sign({"alg": alg}, {**CLAIMS, "typ": "ID", "at_hash": half}, key, alg)
    assert accepted(text, key, algorithms=alg, access_token="the access token")["at_hash"] == half
    with pytest.raises(JWTClaimsError, match="issued together"):
        accepted(text, key, algorithms=alg, access_token="another access token")


@pytest.mark.parametrize(
    ("header_type", "payload_type", "expected"),
    [
        ("JWT", "Bearer", "Bearer"),
        ("JWT", "Bearer", "bearer"),
        ("at+jwt", "Bearer", "Bearer"),
        ("at+jwt", "Bearer", "at+jwt"),
        ("JWT", "DPoP", ("Bearer", "DPoP")),
        ("JWT", "ID", "ID"),
        ("JWT", "Refresh", "Refresh"),
        ("logout+jwt", "Logout", "Logout"),
        ("JWT", "Logout", "Logout"),
        ("logout+jwt", None, "Logout"),
        ("logout+jwt", "Logout", "logout+jwt"),
    ],
)
def test_expected_type(header_type: str, payload_type: str | None, expected: Any) -> None:
    claims = {**CLAIMS, "typ": payload_type} if payload_type else {k: v for k, v in CLAIMS.items() if k != "typ"}
    text = sign({**HEADER, "typ": header_type}, claims, rsa(), "RS256")
    assert accepted(text, expected_type=expected) == claims


@pytest.mark.parametrize(
    ("header_type", "payload_type", "expected"),
    [
        ("JWT", "ID", "Bearer"),
        ("JWT", "Bearer", "ID"),
        ("JWT", None, "Bearer"),
        ("JWT", "Refresh", ("Bearer", "DPoP")),
        ("logout+jwt", "Bearer", "Bearer"),
        ("logout+jwt", None, "Bearer"),
        ("at+jwt", "ID", "ID"),
        ("JWT", "Bearer", "at+jwt"),
        ("at+jwt", "Logout", "Logout"),
        ("JWT", None, "Logout"),
    ],
)
def test_another_type(header_type: str, payload_type: str | None, expected: Any) -> None:
    claims = {**CLAIMS, "typ": payload_type} if payload_type else {k: v for k, v in CLAIMS.items() if k != "typ"}
    text = sign({**HEADER, "typ": header_type}, claims, rsa(), "RS256")
    with pytest.raises(JWTClaimsError, match="expected a token of type"):
        accepted(text, expected_type=expected)


def test_the_other_signature_of_the_same_token_is_right_too() -> None:
    """Whoever has a token can write another one of the same content: what is revoked by its text is not revoked."""
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    head, _, signature = ec_token().rpartition(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    twin = raw[:32] + (order - int.from_bytes(raw[32:], "big")).to_bytes(32, "big")
    assert accepted(f"{head}.{encode(twin).decode()}")["jti"] == CLAIMS["jti"]


def test_limits_are_settings() -> None:
    long = token(groups=["/group"] * 100_000)
    with pytest.raises(JWTError, match="more than the limit"):
        accepted(long)
    assert len(accepted(long, limits=TokenLimits(payload=2_000_000))["groups"]) == 100_000
    with pytest.raises(JWTError, match="more than the limit of 10"):
        accepted(token(), limits=TokenLimits(header=10))
