"""The asterisks that the server answers in the place of a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from keycloak_openapi.model import Model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MASK = "**********"

M = TypeVar("M", bound=Model)


def unmasked(created: M) -> M:
    """Return what is to be created, which must not have asterisks for a secret, as a copy of what was read has.

    When something is updated, the server takes them for the secret that it has already; when it is created, there is
    none yet, and they would be stored.

    Raises:
        ValueError: if a value of its `config` is masked.
    """
    config: Mapping[str, str | Sequence[str]] = created.get("config") or {}
    masked = [name for name, value in config.items() if value == MASK or MASK in list(value)]
    if masked:
        raise ValueError(f"config: the server never tells the secret of {', '.join(masked)}; give it anew")
    return created
