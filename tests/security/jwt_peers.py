"""Whether other libraries accept a token, on the terms of the JWT tests."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from joserfc import jwt as joserfc_jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, KeySet
from joserfc.jws import JWSRegistry

from tests.security.jwt_forge import CLIENT, ISSUER, NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    Judge = Callable[[str | bytes], bool]

# Of what these take and return, little is typed.
pyjwt: Any = import_module("jwt")
jwk: Any = import_module("jwcrypto.jwk")
jwt: Any = import_module("jwcrypto.jwt")

# A second of leeway, for the second by which an iat may be ahead.
_CLAIMS = joserfc_jwt.JWTClaimsRegistry(
    now=NOW,
    leeway=1,
    iss={"essential": True, "value": ISSUER},
    aud={"essential": True, "value": CLIENT},
    exp={"essential": True},
)


def _signing(jwks: dict[str, Any]) -> list[dict[str, Any]]:
    return [key for key in jwks["keys"] if key["use"] == "sig"]


def joserfc(jwks: dict[str, Any], algorithms: list[str]) -> Judge:
    """The judgement of joserfc. A token without kid is tried with each key: joserfc needs to be told which."""
    registry = JWSRegistry(algorithms=algorithms, strict_check_header=False)
    registry.max_header_length = 1024
    registry.max_payload_length = 524_288
    keys = [JWKRegistry.import_key(key) for key in _signing(jwks)]

    def accepts(text: str | bytes, key: Any) -> bool:
        try:
            _CLAIMS.validate(joserfc_jwt.decode(text, key, registry=registry).claims)
        except JoseError:
            return False
        return True

    return lambda text: any(accepts(text, key) for key in (KeySet(keys), *keys))


def of_pyjwt(jwks: dict[str, Any], algorithms: list[str]) -> Judge:
    """The judgement of PyJWT, but of times, since it uses the clock."""
    keys = [pyjwt.PyJWK.from_dict(key) for key in _signing(jwks)]
    times = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}

    def accepts(text: str | bytes, key: Any) -> bool:
        try:
            pyjwt.decode(text, key, algorithms=algorithms, audience=CLIENT, issuer=ISSUER, options=times)
        except pyjwt.PyJWTError:
            return False
        return True

    return lambda text: any(accepts(text, key) for key in keys)


def of_jwcrypto(jwks: dict[str, Any], algorithms: list[str]) -> Judge:
    """The judgement of jwcrypto."""
    key_set = jwk.JWKSet.from_json(json.dumps(jwks))

    def accepts(text: str | bytes) -> bool:
        try:
            token = jwt.JWT(check_claims={"iss": ISSUER, "aud": CLIENT}, algs=algorithms)
            token.deserialize(text.decode() if isinstance(text, bytes) else text, key_set)
        except (jwt.JWException, ValueError):
            return False
        return True

    return accepts


PEERS: dict[str, Callable[[dict[str, Any], list[str]], Judge]] = {
    "joserfc": joserfc,
    "PyJWT": of_pyjwt,
    "jwcrypto": of_jwcrypto,
}
