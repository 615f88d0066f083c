"""How a confidential client proves itself at the token endpoint (RFC 7521, RFC 7523)."""

from __future__ import annotations

import secrets
import time
from typing import Any

from .hidden import hidden
from .signing import Given, secret_key, signed

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ALGORITHMS = ("HS256", "HS384", "HS512")
_LIFESPAN = 60
"""Seconds; the server refuses an assertion that is good for much longer."""


def private_key_jwt(
    client_id: str, key: Any, audience: str, *, algorithm: str, key_id: str | None
) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with a private key, which joserfc has read."""
    header = {"alg": algorithm} | ({"kid": key_id} if key_id else {})
    return _assertion(client_id, audience, header, key)


def client_secret_jwt(client_id: str, client_secret: str, audience: str, *, algorithm: str) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with the client's secret.

    Raises:
        ValueError: if nothing should be signed with the secret, as with an empty one, or the algorithm is for keys.
    """
    if algorithm not in _ALGORITHMS:
        raise ValueError(f"a secret signs with one of {', '.join(_ALGORITHMS)}, not with {algorithm}")
    return _assertion(client_id, audience, {"alg": algorithm}, secret_key(Given(client_secret)))


def _assertion(client_id: str, audience: str, header: dict[str, Any], key: Any) -> dict[str, str | None]:
    now = int(time.time())
    claims = {"iss": client_id, "aud": audience, "sub": client_id, "iat": now, "exp": now + _LIFESPAN}
    claims["jti"] = secrets.token_urlsafe()
    assertion = signed(header, claims, key)
    return {"client_id": client_id, "client_assertion_type": _ASSERTION_TYPE, "client_assertion": hidden(assertion)}
