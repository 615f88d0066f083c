"""Finds what a list that grows while it is read brings twice."""

from __future__ import annotations

from typing import TypeVar

from keycloak_openapi._json import is_object

T = TypeVar("T")

REMEMBERED = 5_000
"""Objects that are remembered at least, and twice as many at most, so that memory does not grow with the list."""


class Repeats:
    """Leaves out of each page what one of the pages before it held."""

    def __init__(self) -> None:
        self._older: set[object] = set()
        self._newer: set[object] = set()

    def without(self, page: list[T]) -> list[T]:
        """Return the items of a page that are new."""
        keys = [_key(item) for item in page]
        new = page
        if not (self._newer.isdisjoint(keys) and self._older.isdisjoint(keys)):
            new = [
                item
                for item, key in zip(page, keys, strict=True)
                if key is None or (key not in self._newer and key not in self._older)
            ]
        if len(self._newer) >= REMEMBERED:
            self._older, self._newer = self._newer, set()
        self._newer.update(keys)
        self._newer.discard(None)
        return new


def _key(item: object) -> object:
    if not is_object(item):
        return item if isinstance(item, str) else None
    key = item.get("id") or item.get("_id")
    if not key or not isinstance(key, str):
        return None
    # A session that is both online and offline is listed as each of them, under one id.
    return (key, str(item["type"])) if "type" in item else key
