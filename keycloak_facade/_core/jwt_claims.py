"""The claims of a token, against what the caller expects (RFC 7519, OpenID Connect Core)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from keycloak_openapi._json import is_array

from .jwt_errors import ExpiredSignatureError, JWTClaimsError, JWTError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .jwt_options import Options
    from .jwt_parse import Header

_YEAR_10000 = 253402300800

# `iat` has whole seconds, and two clocks that are well kept still differ by a part of one.
_CLOCK_DIFFERENCE = 1

_HASHES = {"256": hashlib.sha256, "384": hashlib.sha384, "512": hashlib.sha512}
_NOT_FOR_LOGIN = ("refresh", "offline", "logout")
_PLAIN_HEADER_TYPES = (None, "jwt")
_HEADER_TYPES_FOR_LOGIN = (*_PLAIN_HEADER_TYPES, "at+jwt")
_HEADER_TYPES = {"bearer": "at+jwt", "dpop": "at+jwt", "logout": "logout+jwt"}


class Expected(NamedTuple):
    """What the caller expects of the claims; None is no expectation."""

    audience: tuple[str, ...] | None
    issuer: tuple[str, ...] | None
    subject: str | None
    access_token: str | None
    nonce: str | None
    types: tuple[str, ...] | None


def check_claims(claims: Mapping[str, Any], header: Header, expected: Expected, options: Options, now: float) -> None:
    """Check the claims of a token whose signature has been verified.

    Raises:
        ExpiredSignatureError: it has expired.
        JWTClaimsError: a claim is not what was expected.
        JWTError: a required claim is missing.
    """
    for name in options.required:
        if name not in claims:
            raise JWTError(f"the token has no {shown(name)}, which is required")
    _check_type(claims, header, expected.types, trusted=options.verify_signature)
    unchecked = options.unchecked
    _check_dates(claims, options, now)
    if "aud" not in unchecked:
        _check_aud(claims, expected.audience, options)
    if "iss" not in unchecked:
        _check_iss(claims, expected.issuer)
    if "sub" not in unchecked:
        _check_sub(claims, expected.subject, options)
    if "jti" not in unchecked:
        _text(claims, "jti")
    if "at_hash" not in unchecked:
        _check_at_hash(claims, header.alg, expected.access_token)
    if expected.nonce is not None:
        _check_nonce(claims, expected.nonce)


def _check_type(claims: Mapping[str, Any], header: Header, expected: tuple[str, ...] | None, *, trusted: bool) -> None:
    written = _text(claims, "typ")
    found = None if written is None else written.casefold()
    if expected is None:
        if not trusted:
            return
        fits = header.typ in _HEADER_TYPES_FOR_LOGIN and found not in _NOT_FOR_LOGIN
    else:
        fits = any(_has_type(found, header.typ, name.casefold()) for name in expected)
    if not fits:
        raise JWTClaimsError(
            f"expected a token of type {_either(expected) if expected else 'Bearer or ID'}, this one has typ "
            f"{shown(written)} and header typ {shown(header.typ)}; expected_type says which type is meant"
        )


def _has_type(found: str | None, header_type: str | None, expected: str) -> bool:
    if expected.endswith("+jwt"):
        return header_type == expected
    own_header_type = _HEADER_TYPES.get(expected)
    if header_type not in (*_PLAIN_HEADER_TYPES, own_header_type):
        return False
    return found == expected or (found is None and header_type is not None and header_type == own_header_type)


def _check_dates(claims: Mapping[str, Any], options: Options, now: float) -> None:
    if "iat" not in options.unchecked:
        _check_iat(claims, now, options.leeway)
    if "nbf" not in options.unchecked:
        _check_nbf(claims, now, options.leeway)
    if "exp" not in options.unchecked:
        _check_exp(claims, now, options.leeway)


def _check_iat(claims: Mapping[str, Any], now: float, leeway: float) -> None:
    iat = _date(claims, "iat")
    if iat is not None and iat > now + leeway + _CLOCK_DIFFERENCE:
        raise JWTClaimsError(
            f"the token was issued in the future ({_moments('iat', iat, now, leeway)}): the clocks differ"
        )


def _check_nbf(claims: Mapping[str, Any], now: float, leeway: float) -> None:
    nbf = _date(claims, "nbf")
    if nbf is not None and nbf > now + leeway:
        raise JWTClaimsError(f"the token is not valid yet ({_moments('nbf', nbf, now, leeway)})")


def _check_exp(claims: Mapping[str, Any], now: float, leeway: float) -> None:
    exp = _date(claims, "exp")
    if exp is not None and exp <= now - leeway:
        raise ExpiredSignatureError(f"the token has expired ({_moments('exp', exp, now, leeway)})")


def _check_aud(claims: Mapping[str, Any], expected: tuple[str, ...] | None, options: Options) -> None:
    if "aud" not in claims:
        if expected and "aud" not in options.optional:
            raise JWTClaimsError(f"expected audience {_either(expected)}, the token has no aud{_audience_hint(claims)}")
        return
    aud = claims["aud"]
    if isinstance(aud, str):
        listed: list[object] = [aud]
    elif is_array(aud) and all(isinstance(name, str) for name in aud):
        listed = aud
    else:
        raise JWTClaimsError(f"aud is a string or a list of strings, the token has {shown(aud)}")
    if expected is None:
        raise JWTClaimsError(
            f"the token has aud {shown(aud)}, and no audience was expected: pass audience=..., "
            "or options={'verify_aud': False} to accept it whomever it is for"
        )
    if set(expected).isdisjoint(listed):
        raise JWTClaimsError(
            f"expected audience {_either(expected)}, the token has aud {shown(aud)}{_audience_hint(claims)}"
        )


def _audience_hint(claims: Mapping[str, Any]) -> str:
    azp = f", azp {shown(claims['azp'])}" if "azp" in claims else ""
    return f'{azp}; add an audience mapper to the client ("oidc-audience-mapper"), or pass audience=...'


def _check_iss(claims: Mapping[str, Any], expected: tuple[str, ...] | None) -> None:
    iss = _text(claims, "iss")
    if expected is not None and iss not in expected:
        raise JWTClaimsError(
            f"expected issuer {_either(expected)}, the token has iss {shown(iss)}; where tokens name the server by "
            "another URL, as behind a proxy, issuer=... says which"
        )


def _check_sub(claims: Mapping[str, Any], expected: str | None, options: Options) -> None:
    sub = _text(claims, "sub")
    if expected is None or sub == expected or (sub is None and "sub" in options.optional):
        return
    raise JWTClaimsError(f"expected subject {shown(expected)}, the token has sub {shown(sub)}")


def _check_at_hash(claims: Mapping[str, Any], alg: str, access_token: str | None) -> None:
    at_hash = _text(claims, "at_hash")
    if at_hash is None:
        return
    if not access_token:
        raise JWTClaimsError(
            "the token has at_hash: pass access_token=..., the access token that came with it, or "
            "options={'verify_at_hash': False}"
        )
    digests = _digests(access_token.encode("utf-8", "surrogatepass"), alg)
    if not digests:
        raise JWTClaimsError(f"at_hash has no defined hash for tokens signed with {shown(alg)}")
    written = at_hash.encode("utf-8", "surrogatepass")
    halves = [base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=") for digest in digests]
    if not any(hmac.compare_digest(half, written) for half in halves):
        raise JWTClaimsError("at_hash does not fit the access token: they were not issued together")


def _check_nonce(claims: Mapping[str, Any], expected: str) -> None:
    nonce = _text(claims, "nonce")
    if nonce is None:
        raise JWTClaimsError("the token has no nonce, and the login had one")
    if not hmac.compare_digest(nonce.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass")):
        raise JWTClaimsError("the nonce is not that of the login: the token is of another one")


def _digests(text: bytes, alg: str) -> list[bytes]:
    """Hash with what the signature's algorithm hashes with (OpenID Connect Core, 3.1.3.6)."""
    found: list[bytes] = []
    if alg in ("EdDSA", "Ed25519"):
        found.append(hashlib.sha512(text).digest())
    if alg in ("EdDSA", "Ed448"):
        # EdDSA is the name of both. Of SHAKE256, Keycloak takes 512 bits.
        found.append(hashlib.shake_256(text).digest(64))
    if alg[-3:] in _HASHES:
        found.append(_HASHES[alg[-3:]](text).digest())
    return found


def _text(claims: Mapping[str, Any], name: str) -> str | None:
    value = claims.get(name)
    if isinstance(value, str):
        return value
    if name in claims:
        raise JWTClaimsError(f"{name} is a string, the token has {shown(value)}")
    return None


def _date(claims: Mapping[str, Any], name: str) -> float | None:
    if name not in claims:
        return None
    value: float = claims[name]
    # No bool, which is an int in Python; NaN and infinities fail the comparison.
    if type(value) not in (int, float) or not 0 < value < _YEAR_10000:
        raise JWTClaimsError(f"{name} is seconds since 1970 as a number, the token has {shown(value)}")
    return value


def _moments(name: str, moment: float, now: float, leeway: float) -> str:
    then, current = (datetime.fromtimestamp(int(seconds), UTC) for seconds in (moment, now))
    return f"{name} {then:%Y-%m-%dT%H:%M:%SZ}, now {current:%Y-%m-%dT%H:%M:%SZ}, leeway {leeway:g} s"


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(shown(name) for name in names)
