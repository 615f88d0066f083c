"""The chunks in which the server sends a long answer.

Keycloak sends it in pieces of 8 kB, as it makes them. To bring each of them by itself through all the layers above a
connection takes longer than to read the JSON in it: connections gather those that follow one another.
"""

from __future__ import annotations

PATIENCE = 0.1
"""Seconds that chunks are gathered for: lost, where none follows and it was not to be seen."""
_LARGE = 4 * 1024
"""Bytes of a chunk that others may well follow."""


def begin_with(data: bytes) -> bool:
    """Guess whether what was read is the beginning of more: a long chunk ends here, which is not the last one."""
    return len(data) >= _LARGE and end_within(data)


def end_within(data: bytes) -> bool:
    """Guess whether another chunk follows: one ends here, and neither the last one nor the headers do."""
    return data.endswith(b"\r\n") and not data.endswith(b"\r\n\r\n")
