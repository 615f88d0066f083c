"""Decoding of signed tokens: joserfc's signature check, and every check that it leaves to its caller."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NoReturn

from cryptography.exceptions import UnsupportedAlgorithm
from joserfc.errors import JoseError

from .hidden import hidden
from .jwt_claims import Expected, check_claims
from .jwt_errors import JWTError, UnknownKeyError, shown
from .jwt_jwk import ALGORITHMS
from .jwt_keys import MOST_KEYS, KeyInput, VerificationKeys, load_keys
from .jwt_options import read_algorithms, read_names, read_options, read_text
from .jwt_parse import DEFAULT_LIMITS, CompactToken, Header, TokenLimits, decode_segment, parse_object, parse_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import timedelta

    from .jwt_jwk import VerificationKey


_MOST_SHOWN = 6


def decode_jwt(
    token: str | bytes,
    keys: KeyInput | None,
    *,
    algorithms: str | Iterable[str],
    audience: str | Iterable[str] | None = None,
    issuer: str | Iterable[str] | None = None,
    subject: str | None = None,
    access_token: str | None = None,
    nonce: str | None = None,
    options: Mapping[str, object] | None = None,
    leeway: float | timedelta = 0,
    expected_type: str | Iterable[str] | None = None,
    now: float | None = None,
    limits: TokenLimits = DEFAULT_LIMITS,
) -> dict[str, Any]:
    """Verify a signed token and return its claims.

    Args:
        token: a JWS in compact serialization.
        keys: see `load_keys`; not looked at when the signature is not to be verified.
        algorithms: what the token may be signed with; HS256, HS384 and HS512 need a `joserfc.jwk.OctKey`.
        audience: one of these must be in `aud`. With None, a token that has an `aud` is refused.
        issuer: one of these must be `iss`.
        subject: must be `sub`.
        access_token: the token issued with this ID token; must fit its `at_hash`.
        nonce: must be `nonce`: that of the authorization request (OpenID Connect Core, section 3.1.3.7).
        options: python-jose's. `require_aud: False` accepts a token without `aud` whatever `audience` says;
            and so does `require_sub`.
        leeway: seconds by which the clocks may differ.
        expected_type: one of these must be `typ`: `Bearer`, `DPoP`, `ID`, `Refresh`, `Offline`, `Logout`, or
            a type of the header, such as `at+jwt`. None refuses refresh, offline and logout tokens.
        now: seconds since 1970, in place of the clock.
        limits: how long the parts of a token may be.

    Raises:
        UnknownKeyError: the key that the token names is not there; a key set fetched anew may have it.
        ExpiredSignatureError: the token has expired.
        JWTClaimsError: a claim is not what was expected.
        JWTError: the token is not to be trusted, whatever it is.
        ValueError: an argument other than the token is wrong, or
        TypeError: of the wrong type; raised before the token is looked at.
    """
    allowed = read_algorithms(algorithms)
    chosen = read_options(options, leeway)
    expected = Expected(
        None if audience is None else read_names("audience", audience),
        None if issuer is None else read_names("issuer", issuer),
        read_text("subject", subject),
        hidden(read_text("access_token", access_token)),
        read_text("nonce", nonce),
        None if expected_type is None else read_names("expected_type", expected_type),
    )
    verification_keys = load_keys(keys) if chosen.verify_signature else None
    token, access_token = hidden(token), hidden(access_token)
    try:
        header, claims = _read(token, verification_keys, allowed, limits)
        check_claims(claims, header, expected, chosen, time.time() if now is None else now)
    except JWTError as error:
        # Below here, the variables are what a token consists of.
        raise error.with_traceback(None) from None
    return claims


def _read(
    token: str | bytes, keys: VerificationKeys | None, allowed: frozenset[str], limits: TokenLimits
) -> tuple[Header, dict[str, Any]]:
    compact = parse_token(token, limits)
    if keys is not None:
        _verify(compact, keys, allowed)
    return compact.header, parse_object(compact.payload, "payload")


def verify_jws(
    token: str | bytes,
    keys: KeyInput,
    *,
    algorithms: str | Iterable[str],
    limits: TokenLimits = DEFAULT_LIMITS,
) -> bytes:
    """Verify a signed text of any content and return the content.

    Raises:
        UnknownKeyError: the key that it names is not there.
        JWTError: it is not to be trusted.
        ValueError: an argument other than the token is wrong, or
        TypeError: of the wrong type.
    """
    allowed = read_algorithms(algorithms)
    verification_keys = load_keys(keys)
    compact = parse_token(token, limits)
    _verify(compact, verification_keys, allowed)
    return decode_segment(compact.payload, "payload")


def _verify(token: CompactToken, keys: VerificationKeys, allowed: frozenset[str]) -> None:
    alg = token.header.alg
    candidates = keys.candidates(token.header.kid)
    if alg not in allowed or alg.startswith("HS"):
        _check_algorithm(alg, keys, allowed)
    fitting = [key for key in candidates if alg in key.algorithms]
    if not fitting:
        _refuse_key(token, keys, candidates)
    signature = decode_segment(token.signature, "signature")
    for key in fitting:
        if _signed_with(key, token, signature):
            return
    _refuse_signature(token, keys)


def _signed_with(key: VerificationKey, token: CompactToken, signature: bytes) -> bool:
    try:
        return key.algorithms[token.header.alg].verify(token.signing_input, signature, key.key)
    except (JoseError, ValueError, TypeError, OverflowError, UnsupportedAlgorithm):
        return False


def _check_algorithm(alg: str, keys: VerificationKeys, allowed: frozenset[str]) -> None:
    if alg in ("HS256", "HS384", "HS512") and not any(alg in key.algorithms for key in keys.for_any_kid):
        raise JWTError(
            f"the token is signed with {alg}. Keycloak signs refresh tokens so, with a key that it does not "
            "publish: they are opaque to clients. If it is signed with a secret of yours, pass that as key: "
            "joserfc.jwk.OctKey"
        )
    if alg not in allowed:
        names = ", ".join(sorted(allowed))
        hint = f"; pass algorithms=['{alg}'] if your realm signs so" if alg in ALGORITHMS else ""
        raise JWTError(f"the token is signed with {shown(alg)}, and algorithms allow {names} only{hint}")


def _refuse_key(token: CompactToken, keys: VerificationKeys, candidates: tuple[VerificationKey, ...]) -> NoReturn:
    alg, kid = token.header.alg, token.header.kid
    if candidates and (kid is not None or not keys.kids):
        fitting = ", ".join(sorted({name for key in candidates for name in key.algorithms}))
        named = "the key" if kid is None else f"key {shown(kid)}"
        raise JWTError(f"the token is signed with {alg}, and {named} is for {fitting}")
    _refuse_unknown_key(token, keys, f"no key for {alg} is there")


def _refuse_signature(token: CompactToken, keys: VerificationKeys) -> NoReturn:
    kid = token.header.kid
    if kid is None and keys.kids:
        _refuse_unknown_key(token, keys, "none of the keys has signed it")
    named = "the key" if kid is None or kid not in keys.by_kid else f"key {shown(kid)}"
    raise JWTError(f"the signature is wrong: the token was changed, or not signed with {named}")


def _refuse_unknown_key(token: CompactToken, keys: VerificationKeys, problem: str) -> NoReturn:
    kid = token.header.kid
    if kid is not None and kid in keys.skipped:
        problem = f"key {shown(kid)} cannot be used: {keys.skipped[kid]}"
    elif kid is not None:
        problem = f"the token is signed with key {shown(kid)}"
    else:
        problem = f"the token names no key, and {problem}"
    there = ", ".join(shown(name) for name in keys.kids[:_MOST_SHOWN]) or "none"
    if len(keys.kids) > _MOST_SHOWN:
        there += f", and {len(keys.kids) - _MOST_SHOWN} more"
    if keys.is_cut:
        there += f"; of a key set, the first {MOST_KEYS} count"
    raise UnknownKeyError(f"{problem}; the keys that are there: {there}", kid=kid, known_kids=keys.kids)
