"""The names of the tests' realms."""

from __future__ import annotations

import secrets


def unused(name: str) -> str:
    """Return a name that no realm has had.

    Of two realms that have one name after each other, the server's caches may take the second for the first.
    """
    return f"{name}-{secrets.token_hex(4)}"
