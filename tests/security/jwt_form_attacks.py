"""Malformed tokens: header, signature and serialization. Each must be refused with the message named."""

from __future__ import annotations

import base64
import json
from functools import partial
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from tests.security.jwt_attacks import WRONG, Attack
from tests.security.jwt_forge import (
    CLAIMS,
    HEADER,
    KID,
    ec_token,
    encode,
    joined,
    rsa,
    sign_segments,
    token,
    with_header,
)

if TYPE_CHECKING:
    from collections.abc import Callable

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
NO_BASE64 = "base64url"
NO_JSON = "not JSON"


def form_attacks() -> list[Attack]:
    """All attacks on the form of a token."""
    return [
        *_header_members(),
        *_header_json(),
        *_rsa_signatures(),
        *_ec_signatures(),
        *_segments(),
        *_characters(),
        *_signed_payloads(),
        *_no_tokens(),
    ]


def _header_members() -> list[Attack]:
    critical: dict[str, dict[str, object]] = {
        "crit empty": {"crit": []},
        "crit alg": {"crit": ["alg"]},
        "crit exp": {"crit": ["exp"], "exp": 1},
        "crit unknown": {"crit": ["http://example.com/x"], "http://example.com/x": True},
        "crit missing name": {"crit": ["x"]},
        "crit b64 true": {"crit": ["b64"], "b64": True},
        "crit b64 false": {"crit": ["b64"], "b64": False},
        "crit b64 twice": {"crit": ["b64", "b64"], "b64": False},
        "crit string": {"crit": "alg"},
        "crit null": {"crit": None},
        "b64 alone": {"b64": False},
        "b64 true": {"b64": True},
        "b64 null": {"b64": None},
    }
    types: list[object] = [1, None, ["JWT"]]
    return [
        *(
            Attack(name, partial(with_header, {**HEADER, **members}), "Keycloak does not use")
            for name, members in critical.items()
        ),
        *(
            Attack(f"header typ {typ!r}, no string", partial(with_header, {**HEADER, "typ": typ}), "'typ'")
            for typ in types
        ),
        Attack("cty no string", partial(with_header, {**HEADER, "cty": 1}), "'cty'"),
    ]


def _header_json() -> list[Attack]:
    good = json.dumps(HEADER).encode()
    text = f'{{"alg":"RS256","kid":"{KID}"'
    raw: dict[str, tuple[bytes, str]] = {
        "alg twice": (f'{text},"alg":"none"}}'.encode(), "member twice"),
        "alg twice, none first": (b'{"alg":"none",' + text[1:].encode() + b"}", "member twice"),
        "kid twice": (f'{text},"kid":"x"}}'.encode(), "member twice"),
        "typ twice": (f'{text},"typ":"JWT","typ":"JWT"}}'.encode(), "member twice"),
        "nested twice": (f'{text},"x":{{"a":1,"a":2}}}}'.encode(), "member twice"),
        "list": (b'["RS256"]', "not a JSON object"),
        "string": (b'"RS256"', "not a JSON object"),
        "null": (b"null", "not a JSON object"),
        "number": (b"1", "not a JSON object"),
        "empty": (b"", NO_JSON),
        "cut": (good[:-1], NO_JSON),
        "garbage after": (good + b"x", NO_JSON),
        "single quotes": (good.replace(b'"', b"'"), NO_JSON),
        "UTF-16": (good.decode().encode("utf-16"), NO_JSON),
        "UTF-16 without BOM": (good.decode().encode("utf-16-be"), NO_JSON),
        "UTF-8 with BOM": (b"\xef\xbb\xbf" + good, NO_JSON),
        "no UTF-8": (good.replace(b"JWT", b"\xff\xfe"), NO_JSON),
        "lone surrogate": (f'{text},"x":"\\ud800"}}'.encode(), NO_JSON),
        "NaN": (f'{text},"x":NaN}}'.encode(), "number NaN"),
        "deep": (b'{"alg":' + b"[" * 700, NO_JSON),
        "long": (f'{text},"x":"{"x" * 800}"}}'.encode(), "limit"),
    }
    return [Attack(f"header {name}", partial(with_header, header), reason) for name, (header, reason) in raw.items()]


def _signature(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.rpartition(".")[2] + "==")


def _rsa_signatures() -> list[Attack]:
    raw = _signature(token())
    forms = {
        "first bit": bytes([raw[0] ^ 1]) + raw[1:],
        "last bit": raw[:-1] + bytes([raw[-1] ^ 1]),
        "cut": raw[:-1],
        "longer": raw + b"\0",
        "zero in front": b"\0" + raw,
        "zeros": bytes(len(raw)),
        "ones": b"\xff" * len(raw),
        "one byte": b"\0",
    }
    head = token().rpartition(".")[0]
    return [Attack(f"RS256 {name}", partial(joined, head, encode(form)), WRONG) for name, form in forms.items()]


def _ec_signatures() -> list[Attack]:
    def number(value: int) -> bytes:
        return value.to_bytes(32, "big")

    def as_der(raw: bytes) -> bytes:
        return encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))

    right = ec_token()
    head, raw, one = right.rpartition(".")[0], _signature(right), number(1)
    forms = {
        "r = s = 0": bytes(64),
        "r = 0": bytes(32) + one,
        "s = 0": one + bytes(32),
        "r = s = n": number(P256_ORDER) * 2,
        "r = s = 1": one * 2,
        "all ones": b"\xff" * 64,
        "63 bytes": bytes(63),
        "65 bytes": bytes(65),
        "96 bytes": bytes(96),
        "DER of 1, 1": encode_dss_signature(1, 1),
        "right, in DER": as_der(raw),
        "r and s swapped": raw[32:] + raw[:32],
    }
    return [Attack(f"ES256 {name}", partial(joined, head, encode(form)), WRONG) for name, form in forms.items()]


def _segments() -> list[Attack]:
    header, payload, signature = parts = token().split(".")
    other_payload = encode({**CLAIMS, "sub": "admin"})
    other_header = encode({"alg": "RS256", "kid": KID})
    flattened = json.dumps({"payload": payload, "protected": header, "signature": signature})
    general = json.dumps({"payload": payload, "signatures": [{"protected": header, "signature": signature}]})
    deflated = encode({"alg": "RSA-OAEP", "enc": "A128GCM", "zip": "DEF"})
    costly = encode({"alg": "PBES2-HS256+A128KW", "p2c": 2**31, "enc": "A128GCM"})
    texts: dict[str, tuple[str, str]] = {
        "payload changed": (joined(header, payload[:20] + "AAAA" + payload[24:], signature), WRONG),
        "payload of another token": (joined(header, other_payload, signature), WRONG),
        "header of another token": (joined(other_header, payload, signature), WRONG),
        "empty text": ("", "1 segments"),
        "two dots": ("..", NO_JSON),
        "four dots": ("....", "JWE"),
        "one segment": (header, "1 segments"),
        "two segments": (joined(header, payload), "2 segments"),
        "four segments": (joined(*parts, "a"), "4 segments"),
        "five segments": (joined(*parts, "a", "b"), "JWE"),
        "JWE with deflate": (joined(deflated, "a", "b", "c", "d"), "JWE"),
        "JWE with PBES2": (joined(costly, "", "", "", ""), "JWE"),
        "flattened JSON": (flattened, "is JSON"),
        "general JSON": (general, "is JSON"),
        "JSON without signatures": ('{"payload": "e30", "signatures": []}', "is JSON"),
        "10 MB": (joined(header, "A" * 10_000_000, signature), "limit"),
        "10 MB of dots": ("." * 10_000_000, "limit"),
        "payload too long": (joined(header, "A" * 524_289, signature), "limit"),
        "signature too long": (joined(header, payload, "A" * 4097), "limit"),
    }
    return [Attack(name, partial(str, text), reason) for name, (text, reason) in texts.items()]


def _characters() -> list[Attack]:
    good = token()
    header, rest = good.split(".", 1)
    # Of the last character only the upper bits count where the bytes do not end with it.
    loose = good[:-1] + chr(ord(good[-1]) + 1)
    texts: dict[str, str] = {
        "padding in header": joined(header + "=" * (-len(header) % 4 or 4), rest),
        "padding in signature": good + "==",
        "loose bits in signature": loose,
        "space in front": " " + good,
        "Bearer in front": "Bearer " + good,
        "newline at the end": good + "\n",
        **{
            f"{ord(odd):#x} inside": good[:place] + odd + good[place + 1 :]
            for place, odd in ((40, "\n"), (41, "\0"), (42, "+"), (43, "/"), (44, " "))
        },
    }
    foreign = {"fullwidth letter": "\uff41", "surrogate": "\ud800"}
    raw = {"bytes that are no ASCII": b"\xff" + good.encode(), "UTF-16 bytes": good.encode("utf-16")}
    return [
        *(Attack(name, partial(str, text), NO_BASE64) for name, text in texts.items()),
        *(Attack(name, partial(str, good[:40] + odd + good[41:]), "outside ASCII") for name, odd in foreign.items()),
        *(Attack(name, partial(bytes, data), NO_BASE64) for name, data in raw.items()),
    ]


def _signed_payloads() -> list[Attack]:
    payload = encode(json.dumps({**CLAIMS, "x": "\u03a9>?\u03a9>?\u03a9>?"}, ensure_ascii=False).encode())
    forms = {
        "padding": payload + b"=" * (-len(payload) % 4 or 4),
        "standard alphabet": payload.replace(b"-", b"+").replace(b"_", b"/"),
        "line break": payload[:76] + b"\r\n" + payload[76:],
        "one character more": payload + b"A" * ((1 - len(payload)) % 4 or 4),
        "percent": payload + b"%3D",
    }
    return [
        Attack(f"payload signed with {name}", partial(sign_segments, encode(HEADER), form, rsa(), "RS256"), NO_BASE64)
        for name, form in forms.items()
        if form != payload
    ]


def _no_tokens() -> list[Attack]:
    class Odd:
        """No token."""

    makers: list[Callable[[], object]] = [
        *(int, float, bool, list, dict, set, tuple, bytearray, type(None), Odd),
        lambda: memoryview(b"a.b.c"),
    ]
    return [Attack(f"a {type(make()).__name__}", make, "is a str or bytes") for make in makers]
