"""Mutated tokens: the answer is the claims or a JWTError, never anything else, and nobody else refuses what we accept.

KEYCLOAK_FACADE_FUZZ sets how many tokens, KEYCLOAK_FACADE_FUZZ_SEED which.
"""

from __future__ import annotations

import json
import os
import random
import string
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import JWTError
from keycloak_facade._core.jwt_keys import load_keys
from tests.security import jwt_peers
from tests.security.jwt_forge import (
    CLAIMS,
    CLIENT,
    EC_KID,
    ISSUER,
    NOW,
    ec,
    ec_token,
    encode,
    jwks,
    rsa,
    sign_segments,
    token,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COUNT = int(os.environ.get("KEYCLOAK_FACADE_FUZZ", "3000"))
SEED = int(os.environ.get("KEYCLOAK_FACADE_FUZZ_SEED", "7520"))
EC_HEADER = {"alg": "ES256", "typ": "JWT", "kid": EC_KID}
ODD: list[Any] = [
    *(None, True, False, 0, 1, -1, 0.5, 1e308, float("nan"), float("inf"), 10**30, 10**400, NOW, NOW + 60, NOW - 60),
    *("", "a", CLIENT, ISSUER, EC_KID, "none", "RS256", "JWT", "at+jwt", "\ud800", "\0", "\N{SNOWMAN}" * 50, str(NOW)),
    *([], {}, [[]], [CLIENT], [CLIENT, 1], {CLIENT: CLIENT}, [ISSUER], ["b64"], [[[[[[]]]]]]),
]
NAMES = [
    *CLAIMS,
    *EC_HEADER,
    "nbf",
    "at_hash",
    "crit",
    "b64",
    "jwk",
    "jku",
    "x5c",
    "cty",
    "nonce",
    "auth_time",
    "events",
]
CHARACTERS = string.ascii_letters + string.digits + '-_.=+/ \n\0{}"' + "\N{SNOWMAN}\ud800"


def changed_text(chance: random.Random, text: str) -> str:
    """Change, add, drop or repeat a few characters."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text) + 1)
        length = chance.choice((0, 1, 1, 2, 40))
        added = "".join(chance.choices(CHARACTERS, k=chance.choice((0, 1, 1, 3))))
        repeated = text[place : place + length] * chance.choice((0, 0, 1, 2))
        text = text[:place] + added + repeated + text[place + length :]
    return text


def changed_object(chance: random.Random, members: dict[str, Any]) -> dict[str, Any]:
    """Set or drop a few members."""
    changed = dict(members)
    for _ in range(chance.choice((0, 1, 1, 2))):
        name = chance.choice(NAMES)
        if chance.random() < 0.2:
            changed.pop(name, None)
        else:
            changed[name] = chance.choice(ODD)
    return changed


def json_bytes(chance: random.Random, members: dict[str, Any]) -> bytes:
    """Write JSON, at times broken or in another encoding."""
    text = json.dumps(members, ensure_ascii=chance.random() < 0.5, separators=(",", ":"))
    if chance.random() < 0.3:
        text = changed_text(chance, text)
    encoding = "utf-16" if chance.random() < 0.03 else "utf-8"
    return text.encode(encoding, "surrogatepass")


def mutations(chance: random.Random) -> Iterator[tuple[str | bytes, bool]]:
    """Yield mutated tokens, and whether the realm's key has signed each as it is."""
    originals = [token(), ec_token()]
    while True:
        if chance.random() < 0.4:
            original = chance.choice(originals)
            text = changed_text(chance, original)
            yield (text.encode("utf-8", "surrogatepass") if chance.random() < 0.2 else text), text in originals
        else:
            right = chance.random() < 0.6
            header = encode(EC_HEADER if right else json_bytes(chance, changed_object(chance, EC_HEADER)))
            payload = json_bytes(chance, changed_object(chance, CLAIMS))
            yield sign_segments(header, encode(payload), ec(), "ES256"), True


def outcome(text: str | bytes) -> dict[str, Any] | None:
    try:
        return decode_jwt(
            text,
            KEYS,
            algorithms=jwt_peers.ALGORITHMS,
            audience=CLIENT,
            issuer=ISSUER,
            options={"require_exp": True},
            now=NOW,
        )
    except JWTError:
        return None


KEYS = load_keys(jwks())


@pytest.fixture(scope="module")
def accepted() -> list[str | bytes]:
    """The mutated tokens that are accepted."""
    found: list[str | bytes] = []
    tokens = mutations(random.Random(SEED))  # noqa: S311 # chance, not secrecy
    for _ in range(COUNT):
        text, signed = next(tokens)
        if outcome(text) is not None:
            assert signed, "a token was accepted that the realm has not signed"
            found.append(text)
    return found


def test_mutated_tokens(accepted: list[str | bytes]) -> None:
    assert len(set(accepted)) > COUNT * 0.05, "too few mutations are harmless for a comparison"
    assert len(accepted) < COUNT * 0.6, "too few mutations are harmful"


def test_joserfc_accepts_what_is_accepted(accepted: list[str | bytes]) -> None:
    assert [text for text in accepted if not jwt_peers.joserfc_accepts(text)] == []


@pytest.mark.parametrize(("module", "peer"), [("jwt", jwt_peers.pyjwt), ("jwcrypto", jwt_peers.jwcrypto)])
def test_others_accept_what_is_accepted(
    accepted: list[str | bytes], module: str, peer: Callable[[], Callable[[str | bytes], bool]]
) -> None:
    pytest.importorskip(module, reason=f"{module} is not installed")
    accepts = peer()
    assert [text for text in accepted if not accepts(text)] == []


def test_mutated_keys() -> None:
    chance = random.Random(SEED)  # noqa: S311 # chance, not secrecy
    loaded = 0
    for _ in range(COUNT // 10):
        base = chance.choice((rsa(), ec())).as_dict()
        jwk = {**base, chance.choice([*base, "crv", "x", "y", "d", "key_ops", "x5c"]): chance.choice(ODD)}
        loaded += bool(load_keys({"keys": [jwk]}).kids)
        try:
            load_keys(chance.choice((jwk, json.dumps(jwk), changed_text(chance, rsa().as_pem().decode()))))
        except ValueError:
            continue
    assert 0 < loaded < COUNT // 10
