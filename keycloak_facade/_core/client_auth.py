"""How a confidential client proves itself at the token endpoint (RFC 7521, RFC 7523)."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

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
    # Loaded by those who sign; Authlib leaves it untyped.
    from authlib.oauth2.rfc7523 import private_key_jwt_sign  # noqa: PLC0415  # pyright: ignore[reportUnknownVariableType]

    header = {"alg": algorithm} | ({"kid": key_id} if key_id else {})
    private_key = _private_key(key) if isinstance(key, (str, bytes)) else key
    return _assertion(
        client_id,
        private_key_jwt_sign(private_key, client_id, audience, alg=algorithm, header=header, expires_in=_LIFESPAN),
    )


def client_secret_jwt(client_id: str, client_secret: str, audience: str, *, algorithm: str) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with the client's secret."""
    # As above.
    from authlib.oauth2.rfc7523 import client_secret_jwt_sign  # noqa: PLC0415  # pyright: ignore[reportUnknownVariableType]
    from joserfc.jwk import OctKey  # noqa: PLC0415

    secret = OctKey.import_key(client_secret)
    return _assertion(
        client_id, client_secret_jwt_sign(secret, client_id, audience, alg=algorithm, expires_in=_LIFESPAN)
    )


def _private_key(text: str | bytes) -> Any:
    # Authlib gives up telling PEM from JWK by itself.
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - as above
    from joserfc.jwk import ECKey, OKPKey, RSAKey, import_key  # noqa: PLC0415 - as above

    data = text.encode() if isinstance(text, str) else text
    if data.lstrip().startswith(b"{"):
        document: dict[str, Any] | None = None
        with suppress(ValueError):  # raised below, for the error would keep the text
            document = json.loads(data)
        if document is None:
            raise ValueError("the private key begins like the JSON text of a JWK, but is not JSON")
        return import_key(document)
    native: Any = load_pem_private_key(data, password=None)
    if isinstance(native, RSAPrivateKey):
        return RSAKey.import_key(native)
    if isinstance(native, EllipticCurvePrivateKey):
        return ECKey.import_key(native)
    return OKPKey.import_key(native)


def _assertion(client_id: str, assertion: Any) -> dict[str, str | None]:
    text = assertion.decode() if isinstance(assertion, bytes) else str(assertion)
    return {"client_id": client_id, "client_assertion_type": _ASSERTION_TYPE, "client_assertion": text}
