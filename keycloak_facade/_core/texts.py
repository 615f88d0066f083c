"""Lists of texts that callers give."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def list_of_texts(argument: str, texts: Iterable[str]) -> list[str]:
    """Return texts as a list.

    Raises:
        TypeError: if it is one text alone, which would be taken for its letters.
    """
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"{argument}: expected a list of texts, got one {type(texts).__name__}: {texts!r}")
    return list(texts)
