"""No forged or malformed token is accepted; each is refused for its own reason, and no error gives anything away."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import JWTError
from keycloak_facade._core.jwt_keys import load_keys
from tests.security.jwt_attacks import Attack, key_attacks
from tests.security.jwt_claim_attacks import claim_attacks
from tests.security.jwt_forge import CLAIMS, CLIENT, ISSUER, NOW, jwks, rsa, token
from tests.security.jwt_form_attacks import form_attacks

ATTACKS = [*key_attacks(), *form_attacks(), *claim_attacks()]
STRICT: dict[str, Any] = {
    "algorithms": ["RS256", "ES256"],
    "audience": CLIENT,
    "issuer": ISSUER,
    "options": {"require_exp": True},
    "now": NOW,
}


def test_the_corpus_has_at_least_the_143_kinds_of_the_study() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 143


def test_the_token_that_all_attacks_vary_is_accepted() -> None:
    assert decode_jwt(token(), jwks(), **STRICT) == CLAIMS


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])
def test_refused(attack: Attack) -> None:
    forged = cast("str", attack.build())
    with pytest.raises(JWTError) as refusal:
        decode_jwt(forged, jwks(), **STRICT)
    message = str(refusal.value)
    assert attack.reason in message
    assert len(message) < 500
    assert message.isascii()
    assert refusal.value.__context__ is None
    assert not _gives_away(message, forged)


def _gives_away(message: str, forged: object) -> bool:
    text = forged.decode("latin-1") if isinstance(forged, bytes) else str(forged)
    secrets = [part for part in text[:10_000].split(".") if len(part) > 20]
    return (
        any(part[:20] in message or part[-20:] in message for part in secrets)
        or str(rsa().as_dict()["n"])[:20] in message
    )


@pytest.mark.parametrize(
    "key", [json.dumps(jwks()), rsa().as_pem(), rsa(), [rsa().as_dict()], load_keys(jwks())], ids=type
)
def test_refused_with_every_form_of_key(key: Any) -> None:
    accepted: list[str] = []
    for attack in ATTACKS:
        try:
            decode_jwt(cast("str", attack.build()), key, **STRICT)
        except JWTError:
            continue
        accepted.append(attack.name)
    # A key given alone verifies whatever kid the token names: these are signed with it.
    assert set(accepted) <= ({"EC kid for RS256"} if not isinstance(key, type(load_keys(jwks()))) else set())
