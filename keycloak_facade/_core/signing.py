"""Private keys, and what is signed with them."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from keycloak_openapi._json import is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

K = TypeVar("K")

ALGORITHMS_OF = {
    "P-256": ("ES256",),
    "P-384": ("ES384",),
    "P-521": ("ES512",),
    "Ed25519": ("EdDSA",),
    "Ed448": ("EdDSA",),
    "RSA": ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
}
"""What a key can sign with, by its curve or type; the first unless said otherwise."""


class Given:
    """A key as the caller gave it, of which the variables of a traceback show nothing.

    Args:
        value: the key.
    """

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def private_key(given: Given) -> Any:
    """Return the joserfc key of PEM, a JWK, the JSON text of one, or a joserfc key.

    Raises:
        ValueError: if it is none of these, or not private; neither text nor frames of the error have anything of it.
    """
    key = _silently(
        _read,
        given,
        "the private key cannot be read: expected PEM without a password, a JWK or the JSON text of one, or a key of "
        "joserfc, such as RSAKey.import_key(pem, password=...)",
    )
    if _kind(key) not in ALGORITHMS_OF or not key.is_private:
        raise ValueError(f"the key is not a private key of {_listed(ALGORITHMS_OF)}")
    return key


def secret_key(given: Given) -> Any:
    """Return the joserfc key of a secret.

    Raises:
        ValueError: if nothing should be signed with it, as with an empty one; again, the error shows nothing of it.
    """
    from joserfc.jwk import OctKey  # noqa: PLC0415 - loaded by those who sign

    return _silently(
        OctKey.import_key, given, "the secret cannot sign: it is empty, a public key, or no text that UTF-8 can encode"
    )


def fitting_algorithm(key: Any, algorithm: str | None) -> str:
    """Return the algorithm that a private key is to sign with; what fits it, unless one is given.

    Raises:
        ValueError: if the key does not sign with it, or is not meant to.
    """
    kind = _kind(key)
    fitting = ALGORITHMS_OF[kind]
    chosen = fitting[0] if algorithm is None else algorithm
    if chosen not in fitting:
        raise ValueError(f"a key of {kind} signs with {_listed(fitting)}, not with {chosen}")
    if not _is_meant_for(key, chosen):
        raise ValueError(f"the JWK says by its use, key_ops or alg that it is not for signing with {chosen}")
    return chosen


def signed(header: dict[str, Any], claims: dict[str, Any], key: Any) -> str:
    """Return a signed token; `alg` of the header says how."""
    from joserfc import jws, jwt  # noqa: PLC0415 - as above

    class Registry(jws.JWSRegistry):
        def get_alg(self, name: str) -> Any:
            # Keycloak knows the algorithm by this name alone, of whose age joserfc warns (RFC 9864).
            return self.algorithms[name] if name == "EdDSA" else super().get_alg(name)

    return jwt.encode(header, claims, key, registry=Registry(algorithms=[header["alg"]]))


def _silently(read: Callable[[Any], K], given: Given, refusal: str) -> K:
    problem: Exception
    try:
        return read(given.value)
    except Warning as warning:  # that a key is short, where warnings are errors
        problem = warning
    except Exception:  # noqa: BLE001 - of whatever kind: three libraries read keys, and their texts may quote them
        problem = ValueError(refusal)
    # Not in the handlers: the frames of what was raised hold the key, and it would be the context.
    raise problem.with_traceback(None)


def _read(key: Any) -> Any:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - as above
    from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey, import_key  # noqa: PLC0415 - as above

    if isinstance(key, (ECKey, OctKey, OKPKey, RSAKey)):
        return key
    if is_object(key):
        return import_key(dict(key))
    data = key.encode() if isinstance(key, str) else key
    if data.lstrip().startswith(b"{"):
        return import_key(json.loads(data))
    native: Any = load_pem_private_key(data, password=None)
    if isinstance(native, RSAPrivateKey):
        return RSAKey.import_key(native)
    if isinstance(native, EllipticCurvePrivateKey):
        return ECKey.import_key(native)
    return OKPKey.import_key(native)


def _kind(key: Any) -> str:
    with suppress(KeyError):  # a curve that joserfc has no name of
        return str(getattr(key, "curve_name", key.key_type))
    return "other"


def _is_meant_for(key: Any, algorithm: str) -> bool:
    from joserfc.errors import KeyParameterError  # noqa: PLC0415 - as above

    try:
        key.check_use("sig")
        key.check_key_op("sign")
        key.check_alg(algorithm)
    except KeyParameterError:
        return False
    return True


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
