"""The realm of the JWT tests: its keys, its key set as Keycloak publishes it, and tokens of any shape."""

from __future__ import annotations

import base64
import hmac
import json
from functools import cache
from typing import Any

from joserfc.jwk import ECKey, Key, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

NOW = 1_790_000_000
ISSUER = "https://keycloak.test/realms/r"
CLIENT = "my-client"
KID, EC_KID, ENC_KID = "rsa-generated-1", "ecdsa-generated-1", "rsa-enc-generated-1"
HEADER = {"alg": "RS256", "typ": "JWT", "kid": KID}
CLAIMS: dict[str, Any] = {
    "exp": NOW + 300,
    "iat": NOW,
    "jti": "onrtac:7f9c2ba4-e88f-827d-6160-4550",
    "iss": ISSUER,
    "aud": [CLIENT, "account"],
    "sub": "2b2e9b3f-6a1d-4c55-9a51-0c7d3e5f8a10",
    "typ": "Bearer",
    "azp": CLIENT,
    "realm_access": {"roles": ["offline_access", "uma_authorization"]},
}


@cache
def rsa() -> RSAKey:
    """The realm's signing key."""
    return RSAKey.generate_key(2048, {"kid": KID, "alg": "RS256", "use": "sig"})


@cache
def rsa_enc() -> RSAKey:
    """The realm's encryption key, which it publishes first."""
    return RSAKey.generate_key(2048, {"kid": ENC_KID, "alg": "RSA-OAEP", "use": "enc"})


@cache
def ec() -> ECKey:
    """The realm's ES256 key."""
    return ECKey.generate_key("P-256", {"kid": EC_KID, "alg": "ES256", "use": "sig"})


def bare(key: RSAKey) -> RSAKey:
    """The same key, free to sign with any algorithm."""
    assert key.private_key is not None
    return RSAKey.import_key(key.private_key)


@cache
def foreign_rsa() -> RSAKey:
    """A key of an attacker."""
    return RSAKey.generate_key(2048)


@cache
def foreign_curve(curve: str) -> ECKey:
    """A key of an attacker."""
    return ECKey.generate_key(curve)


@cache
def ed25519() -> OKPKey:
    """A key of an attacker, or of a realm that signs with EdDSA."""
    return OKPKey.generate_key("Ed25519")


@cache
def jwks() -> dict[str, Any]:
    """The realm's key set, in the order and with the members of a Keycloak 26."""
    certificate = {"x5c": ["MIICmTCCAYECBgGa"], "x5t": "Z2x5", "x5t#S256": "a2V5"}
    return {
        "keys": [
            {**rsa_enc().as_dict(), **certificate},
            {**rsa().as_dict(), **certificate},
            ec().as_dict(),
        ]
    }


def encode(value: object) -> bytes:
    """Encode a segment: bytes as they are, everything else as JSON."""
    raw = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def sign(header: object, payload: object, key: Key, alg: str) -> str:
    """Sign any header and payload, whatever the header says, with this key and algorithm."""
    return sign_segments(encode(header), encode(payload), key, alg)


def sign_segments(header: bytes, payload: bytes, key: Key, alg: str) -> str:
    """Sign two segments as they are, base64url or not."""
    signing_input = header + b"." + payload
    signature = JWSRegistry.algorithms[alg].sign(signing_input, key)
    return (signing_input + b"." + encode(signature)).decode()


def hmac_signed(header: object, secret: bytes, alg: str) -> str:
    """Sign the usual claims with any bytes as secret, public ones and none too, which joserfc would refuse."""
    signing_input = encode(header) + b"." + encode(CLAIMS)
    signature = hmac.digest(secret, signing_input, f"sha{alg[2:]}")
    return (signing_input + b"." + encode(signature)).decode()


def token(claims: dict[str, Any] | None = None, /, *, without: str = "", **changes: Any) -> str:
    """A token of the realm whose claims are changed; signed rightly."""
    merged = {name: value for name, value in {**CLAIMS, **(claims or {}), **changes}.items() if name != without}
    return sign(HEADER, merged, rsa(), "RS256")


def with_header(header: object, key: Key | None = None, alg: str = "RS256") -> str:
    """A token with the usual claims and any header; signed with the realm's key if no other is given."""
    return sign(header, CLAIMS, key or rsa(), alg)


def with_payload(payload: bytes) -> str:
    """A token of the realm with any bytes as payload; signed rightly."""
    return sign(HEADER, payload, rsa(), "RS256")


def ec_token(signature: bytes | None = None) -> str:
    """A token signed with the realm's ES256 key, or with this as signature."""
    whole = sign({"alg": "ES256", "kid": EC_KID}, CLAIMS, ec(), "ES256")
    return whole if signature is None else f"{whole.rpartition('.')[0]}.{encode(signature).decode()}"


def joined(*segments: bytes | str) -> str:
    """Put segments together as they are."""
    return ".".join(part if isinstance(part, str) else part.decode() for part in segments)
