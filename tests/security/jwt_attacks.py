"""Tokens that no key of the realm has signed. Each comes with a part of the message that it must be refused with."""

from __future__ import annotations

import base64
import json
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tests.security.jwt_forge import (
    CLAIMS,
    EC_KID,
    ENC_KID,
    HEADER,
    KID,
    bare,
    ec,
    ed25519,
    encode,
    foreign_curve,
    foreign_rsa,
    hmac_signed,
    joined,
    jwks,
    rsa,
    rsa_enc,
    sign,
    with_header,
)

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG = "signature is wrong"
NOT_ALLOWED = "algorithms allow"


class Attack(NamedTuple):
    """A token that must be refused, and a part of the message that says why."""

    name: str
    build: Callable[[], object]
    reason: str


def key_attacks() -> list[Attack]:
    """All attacks on the algorithm and the key."""
    return [*_unsigned(), *_public_key_as_secret(), *_embedded_keys(), *_wrong_keys(), *_wrong_kids()]


def _unsigned() -> list[Attack]:
    payload = encode(CLAIMS)
    spellings = ["none", "None", "NONE", "nOnE", "none ", " none"]
    odd: dict[str, tuple[object, str]] = {
        "empty": ("", NOT_ALLOWED),
        "null": (None, "'alg'"),
        "number": (0, "'alg'"),
        "list": (["RS256"], "'alg'"),
        "object": ({"RS256": 1}, "'alg'"),
        "other case": ("rs256", NOT_ALLOWED),
        "zero width": ("RS256\u200b", NOT_ALLOWED),
    }
    unsigned = [
        Attack(f"alg {alg!r}, no signature", partial(joined, encode({"alg": alg}), payload, ""), "alg is none")
        for alg in spellings
    ]
    signed = [
        Attack(f"alg {alg!r}, signature of RS256", partial(with_header, {"alg": alg, "kid": KID}), "alg is none")
        for alg in spellings
    ]
    return [
        *unsigned,
        *signed,
        *(
            Attack(f"alg {name}", partial(with_header, {"alg": alg, "kid": KID}), reason)
            for name, (alg, reason) in odd.items()
        ),
        Attack("no alg", partial(with_header, {"kid": KID}), "'alg'"),
        Attack("signature cut off", partial(joined, encode(HEADER), payload, ""), WRONG),
    ]


def _public_key_as_secret() -> list[Attack]:
    secrets = {
        "PEM": rsa().as_pem(),
        "PEM without last newline": rsa().as_pem().strip(),
        "DER": rsa().as_der(),
        "realm public_key": base64.b64encode(rsa().as_der()),
        "JWK": json.dumps(rsa().as_dict()).encode(),
        "JWKS": json.dumps(jwks()).encode(),
        "modulus": str(rsa().as_dict()["n"]).encode(),
        "EC PEM": ec().as_pem(),
        "guessed": b"secret",
        "empty": b"",
        "kid": KID.encode(),
    }
    return [
        Attack(f"{alg} with {name}", partial(hmac_signed, {"alg": alg, "kid": KID}, secret, alg), "opaque")
        for alg in ("HS256", "HS384", "HS512")
        for name, secret in secrets.items()
    ]


def _embedded_keys() -> list[Attack]:
    url = "https://evil.test/keys"
    jwk = foreign_rsa().as_dict()
    members: dict[str, tuple[dict[str, object], str]] = {
        "jwk": ({"jwk": jwk}, WRONG),
        "jwk with the realm's kid": ({"jwk": {**jwk, "kid": KID}}, WRONG),
        "jku": ({"jku": url}, WRONG),
        "x5u": ({"x5u": url}, WRONG),
        "x5c": ({"x5c": [base64.b64encode(foreign_rsa().as_der()).decode()]}, WRONG),
        "x5t": ({"x5t": "Z2x5"}, WRONG),
        "jku file": ({"jku": "file:///etc/passwd"}, "'jku'"),
        "jwk of another kty": ({"jwk": {"kty": "oct", "k": "c2VjcmV0"}}, WRONG),
        "jku of the realm": ({"jku": "https://keycloak.test/realms/r/protocol/openid-connect/certs"}, WRONG),
        "x5t#S256": ({"x5t#S256": "a2V5"}, WRONG),
        "jwk no object": ({"jwk": "a"}, "'jwk'"),
        "x5c no list": ({"x5c": "a"}, "'x5c'"),
    }
    return [
        *(
            Attack(name, partial(with_header, {"alg": "RS256", "kid": KID, **added}, foreign_rsa()), reason)
            for name, (added, reason) in members.items()
        ),
        Attack("jwk with secret", partial(hmac_signed, _with_secret(), b"secret", "HS256"), "opaque"),
        Attack("jwk without kid", partial(with_header, {"alg": "RS256", "jwk": jwk}, foreign_rsa()), "names no key"),
    ]


def _with_secret() -> dict[str, object]:
    return {"alg": "HS256", "jwk": {"kty": "oct", "k": base64.urlsafe_b64encode(b"secret").decode()}}


def _wrong_keys() -> list[Attack]:
    ours, ours_for_encryption = bare(rsa()), bare(rsa_enc())
    es256 = {"alg": "ES256", "kid": EC_KID}
    return [
        *(
            Attack(f"RS256 key signs {alg}", partial(with_header, {"alg": alg, "kid": KID}, ours, alg), NOT_ALLOWED)
            for alg in ("RS384", "RS512", "PS256", "PS384", "PS512")
        ),
        *(
            Attack(alg, partial(with_header, {"alg": alg, "kid": KID}, ed25519(), alg), NOT_ALLOWED)
            for alg in ("EdDSA", "Ed25519")
        ),
        Attack("foreign key, realm's kid", partial(with_header, HEADER, foreign_rsa()), WRONG),
        Attack("foreign key, no kid", partial(with_header, {"alg": "RS256"}, foreign_rsa()), "names no key"),
        Attack(
            "encryption key",
            partial(with_header, {"alg": "RS256", "kid": ENC_KID}, ours_for_encryption),
            'its "use" is "enc"',
        ),
        Attack("EC kid for RS256", partial(with_header, {"alg": "RS256", "kid": EC_KID}), "is for ES256"),
        Attack("RSA kid for ES256", partial(with_header, {"alg": "ES256", "kid": KID}, ec(), "ES256"), "is for RS256"),
        Attack("foreign EC key", partial(sign, es256, CLAIMS, foreign_curve("P-256"), "ES256"), WRONG),
        Attack("P-384 signature", partial(sign, es256, CLAIMS, foreign_curve("P-384"), "ES384"), WRONG),
    ]


def _wrong_kids() -> list[Attack]:
    unknown = ("unknown", "", "../../dev/null", "' OR 1=1 --", "#0", KID.upper(), KID + " ")
    odd: list[object] = [1, ["a"], {"a": 1}, True, None]
    return [
        *(
            Attack(
                f"kid {kid!r}", partial(with_header, {"alg": "RS256", "kid": kid}, foreign_rsa()), "keys that are there"
            )
            for kid in unknown
        ),
        *(Attack(f"kid {kid!r}", partial(with_header, {"alg": "RS256", "kid": kid}), "'kid'") for kid in odd),
    ]
