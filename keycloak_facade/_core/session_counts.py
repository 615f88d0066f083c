"""How many sessions a client has."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define

from keycloak_openapi.model import Model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.model import Decoder


@define(slots=False, kw_only=True, eq=False, repr=False)
class ClientSessionCounts(Model):
    """How many sessions a client has; the server writes these numbers as texts."""

    __slots__ = ()

    id: str | None = None
    """The client's internal id."""
    client_id: str | None = None
    active: int | None = None
    offline: int | None = None

    _names: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "clientId": "client_id",
        "active": "active",
        "offline": "offline",
    }
    _nested: ClassVar[Mapping[str, Decoder]] = {"active": int, "offline": int}
