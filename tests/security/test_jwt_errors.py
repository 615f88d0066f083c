"""The errors: what they are, what they say, and that python-jose's `except` still catches them."""

from __future__ import annotations

import importlib.util
import pickle
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest
from joserfc.jwk import OctKey

from keycloak_facade._core import jwt_errors
from keycloak_facade._core.jwt import decode_jwt
from keycloak_facade._core.jwt_errors import (
    ExpiredSignatureError,
    JWTClaimsError,
    JWTError,
    UnknownKeyError,
    shown,
)
from keycloak_openapi.errors import KeycloakError
from tests.security.jwt_forge import CLIENT, EC_KID, ISSUER, KID, NOW, bare, jwks, rsa, token, with_header

if TYPE_CHECKING:
    from types import ModuleType


def refusal(text: str, **changes: Any) -> JWTError:
    expected: dict[str, Any] = {"algorithms": "RS256", "audience": CLIENT, "issuer": ISSUER, "now": NOW}
    with pytest.raises(JWTError) as caught:
        decode_jwt(text, jwks(), **{**expected, **changes})
    return caught.value


def test_one_tree() -> None:
    assert issubclass(JWTError, KeycloakError)
    for kind in (ExpiredSignatureError, JWTClaimsError, UnknownKeyError):
        assert issubclass(kind, JWTError)
    assert not issubclass(ExpiredSignatureError, JWTClaimsError)


def test_audience() -> None:
    error = refusal(token(aud=["account"]))
    assert type(error) is JWTClaimsError
    assert str(error) == (
        'expected audience "my-client", the token has aud ["account"], azp "my-client"; '
        'add an audience mapper to the client ("oidc-audience-mapper"), or pass audience=...'
    )


def test_issuer_names_both() -> None:
    error = refusal(token(iss="https://other.test"))
    assert str(error) == (
        f'expected issuer "{ISSUER}", the token has iss "https://other.test"; '
        "where tokens name the server by another URL, as behind a proxy, issuer=... says which"
    )


def test_expired_names_both() -> None:
    error = refusal(token(exp=NOW - 90), leeway=60)
    assert type(error) is ExpiredSignatureError
    assert str(error) == "the token has expired (exp 2026-09-21T14:11:50Z, now 2026-09-21T14:13:20Z, leeway 60 s)"


def test_unknown_kid_names_it_and_the_known_ones() -> None:
    error = refusal(with_header({"alg": "RS256", "kid": "new"}))
    assert isinstance(error, UnknownKeyError)
    assert (error.kid, error.known_kids) == ("new", (KID, EC_KID))
    assert str(error) == f'the token is signed with key "new"; the keys that are there: "{KID}", "{EC_KID}"'


def test_no_kid_and_no_key_for_the_algorithm() -> None:
    error = refusal(with_header({"alg": "RS384"}, bare(rsa()), "RS384"), algorithms="RS384")
    assert isinstance(error, UnknownKeyError)
    assert error.kid is None
    assert "names no key, and no key for RS384 is there" in str(error)


def test_a_refresh_token_is_said_to_be_opaque() -> None:
    text = with_header({"alg": "HS512", "kid": "x"}, key=OctKey.generate_key(512), alg="HS512")
    for algorithms in ("RS256", ["RS256", "HS512"]):
        error = refusal(text, algorithms=algorithms)
        assert type(error) is JWTError
        assert "refresh tokens" in str(error)
        assert "does not publish" in str(error)


def test_an_algorithm_that_the_realm_may_use_is_named() -> None:
    error = refusal(token(), algorithms=["PS256", "ES256"])
    assert str(error) == (
        'the token is signed with "RS256", and algorithms allow ES256, PS256 only; '
        "pass algorithms=['RS256'] if your realm signs so"
    )


@pytest.mark.parametrize("kind", [JWTError, ExpiredSignatureError, JWTClaimsError, UnknownKeyError])
def test_errors_survive_pickling(kind: type[JWTError]) -> None:
    copied = pickle.loads(pickle.dumps(kind("what was wrong")))  # noqa: S301 # it is our own
    assert type(copied) is kind
    assert str(copied) == "what was wrong"


def test_the_kid_survives_pickling() -> None:
    copied = pickle.loads(pickle.dumps(UnknownKeyError("m", kid="k", known_kids=("a",))))  # noqa: S301 # it is our own
    assert (copied.kid, copied.known_kids) == ("k", ("a",))


def test_what_a_token_says_is_quoted_and_cut() -> None:
    assert shown('a"\n\x1b[31m\N{SNOWMAN}') == '"a\\"\\n\\u001b[31m\\u2603"'
    assert len(shown("x" * 1000)) == 123
    assert shown({"key": object()}) == '{"key": "object"}'


def loaded_anew(monkeypatch: pytest.MonkeyPatch, jose: ModuleType | None) -> Any:
    """Import the errors again, beside another python-jose, or none."""
    exceptions = getattr(jose, "exceptions", None)
    monkeypatch.setitem(sys.modules, "jose", jose)
    monkeypatch.setitem(sys.modules, "jose.exceptions", exceptions)
    spec = importlib.util.spec_from_file_location("jwt_errors_anew", jwt_errors.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def python_jose() -> Any:
    """A module with the classes of python-jose 3.5.0."""
    base = type("JWTError", (type("JOSEError", (Exception,), {}),), {})
    exceptions = types.ModuleType("jose.exceptions")
    exceptions.__dict__["JWTError"] = base
    for name in ("JWTClaimsError", "ExpiredSignatureError"):
        exceptions.__dict__[name] = type(name, (base,), {})
    jose = types.ModuleType("jose")
    jose.__dict__["exceptions"] = exceptions
    return jose


def test_with_python_jose_its_classes_catch_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    jose = python_jose()
    ours = loaded_anew(monkeypatch, jose)
    for name in ("JWTError", "JWTClaimsError", "ExpiredSignatureError"):
        with pytest.raises(getattr(jose.exceptions, name), match="wrong"):
            raise getattr(ours, name)("wrong")
        assert issubclass(getattr(ours, name), KeycloakError)
    assert issubclass(ours.UnknownKeyError, jose.exceptions.JWTError)
    assert not issubclass(ours.JWTClaimsError, jose.exceptions.ExpiredSignatureError)


@pytest.mark.parametrize("jose", [None, types.ModuleType("jose")])
def test_without_python_jose_the_classes_stand_alone(monkeypatch: pytest.MonkeyPatch, jose: Any) -> None:
    ours = loaded_anew(monkeypatch, jose)
    assert [kind.__name__ for kind in ours.ExpiredSignatureError.__mro__] == [
        "ExpiredSignatureError",
        "JWTError",
        "KeycloakError",
        "Exception",
        "BaseException",
        "object",
    ]


def test_with_the_real_python_jose() -> None:
    exceptions = pytest.importorskip("jose.exceptions", reason="python-jose is not installed")
    assert isinstance(refusal(token(exp=NOW - 1)), exceptions.ExpiredSignatureError)
    assert isinstance(refusal(token(aud="other")), exceptions.JWTClaimsError)
    assert isinstance(refusal("a.b.c"), exceptions.JWTError)
