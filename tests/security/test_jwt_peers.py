"""What is accepted here is accepted by joserfc, PyJWT and jwcrypto, too: of all attacks, and of all right tokens."""

from __future__ import annotations

from typing import Any, cast

import pytest

from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import JWTError
from tests.security.jwt_attacks import key_attacks
from tests.security.jwt_claim_attacks import claim_attacks
from tests.security.jwt_forge import CLIENT, ISSUER, NOW, jwks
from tests.security.jwt_form_attacks import form_attacks
from tests.security.jwt_peers import PEERS
from tests.security.test_jwt_valid import TOKENS

ALGORITHMS = ["RS256", "ES256"]
STRICT: dict[str, Any] = {"algorithms": ALGORITHMS, "audience": CLIENT, "issuer": ISSUER, "now": NOW}


def accepted(tokens: list[object]) -> list[str | bytes]:
    found: list[str | bytes] = []
    for text in tokens:
        try:
            decode_jwt(cast("str", text), jwks(), **STRICT)
        except JWTError:
            continue
        found.append(cast("str", text))
    return found


@pytest.mark.parametrize("peer", PEERS)
def test_of_the_right_tokens(peer: str) -> None:
    accepts = PEERS[peer](jwks(), ALGORITHMS)
    assert accepted([*TOKENS]) == TOKENS
    assert [text for text in TOKENS if not accepts(text)] == []


@pytest.mark.parametrize("peer", PEERS)
def test_of_the_attacks(peer: str) -> None:
    """A token without `exp` is the one attack that needs an option to be refused."""
    accepts = PEERS[peer](jwks(), ALGORITHMS)
    attacks = [*key_attacks(), *form_attacks(), *claim_attacks()]
    found = accepted([attack.build() for attack in attacks])
    assert len(found) == 1
    assert [accepts(text) for text in found] == [peer != "joserfc"], "joserfc is asked to require exp"
