"""What callers expect of a token, read from arguments of many shapes."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Final, cast

from attrs import frozen

from .jwt_jwk import ALGORITHMS

_CHECKED_CLAIMS = ("aud", "iat", "exp", "nbf", "iss", "sub", "jti", "at_hash")
_KNOWN: Final = (
    *("verify_signature", "leeway"),
    *(f"verify_{claim}" for claim in _CHECKED_CLAIMS),
    *(f"require_{claim}" for claim in _CHECKED_CLAIMS),
)


@frozen
class Options:
    """python-jose's options.

    Attributes:
        verify_signature: whether the signature is verified.
        leeway: by how many seconds the clocks may differ.
        required: the claims that must be there; these are always checked.
        optional: the claims said not to be required, so that an expected one may be missing.
        unchecked: the claims that are not checked.
    """

    verify_signature: bool = True
    leeway: float = 0
    required: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    unchecked: frozenset[str] = frozenset()


_DEFAULT: Final = Options()


def read_options(given: object, leeway: object) -> Options:
    """Read python-jose's options.

    Args:
        given: a dict of `verify_*`, `require_*` and `leeway`, as in python-jose; `require_` takes any claim.
        leeway: seconds or a timedelta; counts before the option of the same name.

    Raises:
        ValueError: an option has a name that python-jose does not know, or leeway is negative.
        TypeError: options are no dict, or leeway is no number.
    """
    seconds = _seconds(leeway)
    if given is None:
        return Options(leeway=seconds) if seconds else _DEFAULT
    if not isinstance(given, Mapping):
        raise TypeError(f"options are a dict, not {type(given).__name__}")
    options = {str(name): value for name, value in cast("Mapping[object, object]", given).items()}
    for name in options:
        if name not in _KNOWN and not name.startswith("require_"):
            raise ValueError(f"there is no option {name!r}{_did_you_mean(name, _KNOWN)}")
    required = {name.removeprefix("require_"): bool(options[name]) for name in options if name.startswith("require_")}
    verified = {claim: bool(options.get(f"verify_{claim}", True)) for claim in _CHECKED_CLAIMS}
    return Options(
        verify_signature=bool(options.get("verify_signature", True)),
        leeway=seconds or _seconds(options.get("leeway", 0)),
        required=tuple(claim for claim, demanded in required.items() if demanded),
        optional=frozenset(claim for claim, demanded in required.items() if not demanded),
        unchecked=frozenset(claim for claim in _CHECKED_CLAIMS if not verified[claim] and not required.get(claim)),
    )


def read_algorithms(algorithms: object) -> frozenset[str]:
    """Read the algorithms that a token may be signed with.

    Raises:
        ValueError: there is none, or one is not a signature algorithm, as `none` is not.
        TypeError: they are not strings.
    """
    return _algorithms_of(read_names("algorithms", algorithms))


@lru_cache
def _algorithms_of(names: tuple[str, ...]) -> frozenset[str]:
    for name in names:
        if name not in ALGORITHMS:
            raise ValueError(f"{name!r} is no signature algorithm{_did_you_mean(name, ALGORITHMS)}")
    return frozenset(names)


def read_names(argument: str, names: object) -> tuple[str, ...]:
    """Read one string or several.

    Raises:
        ValueError: there is none, or one is empty.
        TypeError: they are not strings.
    """
    listed: tuple[str, ...]
    if isinstance(names, str):
        listed = (names,)
    elif isinstance(names, (list, tuple, Iterable)) and not isinstance(names, (bytes, bytearray)):
        listed = tuple(cast("Iterable[str]", names))
    else:
        raise TypeError(f"{argument} is a str or a list of them, not {type(names).__name__}")
    for name in listed:
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not check types
            raise TypeError(f"{argument} is a str or a list of them, and has something else in it")
    if not listed or "" in listed:
        raise ValueError(f"{argument} is empty")
    return listed


def read_text(argument: str, value: object) -> str | None:
    """Read a string that may be missing.

    Raises:
        TypeError: it is no string.
    """
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"{argument} is a str, not {type(value).__name__}")


def _seconds(leeway: object) -> float:
    seconds = leeway.total_seconds() if isinstance(leeway, timedelta) else leeway
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"leeway is a number of seconds or a timedelta, not {type(leeway).__name__}")
    if not 0 <= seconds < math.inf:
        raise ValueError(f"leeway is a number of seconds from 0 on, not {seconds}")
    return seconds


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, tuple(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
