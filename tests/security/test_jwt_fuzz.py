"""Mutated tokens: what is right is accepted, what is not is refused by a JWTError, and never anything else.

KEYCLOAK_FACADE_FUZZ sets how many tokens, KEYCLOAK_FACADE_FUZZ_SEED which.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from itertools import islice
from typing import Any

import pytest

from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import JWTError
from keycloak_facade._core.jwt_keys import load_keys
from tests.security import jwt_peers
from tests.security.jwt_forge import CLIENT, ISSUER, NOW, ec, rsa
from tests.security.jwt_mutants import ALGORITHMS, ODD, Mutant, changed_text, key_set, mutants

COUNT = int(os.environ.get("KEYCLOAK_FACADE_FUZZ", "10000"))
SEED = int(os.environ.get("KEYCLOAK_FACADE_FUZZ_SEED", "7520"))
SAMPLE = 1500
"""How many accepted tokens others are asked about: the slowest of them takes milliseconds for each."""

LONGEST_MESSAGE = 500

KEYS = load_keys(key_set())


def is_accepted(text: str | bytes) -> bool:
    """Decode a token; what is raised and is no JWTError fails the test."""
    try:
        decode_jwt(
            text,
            KEYS,
            algorithms=ALGORITHMS,
            audience=CLIENT,
            issuer=ISSUER,
            options={"require_exp": True},
            now=NOW,
        )
    except JWTError as refusal:
        if refusal.__context__ is not None or len(str(refusal)) > LONGEST_MESSAGE:
            raise AssertionError("an error leads to what it was made of") from None
        return False
    return True


@pytest.fixture(scope="module")
def accepted() -> list[str | bytes]:
    """Some of the mutated tokens that are accepted."""
    found: list[str | bytes] = []
    judged: Counter[bool] = Counter()
    wrong: list[Mutant] = []
    every = max(1, COUNT // 5 // SAMPLE)
    for mutant in islice(mutants(SEED), COUNT):
        accepts = is_accepted(mutant.text)
        judged[accepts] += 1
        if accepts != mutant.is_right:
            wrong.append(mutant)
        elif accepts and judged[True] % every == 0:
            found.append(mutant.text)
    print(f"{COUNT} mutated tokens, seed {SEED}: {judged[True]} accepted, {judged[False]} refused")  # noqa: T201
    assert wrong == []
    assert 0.2 * COUNT < judged[True] < 0.5 * COUNT, "mutations that are all right, or all wrong, prove little"
    return found[:SAMPLE]


def test_mutated_tokens(accepted: list[str | bytes]) -> None:
    assert len(set(accepted)) > min(COUNT, SAMPLE) * 0.1


# joserfc warns of the name EdDSA, which Keycloak writes.
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize("peer", jwt_peers.PEERS)
def test_others_accept_what_is_accepted(accepted: list[str | bytes], peer: str) -> None:
    accepts = jwt_peers.PEERS[peer](key_set(), ALGORITHMS)
    assert [text for text in accepted if not accepts(text)] == []


def test_mutated_keys() -> None:
    chance = random.Random(SEED)  # noqa: S311 # chance, not secrecy
    loaded = 0
    count = min(COUNT, 2000)
    for _ in range(count):
        base = chance.choice((rsa(), ec())).as_dict()
        jwk: dict[str, Any] = {
            **base,
            chance.choice([*base, "crv", "x", "y", "d", "key_ops", "x5c"]): chance.choice(ODD),
        }
        loaded += bool(load_keys({"keys": [jwk]}).kids)
        try:
            load_keys(chance.choice((jwk, json.dumps(jwk), changed_text(chance, rsa().as_pem().decode()))))
        except ValueError:
            continue
    assert 0 < loaded < count
