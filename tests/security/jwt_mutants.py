"""Mutated tokens of a realm that signs with everything that Keycloak can, and whether each is to be accepted."""

from __future__ import annotations

import json
import random
import string
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

from tests.security.jwt_forge import (
    CLAIMS,
    CLIENT,
    EC_KID,
    ISSUER,
    KID,
    NOW,
    ec,
    encode,
    rsa,
    rsa_enc,
    sign_segments,
)
from tests.security.jwt_reference import is_right

if TYPE_CHECKING:
    from collections.abc import Iterator

ALGORITHMS = ["ES256", "EdDSA", "ES384", "ES512", "RS256", "PS256"]
# The fast ones most.
WEIGHTS = [60, 25, 5, 2, 4, 4]

ODD: list[Any] = [
    *(None, True, False, 0, 1, -1, 0.5, 1e308, float("nan"), float("inf"), 10**30, 10**400, NOW, NOW + 60, NOW - 60),
    *("", "a", CLIENT, ISSUER, EC_KID, "none", "RS256", "JWT", "at+jwt", "\ud800", "\0", "\N{SNOWMAN}" * 50, str(NOW)),
    *("https://evil.test/", "Refresh", "logout+jwt", "application/JWT", "ES256", "EdDSA", KID),
    *([], {}, [[]], [CLIENT], [CLIENT, 1], {CLIENT: CLIENT}, [ISSUER], ["b64"], [[[[[[]]]]]]),
]
HEADER_NAMES = ["alg", "typ", "kid", "crit", "b64", "jwk", "jku", "x5u", "x5c", "x5t", "cty", "nonce", "zip"]
CLAIM_NAMES = [*CLAIMS, "nbf", "at_hash", "auth_time", "events", "nonce", "scope", "crit"]
# Values that change nothing.
HARMLESS: list[Any] = [*("a", "", "\N{SURFER}", '\\"\n'), 0, -1.5, 10**20, True, None, [], {"a": [1, {"b": None}]}]
CHARACTERS = string.ascii_letters + string.digits + '-_.=+/ \n\0{}"' + "\N{SNOWMAN}\ud800"


class Mutant(NamedTuple):
    """A token, and whether it is to be accepted."""

    text: str | bytes
    is_right: bool


@cache
def keys() -> dict[str, Key]:
    """The realm's signing key of each algorithm."""
    return {
        "ES256": ec(),
        "EdDSA": OKPKey.generate_key("Ed25519", {"kid": "eddsa-1", "alg": "EdDSA", "use": "sig"}),
        "ES384": ECKey.generate_key("P-384", {"kid": "ecdsa-384", "alg": "ES384", "use": "sig"}),
        "ES512": ECKey.generate_key("P-521", {"kid": "ecdsa-512", "alg": "ES512", "use": "sig"}),
        "RS256": rsa(),
        "PS256": RSAKey.generate_key(2048, {"kid": "rsa-ps-1", "alg": "PS256", "use": "sig"}),
    }


@cache
def key_set() -> dict[str, Any]:
    """What the realm publishes."""
    return {"keys": [key.as_dict(private=False) for key in (rsa_enc(), *keys().values())]}


def mutants(seed: int) -> Iterator[Mutant]:
    """Yield mutated tokens, always the same for a seed but for the keys."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    originals = {alg: _signed(alg, json.dumps(_header(alg)).encode(), json.dumps(CLAIMS).encode()) for alg in keys()}
    while True:
        [alg] = chance.choices(ALGORITHMS, WEIGHTS)
        kind = chance.random()
        if kind < 0.35:
            yield _changed_token(chance, originals[alg])
        elif kind < 0.5:
            yield _harmless(chance, alg)
        else:
            yield _changed_content(chance, alg)


def _header(alg: str) -> dict[str, Any]:
    return {"alg": alg, "typ": "JWT", "kid": keys()[alg].kid}


def _signed(alg: str, header: bytes, payload: bytes) -> str:
    return sign_segments(encode(header), encode(payload), keys()[alg], alg)


def _changed_token(chance: random.Random, original: str) -> Mutant:
    """Change a token in transit, signature or what it is of."""
    text = changed_text(chance, original)
    if chance.random() < 0.1:
        # A segment of another place, or none.
        parts = original.split(".")
        text = ".".join(chance.choices([*parts, ""], k=chance.randint(1, 6)))
    return Mutant(text.encode("utf-8", "surrogatepass") if chance.random() < 0.2 else text, text == original)


def _harmless(chance: random.Random, alg: str) -> Mutant:
    """Write a right token in another way, with things in it that mean nothing."""
    header, claims = ({**_header(alg)}, {**CLAIMS})
    for members, count in ((header, 1), (claims, 3)):
        names = [f"{chance.choice('xyz')}{number}" for number in range(chance.randint(0, count))]
        members |= {name: chance.choice(HARMLESS) for name in names}
    claims["aud"] = chance.choice([CLIENT, [CLIENT], ["account", CLIENT], [CLIENT] * 3])
    claims |= {"exp": NOW + chance.choice([0.5, 1, 60, 10**9]), "iat": NOW + chance.choice([1, 0, -60])}
    claims |= chance.choice([{}, {"nbf": NOW}, {"nbf": 1}, {"typ": "ID"}, {"typ": "DPoP"}])
    header["typ"] = chance.choice(["JWT", "jwt", "at+jwt", "application/at+jwt"])
    for name in chance.sample(["typ", "kid"], chance.randint(0, 2)):
        del header[name]
    written = [_written(chance, members) for members in (header, claims)]
    return Mutant(_signed(alg, *written), is_right=True)


def _written(chance: random.Random, members: dict[str, Any]) -> bytes:
    shuffled = dict(chance.sample(list(members.items()), len(members)))
    separators = chance.choice([(",", ":"), (", ", ": "), ("\n,\t", " : ")])
    return json.dumps(shuffled, ensure_ascii=chance.random() < 0.5, separators=separators).encode()


def _changed_content(chance: random.Random, alg: str) -> Mutant:
    """Sign something odd, as a realm does that an attacker has some say in."""
    header = json.dumps(_header(alg)).encode()
    if chance.random() < 0.4:
        header = json_bytes(chance, changed_object(chance, _header(alg), HEADER_NAMES))
    payload = json_bytes(chance, changed_object(chance, CLAIMS, CLAIM_NAMES))
    kid = keys()[alg].kid or ""
    return Mutant(_signed(alg, header, payload), is_right(header, payload, alg=alg, kid=kid))


def changed_text(chance: random.Random, text: str) -> str:
    """Change, add, drop or repeat a few characters."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text) + 1)
        length = chance.choice((0, 1, 1, 2, 40))
        added = "".join(chance.choices(CHARACTERS, k=chance.choice((0, 1, 1, 3))))
        repeated = text[place : place + length] * chance.choice((0, 0, 1, 2))
        text = text[:place] + added + repeated + text[place + length :]
    return text


def changed_object(chance: random.Random, members: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """Set or drop a few members."""
    changed = dict(members)
    for _ in range(chance.choice((0, 1, 1, 2))):
        name = chance.choice(names)
        if chance.random() < 0.2:
            changed.pop(name, None)
        else:
            changed[name] = chance.choice(ODD)
    return changed


def json_bytes(chance: random.Random, members: dict[str, Any]) -> bytes:
    """Write JSON, at times broken, with a member twice, or in another encoding."""
    text = json.dumps(members, ensure_ascii=chance.random() < 0.5, separators=(",", ":"))
    kind = chance.random()
    if kind < 0.25:
        text = changed_text(chance, text)
    elif kind < 0.3 and members:
        name = chance.choice(list(members))
        text = f"{text[:-1]},{json.dumps({name: members[name]})[1:]}"
    encoding = "utf-16" if chance.random() < 0.03 else "utf-8"
    return text.encode(encoding, "surrogatepass")
