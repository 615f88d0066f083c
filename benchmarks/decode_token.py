"""Tokens verified per second: this client, the libraries that others use, and what the machine could do at best.

All contenders run in one process, in turns, on the same token; each row is the median of its rounds. The floor is
one RSA verification of the cryptography package and the JSON parsing of header and payload, with no check at all.
A library that is not installed is left out. With --check, too few tokens a second are an error: less than three times
the predecessor's with a JWKS given each time, or less than 0.6 of the floor.
"""

from __future__ import annotations

import argparse
import base64
import importlib
import json
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from keycloak_facade import KeycloakRealm
from keycloak_facade._core.jwt_keys import load_keys

if TYPE_CHECKING:
    from collections.abc import Callable

_ISSUER = "https://keycloak.example.com/realms/benchmark"
_AUDIENCE = "account"
_ALGORITHMS = ["RS256"]
_OLD_LIBRARY = "python-jose, JWKS dict"
_FLOOR = "floor: verify + json"
_OURS = "keycloak-facade, JWKS dict"
_LEAST = {_OLD_LIBRARY: 3.0, _FLOOR: 0.6}

Contenders = dict[str, "Callable[[], object]"]


class Case:
    """One access token as Keycloak writes it, and the key set of its realm, encryption key first, with certificates."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "rsa-generated", "alg": "RS256", "use": "sig"})
        other = RSAKey.generate_key(2048, {"kid": "rsa-enc-generated", "alg": "RSA-OAEP", "use": "enc"})
        certificate = {"x5c": ["MII" + "A" * 900], "x5t": "A" * 27, "x5t#S256": "A" * 43}
        keys = [key.as_dict(private=False) for key in (other, self.key)]
        self.jwks: dict[str, Any] = {"keys": [{**key, **certificate} for key in keys]}
        self.token = jwt.encode({"alg": "RS256", "kid": "rsa-generated"}, _claims(), self.key)
        self.pem = self.key.as_pem().decode()


def _claims() -> dict[str, Any]:
    now = int(time.time())
    return {
        "exp": now + 36_000,
        "iat": now,
        "jti": "onrtac:1e0ac8c6-6f2c-7f0c-2b2b-9e0ee0f6e3a8",
        "iss": _ISSUER,
        "aud": _AUDIENCE,
        "sub": "6f1f0a9b-5a45-4a0e-9c1c-2c4a9b9e9a10",
        "typ": "Bearer",
        "azp": "benchmark-client",
        "sid": "b5a3f6a8-6a0f-4d37-8a44-9f1f1f3b2c11",
        "acr": "1",
        "realm_access": {"roles": ["default-roles-benchmark", "offline_access", "uma_authorization"]},
        "resource_access": {"account": {"roles": ["manage-account", "manage-account-links", "view-profile"]}},
        "scope": "openid email profile",
        "email_verified": True,
        "name": "Ada Lovelace",
        "preferred_username": "ada",
        "email": "ada@example.com",
    }


def _our_own(case: Case) -> Contenders:
    keys = load_keys(case.jwks)
    text = json.dumps(case.jwks)

    openid = KeycloakRealm("https://keycloak.example.com", "benchmark").open_id_connect("benchmark-client")

    def decode(key: Any) -> object:
        return openid.decode_token(case.token, key, _ALGORITHMS, audience=_AUDIENCE, issuer=_ISSUER)

    return {
        _OURS: lambda: decode(case.jwks),
        "keycloak-facade, JWKS parsed anew": lambda: decode(json.loads(text)),
        "keycloak-facade, PEM": lambda: decode(case.pem),
        "keycloak-facade, loaded keys": lambda: decode(keys),
    }


def _floor(case: Case) -> Contenders:
    public_key = case.key.public_key
    padding, digest = PKCS1v15(), SHA256()

    def unpad(segment: bytes) -> bytes:
        return base64.urlsafe_b64decode(segment + b"==")

    def verify() -> object:
        signing_input, _, signature = case.token.encode().rpartition(b".")
        header, _, payload = signing_input.partition(b".")
        public_key.verify(unpad(signature), signing_input, padding, digest)
        return json.loads(unpad(header)), json.loads(unpad(payload))

    return {_FLOOR: verify}


def _joserfc(case: Case) -> Contenders:
    claims_registry = jwt.JWTClaimsRegistry(
        iss={"essential": True, "value": _ISSUER}, aud={"essential": True, "value": _AUDIENCE}, exp={"essential": True}
    )
    imported = KeySet([case.key])

    def decode(keys: KeySet) -> object:
        token = jwt.decode(case.token, keys, algorithms=_ALGORITHMS)
        claims_registry.validate(token.claims)
        return token.claims

    return {
        "joserfc, JWKS dict": lambda: decode(KeySet.import_key_set(case.jwks)),  # type: ignore[arg-type] # a plain dict
        "joserfc, imported keys": lambda: decode(imported),
    }


def _python_jose(case: Case) -> Contenders:
    jose: Any = importlib.import_module("jose.jwt")

    def decode(key: Any) -> object:
        return jose.decode(case.token, key, algorithms=_ALGORITHMS, audience=_AUDIENCE, issuer=_ISSUER)

    return {_OLD_LIBRARY: lambda: decode(case.jwks), "python-jose, PEM": lambda: decode(case.pem)}


def _pyjwt(case: Case) -> Contenders:
    pyjwt: Any = importlib.import_module("jwt")
    imported = pyjwt.PyJWKSet.from_dict(case.jwks)["rsa-generated"]

    def decode(key: Any) -> object:
        return pyjwt.decode(case.token, key, algorithms=_ALGORITHMS, audience=_AUDIENCE, issuer=_ISSUER)

    return {
        "PyJWT, JWKS dict": lambda: decode(pyjwt.PyJWKSet.from_dict(case.jwks)["rsa-generated"]),
        "PyJWT, imported key": lambda: decode(imported),
    }


def _jwcrypto(case: Case) -> Contenders:
    jwk: Any = importlib.import_module("jwcrypto.jwk")
    jwcrypto: Any = importlib.import_module("jwcrypto.jwt")
    imported = jwk.JWKSet.from_json(json.dumps(case.jwks))
    expected = {"iss": _ISSUER, "aud": _AUDIENCE, "exp": None}

    def decode() -> object:
        token = jwcrypto.JWT(check_claims=expected, algs=_ALGORITHMS)
        token.deserialize(case.token, imported)
        return json.loads(token.claims)

    return {"jwcrypto, imported keys": decode}


def _contenders(case: Case) -> Contenders:
    found: Contenders = {}
    for prepare in (_our_own, _floor, _joserfc, _python_jose, _pyjwt, _jwcrypto):
        try:
            found |= prepare(case)
        except ImportError as missing:
            print(f"left out: {missing}")
    return found


def _measure(contenders: Contenders, rounds: int, calls: int) -> dict[str, float]:
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds + 1):  # the first round warms the caches, and is dropped below
        for name, call in contenders.items():
            start = time.perf_counter()
            for _ in range(calls):
                call()
            seconds[name].append(time.perf_counter() - start)
    return {name: calls / statistics.median(taken[1:]) for name, taken in seconds.items()}


def _too_slow(rates: dict[str, float]) -> list[str]:
    return [
        f"{_OURS} is {rates[_OURS] / rates[other]:.2f} times {other}, not {least}"
        for other, least in _LEAST.items()
        if rates[_OURS] < least * rates[other]
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--calls", type=int, default=200, help="tokens per contender and round")
    parser.add_argument("--check", action="store_true", help="fail where it is too slow")
    arguments = parser.parse_args()
    case = Case()
    rates = _measure(_contenders(case), arguments.rounds, arguments.calls)
    old, floor = rates.get(_OLD_LIBRARY), rates[_FLOOR]
    print(f"token of {len(case.token)} bytes, RS256 with 2048 bits, {arguments.rounds} rounds of {arguments.calls}")
    print(f"{'':36}{'tokens/s':>10}{'x old':>8}{'x floor':>9}")
    for name, rate in sorted(rates.items(), key=lambda row: -row[1]):
        print(f"{name:36}{rate:10.0f}{f'{rate / old:.2f}' if old else '-':>8}{rate / floor:9.2f}")
    if arguments.check and (problems := _too_slow(rates)):
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
