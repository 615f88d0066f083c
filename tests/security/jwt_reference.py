"""Whether a rightly signed token is to be accepted, on the terms of the mutated tokens: the rules, one by one.

It shares nothing with what it judges but Python's JSON parser, and takes what is inside the segments.
"""

from __future__ import annotations

import json
from typing import Any

from tests.security.jwt_forge import CLIENT, ISSUER, NOW

YEAR_10000 = 253402300800
LONGEST_HEADER = 1024
STRINGS = ("alg", "kid", "typ", "cty", "x5t", "x5t#S256")
URLS = ("jku", "x5u")


class Twice(ValueError):  # noqa: N818 - it is caught here
    """A member stands twice in an object, or a number is none of JSON's."""


def is_right(header: bytes, payload: bytes, *, alg: str, kid: str) -> bool:
    """Tell whether a token is right whose signature is by this key, and fits header and payload.

    Args:
        header: the first segment, decoded.
        payload: the second one.
        alg: the key's algorithm.
        kid: its id.
    """
    if (len(header) * 8 + 5) // 6 > LONGEST_HEADER:
        return False
    members, claims = _object(header), _object(payload)
    if members is None or claims is None:
        return False
    return _is_right_header(members, alg, kid) and _is_right_type(members, claims) and _are_right(claims)


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_members, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise Twice
    return dict(pairs)


def _refuse(constant: str) -> Any:
    raise Twice(constant)


def _is_right_header(header: dict[str, Any], alg: str, kid: str) -> bool:
    return (
        header.get("alg") == alg
        and header.get("kid", kid) == kid
        and not header.keys() & {"crit", "b64"}
        and all(isinstance(header[name], str) for name in STRINGS if name in header)
        and all(str(header[name]).startswith(("http://", "https://")) for name in URLS if name in header)
        and isinstance(header.get("jwk", {}), dict)
        and _are_strings(header.get("x5c", []))
    )


def _is_right_type(header: dict[str, Any], claims: dict[str, Any]) -> bool:
    kind = str(header.get("typ", "JWT")).casefold().removeprefix("application/")
    return kind in {"jwt", "at+jwt"} and str(claims.get("typ")).casefold() not in {"refresh", "offline", "logout"}


def _are_right(claims: dict[str, Any]) -> bool:
    audience: Any = claims.get("aud")
    return (
        all(_is_time(claims[name]) for name in ("exp", "nbf", "iat") if name in claims)
        and claims.get("exp", 0) > NOW
        and claims.get("nbf", 0) <= NOW
        and claims.get("iat", 0) <= NOW + 1
        and claims.get("iss") == ISSUER
        and (audience == CLIENT or (_are_strings(audience) and audience.count(CLIENT) > 0))
        and all(isinstance(claims[name], str) for name in ("sub", "jti", "typ") if name in claims)
        and "at_hash" not in claims  # no access token came with it
    )


def _is_time(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < YEAR_10000


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
