"""How a confidential client proves itself at the token endpoint (RFC 7521, RFC 7523)."""

from __future__ import annotations

import secrets
import time
from typing import Any

from .hidden import hidden
from .signing import private_key, signed

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LIFESPAN = 60
"""Seconds; the server refuses an assertion that is good for much longer."""


def private_key_jwt(
    client_id: str, key: Any, audience: str, *, algorithm: str, key_id: str | None
) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with a private key.

    Raises:
        ValueError: if the key is text, and neither PEM nor the JSON of a JWK.
    """
    header = {"alg": algorithm} | ({"kid": key_id} if key_id else {})
    return _assertion(client_id, audience, header, private_key(key))


def client_secret_jwt(client_id: str, client_secret: str, audience: str, *, algorithm: str) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with the client's secret."""
    from joserfc.jwk import OctKey  # noqa: PLC0415 - loaded by those who sign

    return _assertion(client_id, audience, {"alg": algorithm}, OctKey.import_key(client_secret))


def _assertion(client_id: str, audience: str, header: dict[str, Any], key: Any) -> dict[str, str | None]:
    now = int(time.time())
    claims = {"iss": client_id, "aud": audience, "sub": client_id, "iat": now, "exp": now + _LIFESPAN}
    claims["jti"] = secrets.token_urlsafe()
    assertion = signed(header, claims, key)
    return {"client_id": client_id, "client_assertion_type": _ASSERTION_TYPE, "client_assertion": hidden(assertion)}
