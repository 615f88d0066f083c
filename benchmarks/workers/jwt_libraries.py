"""The libraries that verify tokens, each given the realm's keys as it is used most, and the floor below them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from _worker import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from _worker import Meter


def python_jose(arguments: dict[str, Any]) -> Callable[[], object]:
    """python-jose, with the JWKS each time: the predecessor's way."""
    from jose import jwt

    checks = {"audience": arguments["audience"], "issuer": arguments["issuer"]}
    return lambda: jwt.decode(arguments["token"], arguments["jwks"], algorithms=["RS256"], **checks)


def pyjwt(arguments: dict[str, Any]) -> Callable[[], object]:
    """PyJWT, with the JWKS each time."""
    import jwt

    checks = {"audience": arguments["audience"], "issuer": arguments["issuer"]}

    def decode() -> object:
        key = jwt.PyJWKSet.from_dict(arguments["jwks"])[arguments["kid"]]
        return jwt.decode(arguments["token"], key, algorithms=["RS256"], **checks)

    return decode


def joserfc(arguments: dict[str, Any]) -> Callable[[], object]:
    """joserfc, with keys that were imported before."""
    from joserfc import jwt
    from joserfc.jwk import KeySet

    required: dict[str, Any] = {name: {"essential": True, "value": arguments[long]} for name, long in _CLAIMS.items()}
    registry = jwt.JWTClaimsRegistry(**required, exp={"essential": True})
    keys = KeySet.import_key_set(arguments["jwks"])

    def decode() -> object:
        token = jwt.decode(arguments["token"], keys, algorithms=["RS256"])
        registry.validate(token.claims)
        return token.claims

    return decode


def jwcrypto(arguments: dict[str, Any]) -> Callable[[], object]:
    """jwcrypto, with keys that were imported before."""
    from jwcrypto.jwk import JWKSet
    from jwcrypto.jwt import JWT

    keys = JWKSet.from_json(json.dumps(arguments["jwks"]))
    expected = {name: arguments[long] for name, long in _CLAIMS.items()} | {"exp": None}

    def decode() -> object:
        token = JWT(check_claims=expected, algs=["RS256"])
        token.deserialize(arguments["token"], keys)
        return json.loads(token.claims)

    return decode


def floor(arguments: dict[str, Any]) -> Callable[[], object]:
    """One RSA verification and the parsing of header and payload, with no check at all."""
    import base64

    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = load_pem_public_key(arguments["pem"].encode())
    assert isinstance(key, RSAPublicKey)
    padding, digest = PKCS1v15(), SHA256()

    def unpad(segment: bytes) -> bytes:
        return base64.urlsafe_b64decode(segment + b"==")

    def verify() -> object:
        signing_input, _, signature = arguments["token"].encode().rpartition(b".")
        header, _, payload = signing_input.partition(b".")
        key.verify(unpad(signature), signing_input, padding, digest)
        return json.loads(unpad(header)), json.loads(unpad(payload))

    return verify


_CLAIMS = {"iss": "issuer", "aud": "audience"}


def _task(prepare: Callable[[dict[str, Any]], Callable[[], object]]) -> Callable[[Meter, dict[str, Any]], None]:
    def task(meter: Meter, arguments: dict[str, Any]) -> None:
        decode = prepare(arguments)
        decode()
        with meter:
            for _ in range(arguments["count"]):
                decode()

    return task


if __name__ == "__main__":
    run({prepare.__name__: _task(prepare) for prepare in (python_jose, pyjwt, joserfc, jwcrypto, floor)})
