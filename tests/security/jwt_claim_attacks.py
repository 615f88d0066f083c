"""Rightly signed tokens whose payload must be refused, each with the message named."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from tests.security.jwt_attacks import Attack
from tests.security.jwt_forge import CLAIMS, CLIENT, HEADER, ISSUER, NOW, rsa, sign, token, with_payload

YEAR_10000 = 253402300800


def claim_attacks() -> list[Attack]:
    """All attacks on the payload."""
    return [*_payload_json(), *_times(), *_audiences(), *_issuers(), *_strings(), *_types()]


def _payload_json() -> list[Attack]:
    good = json.dumps(CLAIMS).encode()
    opened = good[:-1]
    raw: dict[str, tuple[bytes, str]] = {
        "aud twice": (opened + b',"aud":"my-client"}', "member twice"),
        "exp twice": (opened + b',"exp":9999999999}', "member twice"),
        "iss twice": (b'{"iss":"https://evil.test",' + good[1:], "member twice"),
        "nested twice": (opened + b',"x":{"a":1,"a":1}}', "member twice"),
        "escaped twice": (opened + b',"e\\u0078p":1}', "member twice"),
        "list": (b"[" + good + b"]", "not a JSON object"),
        "string": (json.dumps(good.decode()).encode(), "not a JSON object"),
        "null": (b"null", "not a JSON object"),
        "true": (b"true", "not a JSON object"),
        "number": (b"12", "not a JSON object"),
        "empty": (b"", "not JSON"),
        "cut": (opened, "not JSON"),
        "garbage after": (good + b"{}", "not JSON"),
        "comment": (b"/* */" + good, "not JSON"),
        "trailing comma": (opened + b",}", "not JSON"),
        "UTF-16": (good.decode().encode("utf-16"), "not JSON"),
        "UTF-16 little endian": (good.decode().encode("utf-16-le"), "not JSON"),
        "UTF-32": (good.decode().encode("utf-32"), "not JSON"),
        "BOM": (b"\xef\xbb\xbf" + good, "not JSON"),
        "no UTF-8": (opened + b',"x":"\xff"}', "not JSON"),
        "overlong UTF-8": (opened + b',"x":"\xc0\xaf"}', "not JSON"),
        "surrogate in UTF-8": (opened + b',"x":"\xed\xa0\x80"}', "not JSON"),
        "lone surrogate": (opened + b',"x":"\\ud800"}', "not JSON"),
        "lone surrogate as name": (opened + b',"\\udfff":1}', "not JSON"),
        "control character": (opened + b',"x":"\x01"}', "not JSON"),
        "NaN": (opened + b',"x":NaN}', "number NaN"),
        "Infinity": (opened + b',"x":-Infinity}', "number -Infinity"),
        "deep lists": (b"[" * 100_000, "not JSON"),
        "deep objects": (b'{"a":' * 60_000, "not JSON"),
        "number of 5000 digits": (opened + b',"x":' + b"9" * 5000 + b"}", "not JSON"),
    }
    return [
        Attack(f"payload {name}", partial(with_payload, payload), reason) for name, (payload, reason) in raw.items()
    ]


def _times() -> list[Attack]:
    odd: dict[str, Any] = {
        "string": str(NOW + 300),
        "empty": "",
        "true": True,
        "null": None,
        "list": [NOW + 300],
        "object": {"value": NOW + 300},
        "zero": 0,
        "negative": -NOW,
        "400 digits": 10**400,
        "year 10000": YEAR_10000,
        "year 10000 as float": float(YEAR_10000),
    }
    raw: dict[str, str] = {"1e400": "1e400", "-1e400": "-1e400"}
    late = ["exp past", "exp now", "exp a moment ago"]
    return [
        *(
            Attack(f"{name} {kind}", partial(token, {name: value}), f"{name} is seconds")
            for name in ("exp", "nbf", "iat")
            for kind, value in odd.items()
        ),
        *(
            Attack(f"exp {kind}", partial(with_payload, _with_raw("exp", text)), "exp is seconds")
            for kind, text in raw.items()
        ),
        *(
            Attack(name, partial(token, exp=exp), "has expired")
            for name, exp in zip(late, (NOW - 1, NOW, NOW - 0.25), strict=True)
        ),
        Attack("exp 1", partial(token, exp=1), "has expired"),
        Attack("no exp", partial(token, without="exp"), 'no "exp"'),
        Attack("nbf in the future", partial(token, nbf=NOW + 1), "not valid yet"),
        Attack("nbf far in the future", partial(token, nbf=YEAR_10000 - 1), "not valid yet"),
        Attack("iat in the future", partial(token, iat=NOW + 2), "issued in the future"),
        Attack("iat far in the future", partial(token, iat=YEAR_10000 - 1), "issued in the future"),
    ]


def _with_raw(name: str, text: str) -> bytes:
    return json.dumps({**CLAIMS, name: "@"}).replace('"@"', text).encode()


def _audiences() -> list[Attack]:
    wrong: dict[str, Any] = {
        "of another": "other-client",
        "prefix": CLIENT[:-1],
        "longer": CLIENT + "2",
        "upper case": CLIENT.upper(),
        "with space": f" {CLIENT}",
        "in one string": f"account {CLIENT}",
        "list of others": ["account", "other"],
        "list of its letters": list(CLIENT),
        "empty list": [],
        "empty string": "",
        "star": "*",
        "zero byte after it": f"{CLIENT}\0",
        "other letter that looks alike": CLIENT.replace("i", "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}"),
    }
    odd: dict[str, Any] = {
        "null": None,
        "number": 1,
        "object": {CLIENT: True},
        "list with number": [CLIENT, 1],
        "list with null": [CLIENT, None],
        "list of lists": [[CLIENT]],
        "true": True,
    }
    return [
        *(Attack(f"aud {kind}", partial(token, aud=aud), "expected audience") for kind, aud in wrong.items()),
        *(Attack(f"aud {kind}", partial(token, aud=aud), "aud is a string") for kind, aud in odd.items()),
        Attack("no aud", partial(token, without="aud"), "has no aud"),
    ]


def _issuers() -> list[Attack]:
    wrong = [
        "https://evil.test/realms/r",
        ISSUER + "/",
        ISSUER[:-1],
        ISSUER + "2",
        ISSUER.upper(),
        ISSUER.replace("https", "http"),
        ISSUER.replace("/realms", "//realms"),
        f"{ISSUER}\0",
        f" {ISSUER}",
        "",
    ]
    odd: list[Any] = [[ISSUER], [ISSUER, "https://evil.test"], {"iss": ISSUER}, None, 1, True]
    return [
        *(Attack(f"iss {iss!r}", partial(token, iss=iss), "expected issuer") for iss in wrong),
        *(Attack(f"iss {iss!r}", partial(token, iss=iss), "iss is a string") for iss in odd),
        Attack("no iss", partial(token, without="iss"), "expected issuer"),
    ]


def _strings() -> list[Attack]:
    odd: list[Any] = [1, True, None, ["a"], {"a": 1}]
    return [
        Attack(f"{name} {value!r}", partial(token, {name: value}), f"{name} is a string")
        for name in ("sub", "jti", "typ", "at_hash")
        for value in odd
    ]


def _types() -> list[Attack]:
    def typed(header_type: str, payload_type: str = "Bearer") -> str:
        return sign({**HEADER, "typ": header_type}, {**CLAIMS, "typ": payload_type}, rsa(), "RS256")

    header_types = ("logout+jwt", "application/logout+jwt", "LOGOUT+JWT", "dpop+jwt", "secevent+jwt", "JWE", "")
    payload_types = ("Refresh", "Offline", "Logout", "refresh", "LOGOUT")
    return [
        *(Attack(f"header typ {typ!r}", partial(typed, typ), "expected a token of type") for typ in header_types),
        *(Attack(f"typ {typ}", partial(typed, "JWT", typ), "expected a token of type") for typ in payload_types),
        Attack("at_hash without access token", partial(token, at_hash="abc"), "pass access_token"),
    ]
