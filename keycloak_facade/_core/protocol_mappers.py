"""The operations on protocol mappers: those of clients and those of client scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_openapi.api import protocol_mappers as api

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import ProtocolMapperRepresentation
    from keycloak_openapi.request import Request


@frozen
class ProtocolMapperOperations:
    """The operations on the protocol mappers of one owner."""

    all: Callable[..., Request[list[ProtocolMapperRepresentation]]]
    by_protocol: Callable[..., Request[list[ProtocolMapperRepresentation]]]
    create: Callable[..., Request[str]]
    create_many: Callable[..., Request[None]]
    get: Callable[..., Request[ProtocolMapperRepresentation]]
    update: Callable[..., Request[None]]
    delete: Callable[..., Request[None]]


CLIENT_MAPPERS = ProtocolMapperOperations(
    all=api.list_client_protocol_mappers,
    by_protocol=api.list_client_protocol_mappers_by_protocol,
    create=api.create_client_protocol_mapper,
    create_many=api.create_client_protocol_mappers,
    get=api.get_client_protocol_mapper,
    update=api.update_client_protocol_mapper,
    delete=api.delete_client_protocol_mapper,
)

CLIENT_SCOPE_MAPPERS = ProtocolMapperOperations(
    all=api.list_client_scope_protocol_mappers,
    by_protocol=api.list_client_scope_protocol_mappers_by_protocol,
    create=api.create_client_scope_protocol_mapper,
    create_many=api.create_client_scope_protocol_mappers,
    get=api.get_client_scope_protocol_mapper,
    update=api.update_client_scope_protocol_mapper,
    delete=api.delete_client_scope_protocol_mapper,
)
