"""An access token as Keycloak writes it, and the key set of its realm."""

from __future__ import annotations

import json
import time
from functools import cache
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

_ISSUER = "https://keycloak.example.com/realms/benchmark"
_AUDIENCE = "account"
_KEY_ID = "rsa-generated"


@cache
def arguments() -> dict[str, Any]:
    """Return what those who verify tokens are given: keys with certificates, the encryption key first."""
    key = RSAKey.generate_key(2048, {"kid": _KEY_ID, "alg": "RS256", "use": "sig"})
    other = RSAKey.generate_key(2048, {"kid": "rsa-enc-generated", "alg": "RSA-OAEP", "use": "enc"})
    certificate = {"x5c": ["MII" + "A" * 900], "x5t": "A" * 27, "x5t#S256": "A" * 43}
    jwks = {"keys": [{**published.as_dict(private=False), **certificate} for published in (other, key)]}
    return {
        "url": "https://keycloak.example.com",
        "token": jwt.encode({"alg": "RS256", "typ": "JWT", "kid": _KEY_ID}, _claims(), key),
        "jwks": jwks,
        "jwks_text": json.dumps({"keys": [key.as_dict(private=False)]}),
        "pem": key.as_pem(private=False).decode(),
        "kid": _KEY_ID,
        "issuer": _ISSUER,
        "audience": _AUDIENCE,
    }


def _claims() -> dict[str, Any]:
    now = int(time.time())
    return {
        "exp": now + 36_000,
        "iat": now,
        "jti": "onrtac:1e0ac8c6-6f2c-7f0c-2b2b-9e0ee0f6e3a8",
        "iss": _ISSUER,
        "aud": _AUDIENCE,
        "sub": "6f1f0a9b-5a45-4a0e-9c1c-2c4a9b9e9a10",
        "typ": "Bearer",
        "azp": "benchmark-client",
        "sid": "b5a3f6a8-6a0f-4d37-8a44-9f1f1f3b2c11",
        "acr": "1",
        "realm_access": {"roles": ["default-roles-benchmark", "offline_access", "uma_authorization"]},
        "resource_access": {"account": {"roles": ["manage-account", "manage-account-links", "view-profile"]}},
        "scope": "openid email profile",
        "email_verified": True,
        "name": "Ada Lovelace",
        "preferred_username": "ada",
        "email": "ada@example.com",
    }
