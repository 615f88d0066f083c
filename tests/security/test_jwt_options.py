"""python-jose's options and the other arguments: each does what it says, and a wrong one is an error at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import ExpiredSignatureError, JWTClaimsError, JWTError
from tests.security.jwt_forge import (
    CLAIMS,
    CLIENT,
    HEADER,
    ISSUER,
    NOW,
    encode,
    foreign_rsa,
    hmac_signed,
    joined,
    jwks,
    sign,
    token,
    with_payload,
)


def decode(text: Any, key: Any = None, **changes: Any) -> dict[str, Any]:
    expected: dict[str, Any] = {"algorithms": "RS256", "audience": CLIENT, "issuer": ISSUER, "now": NOW}
    return decode_jwt(text, key or jwks(), **{**expected, **changes})


WRONG: dict[str, Any] = {
    "aud": "other",
    "iat": NOW + 60,
    "exp": NOW - 60,
    "nbf": NOW + 60,
    "iss": "https://evil.test",
    "sub": 5,
    "jti": 5,
    "at_hash": "abc",
}


@pytest.mark.parametrize("claim", WRONG)
def test_verify(claim: str) -> None:
    text = token({claim: WRONG[claim]})
    with pytest.raises(JWTError):
        decode(text)
    with pytest.raises(JWTError):
        decode(text, options={f"verify_{claim}": True})
    assert decode(text, options={f"verify_{claim}": False})[claim] == WRONG[claim]


@pytest.mark.parametrize("claim", WRONG)
def test_require(claim: str) -> None:
    text = token(without=claim)
    lenient = {"require_aud": False}
    if claim != "iss":
        assert claim not in decode(text, options=lenient)
    with pytest.raises(JWTError, match=f'no "{claim}", which is required'):
        decode(text, options={f"require_{claim}": True})
    with pytest.raises(JWTError):
        # What is required is verified, as in python-jose.
        decode(token({claim: WRONG[claim]}), options={f"require_{claim}": True, f"verify_{claim}": False})


def test_require_any_claim() -> None:
    assert decode(token(), options={"require_azp": True}) == CLAIMS
    with pytest.raises(JWTError, match='no "azp", which is required'):
        decode(token(without="azp"), options={"require_azp": True})


def test_an_expected_claim_may_only_be_missing_when_that_is_said() -> None:
    with pytest.raises(JWTClaimsError, match="has no aud"):
        decode(token(without="aud"))
    assert "aud" not in decode(token(without="aud"), options={"require_aud": False})
    with pytest.raises(JWTClaimsError, match="expected subject"):
        decode(token(without="sub"), subject="s")
    assert "sub" not in decode(token(without="sub"), subject="s", options={"require_sub": False})
    with pytest.raises(JWTClaimsError, match="expected subject"):
        decode(token(sub="t"), subject="s", options={"require_sub": False})


@pytest.mark.parametrize(
    ("expected", "accepted"),
    [
        ({"audience": CLIENT}, True),
        ({"audience": ["x", CLIENT]}, True),
        ({"audience": {"account"}}, True),
        ({"audience": ["x", "y"]}, False),
        ({"audience": None}, False),
        ({"issuer": None}, True),
        ({"issuer": ISSUER}, True),
        ({"issuer": ("https://old.test", ISSUER)}, True),
        ({"issuer": iter([ISSUER])}, True),
        ({"issuer": ["https://old.test"]}, False),
        ({"subject": CLAIMS["sub"]}, True),
        ({"subject": "s"}, False),
        ({"subject": None}, True),
    ],
)
def test_expectations(expected: dict[str, Any], accepted: bool) -> None:
    if accepted:
        assert decode(token(), **expected) == CLAIMS
    else:
        with pytest.raises(JWTClaimsError):
            decode(token(), **expected)


def test_no_expectation_of_an_audience_accepts_a_token_without_one() -> None:
    assert "aud" not in decode(token(without="aud"), audience=None)


@pytest.mark.parametrize("leeway", [30, 30.0, timedelta(seconds=30)])
@pytest.mark.parametrize("as_option", [True, False])
def test_leeway(leeway: Any, as_option: bool) -> None:
    given: dict[str, Any] = {"options": {"leeway": leeway}} if as_option else {"leeway": leeway}
    for within, beyond in (("exp", -29), ("exp", -30)), (("nbf", 30), ("nbf", 31)), (("iat", 31), ("iat", 32)):
        assert decode(token({within[0]: NOW + within[1]}), **given)
        with pytest.raises(JWTError):
            decode(token({within[0]: NOW + within[1]}))
        with pytest.raises(JWTError):
            decode(token({beyond[0]: NOW + beyond[1]}), **given)


def test_the_argument_leeway_counts_before_the_option() -> None:
    text = token(exp=NOW - 20)
    assert decode(text, leeway=30, options={"leeway": 10})
    with pytest.raises(ExpiredSignatureError):
        decode(text, leeway=10, options={"leeway": 30})
    assert decode(text, leeway=0, options={"leeway": 30})


class Untouched:
    """A token that must not be looked at."""

    def __getattribute__(self, name: str) -> Any:
        raise AssertionError(name)


@pytest.mark.parametrize(
    ("argument", "kind", "message"),
    [
        ({"algorithms": []}, ValueError, "empty"),
        ({"algorithms": ""}, ValueError, "empty"),
        ({"algorithms": None}, TypeError, "NoneType"),
        ({"algorithms": b"RS256"}, TypeError, "bytes"),
        ({"algorithms": ["RS256", 1]}, TypeError, "something else"),
        ({"algorithms": "none"}, ValueError, "'none' is no signature algorithm"),
        ({"algorithms": ["RS256", "None"]}, ValueError, "'None' is no"),
        ({"algorithms": ["RS256", "NONE "]}, ValueError, "'NONE ' is no"),
        ({"algorithms": ["RS265"]}, ValueError, "did you mean 'RS256'"),
        ({"algorithms": "RSA-OAEP"}, ValueError, "'RSA-OAEP' is no"),
        ({"audience": 1}, TypeError, "audience"),
        ({"audience": []}, ValueError, "audience is empty"),
        ({"audience": ""}, ValueError, "audience is empty"),
        ({"audience": [None]}, TypeError, "audience"),
        ({"issuer": b"x"}, TypeError, "issuer"),
        ({"issuer": ()}, ValueError, "issuer is empty"),
        ({"subject": 1}, TypeError, "subject"),
        ({"access_token": b"x"}, TypeError, "access_token"),
        ({"expected_type": 1}, TypeError, "expected_type"),
        ({"options": ["verify_exp"]}, TypeError, "list"),
        ({"options": {"verify_expiry": False}}, ValueError, "did you mean 'verify_exp'"),
        ({"options": {"verify_audience": False}}, ValueError, "'verify_audience'; did you mean 'verify_aud'"),
        ({"options": {"Verify_exp": False}}, ValueError, "did you mean 'verify_exp'"),
        ({"options": {1: False}}, ValueError, "'1'"),
        ({"leeway": -1}, ValueError, "leeway"),
        ({"leeway": float("nan")}, ValueError, "leeway"),
        ({"leeway": float("inf")}, ValueError, "leeway"),
        ({"leeway": "10"}, TypeError, "str"),
        ({"leeway": True}, TypeError, "bool"),
        ({"leeway": None}, TypeError, "NoneType"),
        ({"options": {"leeway": "10"}}, TypeError, "str"),
        ({"options": {"leeway": -1}}, ValueError, "leeway"),
    ],
)
def test_a_wrong_argument_is_an_error_before_the_token_is_looked_at(
    argument: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        decode(Untouched(), **argument)


UNVERIFIED: dict[str, Any] = {"options": {"verify_signature": False}}


@pytest.mark.parametrize(
    "text",
    [
        sign(HEADER, CLAIMS, foreign_rsa(), "RS256"),
        hmac_signed({"alg": "HS512", "kid": "x"}, b"nobody knows this secret at all", "HS512"),
        joined(encode({"alg": "X"}), encode(CLAIMS), ""),
        token(typ="Refresh"),
    ],
)
def test_reading_without_verification_needs_no_key(text: str) -> None:
    key: Any = None
    claims = decode_jwt(text, key, algorithms="RS256", audience=CLIENT, now=NOW, **UNVERIFIED)
    assert {**claims, "typ": "Bearer"} == CLAIMS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (joined(encode({"alg": "none"}), encode(CLAIMS), ""), "alg is none"),
        (joined(encode({"alg": "RS256", "crit": []}), encode(CLAIMS), ""), "crit"),
        (with_payload(b'{"exp":1,"exp":2}'), "member twice"),
        (token() + "=", None),
        (token(exp=NOW - 1), "expired"),
        (token(aud="other"), "expected audience"),
        (token() + ".a.b", "JWE"),
    ],
)
def test_reading_without_verification_is_strict_all_the_same(text: str, message: str | None) -> None:
    if message is None:
        # The signature is not looked at.
        assert decode(text, **UNVERIFIED) == CLAIMS
        return
    with pytest.raises(JWTError, match=message):
        decode(text, **UNVERIFIED)


def test_reading_without_verification_checks_the_type_only_when_told_to() -> None:
    text = token(typ="Refresh")
    assert decode(text, **UNVERIFIED)["typ"] == "Refresh"
    with pytest.raises(JWTClaimsError, match='type "Bearer"'):
        decode(text, expected_type="Bearer", **UNVERIFIED)
