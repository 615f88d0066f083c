"""Strict reading of a compact JWS: bounded, canonical base64url, UTF-8, no member twice."""

from __future__ import annotations

import json
from binascii import a2b_base64
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from attrs import frozen
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry

from keycloak_openapi._json import is_object

from .jwt_errors import JWTError, shown

_SEGMENTS = 3
_SEGMENTS_OF_JWE = 5


@frozen
class TokenLimits:
    """Longest segments that are read, in characters of base64url.

    Keycloak's headers have about 110 characters. A payload grows with the groups and roles of its user.
    """

    header: int = 1024
    payload: int = 512 * 1024
    signature: int = 4096


DEFAULT_LIMITS = TokenLimits()

# By how many characters a text has beyond fours: what it may end in with no bit set that is not of a byte, and what
# base64 has after it. One character is less than a byte.
_LAST_CHARACTERS = (b"", b"", b"AQgw", b"AEIMQUYcgkosw048")
_PADDING = (b"", b"", b"==", b"=")
# The characters that only base64 has become one that it has not.
_TO_BASE64 = bytes.maketrans(b"-_+/=", b"+/!!!")


class Header(NamedTuple):
    """What a JOSE header says; `typ` in lower case, without `application/`."""

    alg: str
    kid: str | None
    typ: str | None


class CompactToken(NamedTuple):
    """A JWS in its parts; only the header is decoded."""

    header: Header
    signing_input: bytes
    payload: bytes
    signature: bytes


def parse_token(token: object, limits: TokenLimits = DEFAULT_LIMITS) -> CompactToken:
    """Split a compact JWS and read its header.

    Raises:
        JWTError: it is malformed or too long.
    """
    if isinstance(token, str):
        _refuse_too_long(len(token), limits.header + limits.payload + limits.signature + 2, "token")
        if not token.isascii():
            raise JWTError("the token has characters outside ASCII")
        raw = token.encode("ascii")
    elif isinstance(token, bytes):
        _refuse_too_long(len(token), limits.header + limits.payload + limits.signature + 2, "token")
        raw = token
    else:
        raise JWTError(f"a token is a str or bytes, not {type(token).__name__}")
    segments = raw.split(b".")
    if len(segments) != _SEGMENTS:
        _refuse_segments(raw, len(segments))
    header, payload, signature = segments
    _refuse_too_long(len(header), limits.header, "token's header")
    _refuse_too_long(len(payload), limits.payload, "token's payload")
    _refuse_too_long(len(signature), limits.signature, "token's signature")
    return CompactToken(_parse_header(header), raw[: -len(signature) - 1], payload, signature)


def decode_segment(segment: bytes, part: str) -> bytes:
    """Decode base64url of the one canonical form: no padding, no other alphabet, no loose bits at the end."""
    beyond = len(segment) % 4
    try:
        if beyond == 0 or segment[-1] in _LAST_CHARACTERS[beyond]:
            return a2b_base64(segment.translate(_TO_BASE64) + _PADDING[beyond], strict_mode=True)
    except ValueError:
        pass  # raised below, where the refused text is not the new error's context
    raise JWTError(f"the token's {part} is not base64url (RFC 7515, section 2)")


def parse_object(segment: bytes, part: str) -> dict[str, Any]:
    """Decode a segment that holds a JSON object.

    Raises:
        JWTError: it is not base64url, UTF-8 or JSON, or JSON that two readers may take differently.
    """
    raw = decode_segment(segment, part)
    problem = "is not JSON in UTF-8"
    try:
        text = raw.decode("utf-8").strip(_JSON_WHITESPACE)
        value, end = _DECODER.raw_decode(text)
        if "\\u" in text:
            # An escape may name half of a surrogate pair, which no UTF-8 can carry on.
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except _AmbiguousJSONError as ambiguity:
        problem = str(ambiguity)
    except (ValueError, RecursionError):
        pass
    else:
        if end == len(text):
            if is_object(value):
                return value
            problem = "is not a JSON object"
    raise JWTError(f"the token's {part} {problem}")


class _AmbiguousJSONError(ValueError):
    """JSON that two readers may take differently."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _AmbiguousJSONError("has a member twice")
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise _AmbiguousJSONError(f"has the number {name}, which is not JSON")


_JSON_WHITESPACE = " \t\n\r"
_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse_constant)
_HEADER_PARAMETERS = JWSRegistry(strict_check_header=False)


# All tokens of one key have the same header.
@lru_cache(maxsize=128)
def _parse_header(segment: bytes) -> Header:
    header = parse_object(segment, "header")
    for name in ("crit", "b64"):
        if name in header:
            raise JWTError(
                f'the token\'s header has "{name}", which Keycloak does not use and this client does not know'
            )
    problem = None
    try:
        _HEADER_PARAMETERS.check_header(header)
    except JoseError as error:
        problem = error.description
    if problem:
        raise JWTError(f"the token's header is wrong: {problem}")
    alg: str = header["alg"]
    if alg.strip().casefold() == "none":
        raise JWTError("the token is not signed: its alg is none")
    typ: str | None = header.get("typ")
    return Header(alg, header.get("kid"), None if typ is None else typ.casefold().removeprefix("application/"))


def _refuse_too_long(length: int, limit: int, part: str) -> None:
    if length > limit:
        raise JWTError(f"the {part} has {length} characters, more than the limit of {limit}")


def _refuse_segments(raw: bytes, found: int) -> NoReturn:
    if found == _SEGMENTS_OF_JWE:
        raise JWTError("the token is encrypted (a JWE); only signed tokens (JWS) are read")
    if raw.lstrip().startswith(b"{"):
        raise JWTError("the token is JSON; only the compact serialization is read")
    raise JWTError(f"the token has {shown(found)} segments, a signed one has {_SEGMENTS}")
