"""How a confidential client proves itself at the token endpoint (RFC 7521, RFC 7523)."""

from __future__ import annotations

from typing import Any

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LIFESPAN = 60
"""Seconds; the server refuses an assertion that is good for much longer."""


def private_key_jwt(
    client_id: str, key: Any, audience: str, *, algorithm: str, key_id: str | None
) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with a private key."""
    # Loaded by those who sign; Authlib leaves it untyped.
    from authlib.oauth2.rfc7523 import private_key_jwt_sign  # noqa: PLC0415  # pyright: ignore[reportUnknownVariableType]

    header = {"alg": algorithm} | ({"kid": key_id} if key_id else {})
    return _assertion(
        client_id, private_key_jwt_sign(key, client_id, audience, alg=algorithm, header=header, expires_in=_LIFESPAN)
    )


def client_secret_jwt(client_id: str, client_secret: str, audience: str, *, algorithm: str) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with the client's secret."""
    # As above.
    from authlib.oauth2.rfc7523 import client_secret_jwt_sign  # noqa: PLC0415  # pyright: ignore[reportUnknownVariableType]

    return _assertion(
        client_id, client_secret_jwt_sign(client_secret, client_id, audience, alg=algorithm, expires_in=_LIFESPAN)
    )


def _assertion(client_id: str, assertion: Any) -> dict[str, str | None]:
    text = assertion.decode() if isinstance(assertion, bytes) else str(assertion)
    return {"client_id": client_id, "client_assertion_type": _ASSERTION_TYPE, "client_assertion": text}
