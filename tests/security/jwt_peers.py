"""Whether other libraries accept a token, on the terms of the JWT tests."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from tests.security.jwt_forge import CLIENT, ISSUER, NOW, ec, jwks, rsa

if TYPE_CHECKING:
    from collections.abc import Callable

ALGORITHMS = ["RS256", "ES256"]


def _registry() -> JWSRegistry:
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    registry.max_header_length = 1024
    registry.max_payload_length = 524_288
    return registry


_REGISTRY = _registry()
# A second of leeway, for the second by which an iat may be ahead.
_CLAIMS = jwt.JWTClaimsRegistry(
    now=NOW,
    leeway=1,
    iss={"essential": True, "value": ISSUER},
    aud={"essential": True, "value": CLIENT},
    exp={"essential": True},
)


def joserfc_accepts(text: str | bytes) -> bool:
    """Whether joserfc does. A token without kid is tried with each key: joserfc needs to be told which."""
    return any(_joserfc_accepts(text, key) for key in (KeySet([rsa(), ec()]), rsa(), ec()))


def _joserfc_accepts(text: str | bytes, key: Any) -> bool:
    try:
        _CLAIMS.validate(jwt.decode(text, key, registry=_REGISTRY).claims)
    except JoseError:
        return False
    return True


def pyjwt() -> Callable[[str | bytes], bool]:
    """PyJWT's judgement, but of times, since it uses the clock; ImportError where it is not installed."""
    library: Any = importlib.import_module("jwt")
    keys = [library.PyJWK.from_dict(key.as_dict()) for key in (rsa(), ec())]
    times = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}

    def accepts(text: str | bytes, key: Any) -> bool:
        try:
            library.decode(text, key, algorithms=ALGORITHMS, audience=CLIENT, issuer=ISSUER, options=times)
        except library.PyJWTError:
            return False
        return True

    return lambda text: any(accepts(text, key) for key in keys)


def jwcrypto() -> Callable[[str | bytes], bool]:
    """The judgement of jwcrypto; ImportError where it is not installed."""
    library: Any = importlib.import_module("jwcrypto.jwt")
    key_set = importlib.import_module("jwcrypto.jwk").JWKSet.from_json(json.dumps(jwks()))

    def accepts(text: str | bytes) -> bool:
        try:
            token = library.JWT(check_claims={"iss": ISSUER, "aud": CLIENT}, algs=ALGORITHMS)
            token.deserialize(text.decode() if isinstance(text, bytes) else text, key_set)
        except (library.JWException, ValueError):
            return False
        return True

    return accepts
