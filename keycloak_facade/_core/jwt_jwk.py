"""One key, from a JWK, a PEM or joserfc, checked to be fit for verifying signatures."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import field, frozen
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, Key, OctKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry
from joserfc.util import base64_to_int

from .jwt_errors import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from joserfc.jwa import JWSAlgModel

_SHORTEST_RSA_BITS = 2048
_LONGEST_RSA_BITS = 16384  # OpenSSL verifies with none longer
_SHORTEST_SECRET_BYTES = 14  # NIST SP 800-131A: 112 bits

#: The signature algorithms of Keycloak (RFC 7518, 8037, 9864); `none` is not one.
ALGORITHMS: Final[Mapping[str, JWSAlgModel]] = {
    name: JWSRegistry.algorithms[name]
    for name in (
        *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"),
        *("EdDSA", "Ed25519", "Ed448", "HS256", "HS384", "HS512"),
    )
}

_CURVES = {"EC": ("P-256", "P-384", "P-521"), "OKP": ("Ed25519", "Ed448")}
_PUBLIC_MEMBERS = {"RSA": ("n", "e"), "EC": ("crv", "x", "y"), "OKP": ("crv", "x")}
_MALFORMED = (JoseError, ValueError, TypeError, KeyError, OverflowError, UnsupportedAlgorithm)


class UnusableKeyError(ValueError):
    """A key cannot verify a signature; the message says why and holds nothing of the key."""


@frozen
class VerificationKey:
    """A key and the algorithms that it may verify."""

    kid: str | None
    algorithms: Mapping[str, JWSAlgModel] = field(repr=lambda algorithms: str(list(algorithms)))
    key: Key = field(repr=False)


def import_jwk(jwk: Mapping[str, Any]) -> VerificationKey:
    """Import a public key from a JWK (RFC 7517); private members of it are not read.

    Raises:
        UnusableKeyError: it is not for signatures, too weak, or malformed.
    """
    kty = _text(jwk, "kty")
    if kty == "oct":
        raise UnusableKeyError("it is symmetric, and anyone who can read it can sign")
    if kty not in _PUBLIC_MEMBERS:
        raise UnusableKeyError(f'its "kty" is {shown(kty)}, not RSA, EC or OKP')
    members = {name: _text(jwk, name) for name in _PUBLIC_MEMBERS[kty]}
    _check_purpose(jwk.get("use"), jwk.get("key_ops"))
    if kty in _CURVES:
        _check_curve(kty, members["crv"])
    else:
        _check_rsa_size(_bits(members["n"]))
    parameters = {name: _text(jwk, name) for name in ("alg", "kid") if jwk.get(name) is not None}
    key = None
    with suppress(*_MALFORMED):  # raised below, where the key is no longer the new error's context
        key = JWKRegistry.import_key({"kty": kty, **members, **parameters})
    if key is None:
        raise UnusableKeyError("its numbers are not a valid key")
    return _for_algorithms(key)


def import_public_key(native: object) -> VerificationKey:
    """Take a public key of the cryptography package.

    Raises:
        UnusableKeyError: it is too weak, or of a kind that signs no token.
    """
    if isinstance(native, RSAPublicKey):
        _check_rsa_size(native.key_size)
        return _for_algorithms(RSAKey.import_key(native))
    if isinstance(native, EllipticCurvePublicKey):
        return check_key(ECKey.import_key(native))
    if isinstance(native, (Ed25519PublicKey, Ed448PublicKey)):
        return _for_algorithms(OKPKey.import_key(native))
    raise UnusableKeyError("it is not RSA, EC or Ed25519/Ed448")


def check_key(key: Key) -> VerificationKey:
    """Take an asymmetric key of joserfc.

    Raises:
        UnusableKeyError: it is symmetric, not for signatures, or too weak.
    """
    if isinstance(key, OctKey):
        raise UnusableKeyError("it is symmetric: pass it alone, not in a set")
    if isinstance(key, RSAKey):
        _check_rsa_size(key.raw_value.key_size)
    else:
        curve = None
        with suppress(KeyError):  # a curve that joserfc has no name for
            curve = key.curve_name
        _check_curve(key.key_type, curve)
    _check_purpose(key.get("use"), key.get("key_ops"))
    return _for_algorithms(key)


def check_secret(key: OctKey) -> VerificationKey:
    """Take a symmetric key of joserfc, the only way to HS256, HS384 and HS512.

    Raises:
        UnusableKeyError: it is short, not for signatures, or really a public key.
    """
    if len(key.raw_value) < _SHORTEST_SECRET_BYTES:
        raise UnusableKeyError(f"it has less than {_SHORTEST_SECRET_BYTES} bytes")
    if _is_public_key(key.raw_value):
        raise UnusableKeyError("it is a public key, with which anyone can forge an HMAC")
    _check_purpose(key.get("use"), key.get("key_ops"))
    return _for_algorithms(key)


def _is_public_key(secret: bytes) -> bool:
    """Tell whether it is a key that Keycloak publishes: PEM, DER, DER in base64, or JSON.

    OctKey.import_key refuses the first two only, and the constructor of OctKey nothing.
    """
    if b"-----BEGIN" in secret:
        return True
    with suppress(*_MALFORMED, RecursionError):
        return isinstance(json.loads(secret), (dict, list))
    for to_der in (bytes, base64.b64decode):
        with suppress(*_MALFORMED):
            load_der_public_key(to_der(secret))
            return True
    return False


def _for_algorithms(key: Key) -> VerificationKey:
    algorithms: dict[str, JWSAlgModel] = {}
    for name, model in ALGORITHMS.items():
        try:
            model.check_key(key)
        except JoseError:
            continue
        algorithms[name] = model
    if not algorithms:
        raise UnusableKeyError(f'its "alg" is {shown(key.alg)}, no signature algorithm for it')
    return VerificationKey(key.kid, algorithms, key)


def _text(jwk: Mapping[str, Any], name: str) -> str:
    value = jwk.get(name)
    if not isinstance(value, str):
        raise UnusableKeyError(f'its "{name}" is no string')
    return value


def _bits(modulus: str) -> int:
    bits = None
    with suppress(*_MALFORMED):  # raised below, where the key is no longer the new error's context
        bits = base64_to_int(modulus).bit_length()
    if bits is None:
        raise UnusableKeyError("its numbers are not a valid key")
    return bits


def _check_rsa_size(bits: int) -> None:
    if not _SHORTEST_RSA_BITS <= bits <= _LONGEST_RSA_BITS:
        raise UnusableKeyError(f"its RSA modulus has {bits} bits, not {_SHORTEST_RSA_BITS} to {_LONGEST_RSA_BITS}")


def _check_curve(kty: str, curve: str | None) -> None:
    if curve not in _CURVES[kty]:
        raise UnusableKeyError(f"its curve is {shown(curve)}, not {' or '.join(_CURVES[kty])}")


def _check_purpose(use: object, operations: object) -> None:
    if use is not None and use != "sig":
        raise UnusableKeyError(f'its "use" is {shown(use)}, not "sig"')
    if operations is not None and "verify" not in cast(
        "list[object]", operations if isinstance(operations, list) else []
    ):
        raise UnusableKeyError('its "key_ops" lack "verify"')
