"""How a confidential client proves itself at the token endpoint (RFC 7521, RFC 7523)."""

from __future__ import annotations

import json
import secrets
import time
from contextlib import suppress
from typing import Any

from keycloak_openapi._json import is_object

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
    from joserfc.jwk import import_key  # noqa: PLC0415 - loaded by those who sign

    if isinstance(key, (str, bytes)):
        key = _private_key(key)
    elif is_object(key):
        key = import_key(key)
    header = {"alg": algorithm} | ({"kid": key_id} if key_id else {})
    return _assertion(client_id, audience, header, key)


def client_secret_jwt(client_id: str, client_secret: str, audience: str, *, algorithm: str) -> dict[str, str | None]:
    """Return the parameters with an assertion that is signed with the client's secret."""
    from joserfc.jwk import OctKey  # noqa: PLC0415 - as above

    return _assertion(client_id, audience, {"alg": algorithm}, OctKey.import_key(client_secret))


def _private_key(text: str | bytes) -> Any:
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


def _assertion(client_id: str, audience: str, header: dict[str, Any], key: Any) -> dict[str, str | None]:
    from joserfc import jws, jwt  # noqa: PLC0415 - as above

    class Registry(jws.JWSRegistry):
        def get_alg(self, name: str) -> Any:
            # Keycloak knows the algorithm by this name alone, of whose age joserfc warns (RFC 9864).
            return self.algorithms[name] if name == "EdDSA" else super().get_alg(name)

    now = int(time.time())
    claims = {"iss": client_id, "aud": audience, "sub": client_id, "iat": now, "exp": now + _LIFESPAN}
    claims["jti"] = secrets.token_urlsafe()
    assertion = jwt.encode(header, claims, key, registry=Registry(algorithms=[header["alg"]]))
    return {"client_id": client_id, "client_assertion_type": _ASSERTION_TYPE, "client_assertion": assertion}
