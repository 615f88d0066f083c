"""Errors of what several callers have waited for."""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from typing import TypeVar

E = TypeVar("E", bound=BaseException)


def for_another(error: E) -> E:
    """Return an error for one more caller, so that contexts, notes and frames of several do not mix."""
    with suppress(Exception):  # what a class of the caller's makes of it
        mine = copy(error)
        mine.__cause__, mine.__suppress_context__ = error.__cause__, error.__suppress_context__
        return mine
    return error
