"""Tokens and keys that stand in for those of the server that a cassette was recorded from.

A cassette names them and holds the claims of each token. They are made when it is replayed, signed with keys of
this process: so a signature can be checked, time has not run out, and no cassette holds a token.
"""

from __future__ import annotations

import base64
import hashlib
import re
import time
from functools import cache
from typing import TYPE_CHECKING, Any

from joserfc import jwt
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "stand-in-"
NAME = re.compile(rf"{PREFIX}[a-z0-9-]*[a-z0-9]")
HASH_OF = "hash of "
PUBLIC_MEMBERS = {"RSA": ("n", "e"), "EC": ("x", "y"), "OKP": ("x",)}

_TIMES = ("iat", "exp", "nbf", "auth_time")


def made(tokens: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Make what the names in a cassette stand for; a name that is not among them stands for itself.

    Args:
        tokens: header and claims of each token by its name.
    """
    values = dict(_public_keys())

    def token(name: str) -> str:
        if name not in values:
            header, claims = dict(tokens[name]["header"]), dict(tokens[name]["claims"])
            age = int(time.time()) - claims.get("iat", 0)
            claims |= {claim: claims[claim] + age for claim in _TIMES if claim in claims}
            hashed = str(claims.get("at_hash", ""))
            if hashed.startswith(HASH_OF):
                claims["at_hash"] = access_token_hash(token(hashed.removeprefix(HASH_OF)), header["alg"])
            key = _signing_key(header["alg"])
            values[name] = jwt.encode(header, claims, key, algorithms=[header["alg"]]) if key else name
        return values[name]

    for name in tokens:
        token(name)
    return values


def access_token_hash(token: str, algorithm: str) -> str:
    """Return `at_hash` (OpenID Connect Core 1.0, section 3.1.3.6)."""
    digest = hashlib.new(f"sha{algorithm[2:]}" if algorithm[2:].isdigit() else "sha512", token.encode()).digest()
    return base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def _signing_key(algorithm: str) -> Key | None:
    """Return this process's key for an algorithm; None for those whose key the server keeps to itself."""
    family = {"RS": "rsa", "PS": "rsa", "ES256": "p-256", "ES384": "p-384", "ES512": "p-521", "EdDSA": "ed25519"}
    return _keys().get(family.get(algorithm) or family.get(algorithm[:2], ""))


@cache
def _rsa_key() -> RSAKey:
    return RSAKey.generate_key(2048)


@cache
def _keys() -> dict[str, Key]:
    return {
        "rsa": _rsa_key(),
        "p-256": ECKey.generate_key("P-256"),
        "p-384": ECKey.generate_key("P-384"),
        "p-521": ECKey.generate_key("P-521"),
        "ed25519": OKPKey.generate_key("Ed25519"),
    }


@cache
def _public_keys() -> dict[str, str]:
    values = {
        f"{PREFIX}{name}-{member}": str(key.as_dict(private=False)[member])
        for name, key in _keys().items()
        for member in PUBLIC_MEMBERS[key.key_type]
    }
    pem = _rsa_key().as_pem(private=False).decode()
    return values | {f"{PREFIX}public-key": "".join(pem.splitlines()[1:-1])}
