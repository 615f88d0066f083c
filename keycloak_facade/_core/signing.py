"""Private keys, and what is signed with them."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from keycloak_openapi._json import is_object


def private_key(key: Any) -> Any:
    """Return the joserfc key of PEM, a JWK, the JSON text of one, or a joserfc key.

    Raises:
        ValueError: if it is text, and neither PEM nor the JSON of a JWK.
    """
    from joserfc.jwk import import_key  # noqa: PLC0415 - loaded by those who sign

    if isinstance(key, (str, bytes)):
        try:
            return _read(key)
        except ValueError as error:
            # Below here, the variables are the key.
            raise error.with_traceback(None) from None
    return import_key(dict(key)) if is_object(key) else key


def signed(header: dict[str, Any], claims: dict[str, Any], key: Any) -> str:
    """Return a signed token; `alg` of the header says how."""
    from joserfc import jws, jwt  # noqa: PLC0415 - as above

    class Registry(jws.JWSRegistry):
        def get_alg(self, name: str) -> Any:
            # Keycloak knows the algorithm by this name alone, of whose age joserfc warns (RFC 9864).
            return self.algorithms[name] if name == "EdDSA" else super().get_alg(name)

    return jwt.encode(header, claims, key, registry=Registry(algorithms=[header["alg"]]))


def _read(text: str | bytes) -> Any:
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
