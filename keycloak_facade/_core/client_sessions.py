"""The operations on the sessions of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_openapi.api import clients

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import UserSessionRepresentation
    from keycloak_openapi.request import Request


@frozen
class ClientSessionOperations:
    """The operations on the sessions of one kind."""

    all: Callable[..., Request[list[UserSessionRepresentation]]]
    count: Callable[..., Request[dict[str, int]]]


ONLINE_SESSIONS = ClientSessionOperations(
    all=clients.list_client_sessions,
    count=clients.count_client_sessions,
)

OFFLINE_SESSIONS = ClientSessionOperations(
    all=clients.list_client_offline_sessions,
    count=clients.count_client_offline_sessions,
)
