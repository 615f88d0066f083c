# Made by scripts/unasync.py from keycloak_facade/_async/admin/protocol_mappers.py; not to be edited.
"""Protocol mappers, which fill tokens and assertions: those of clients and of client scopes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.models import ProtocolMapperRepresentation

from ..._core.protocol_mappers import ProtocolMapperOperations
from .node import NodeOf, NodeWithId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from keycloak_openapi.models import NewProtocolMapperRepresentationFields

    from .base import Lookup


class ProtocolMappers(NodeOf[ProtocolMapperOperations]):
    """The protocol mappers of a client or client scope."""

    def all(self) -> list[ProtocolMapperRepresentation]:
        """Return all mappers."""
        return self._send(self._operations.all)

    def by_protocol(self, protocol: str) -> list[ProtocolMapperRepresentation]:
        """Return the mappers for `openid-connect` or `saml`."""
        return self._send(self._operations.by_protocol, protocol)

    def create(self, name: str, **fields: Unpack[NewProtocolMapperRepresentationFields]) -> str:
        """Create a mapper and return its id.

        Args:
            name: the mapper.
            **fields: `protocol_mapper`, its type (such as `oidc-usermodel-attribute-mapper`; `admin.server_info()` has
                them all), `config`, by the names that the type knows, and `protocol`, `openid-connect` unless given.

        Raises:
            NotFound: if there is no such type for the protocol.
            Conflict: if there is a mapper of this name for the protocol.
        """
        body = ProtocolMapperRepresentation.from_fields({"protocol": "openid-connect", "name": name, **fields})
        return self._send(self._operations.create, body)

    def create_many(self, mappers: Sequence[ProtocolMapperRepresentation | Mapping[str, Any]]) -> None:
        """Create mappers as given, all of them or none; each has at least `name`, `protocol` and `protocolMapper`.

        Raises:
            Conflict: if there is a mapper of one of the names for its protocol.
        """
        self._send(self._operations.create_many, mappers)

    def by_id(self, mapper_id: str) -> ProtocolMapper:
        """Return one mapper."""
        return self._mapper(mapper_id)

    def by_name(self, name: str) -> ProtocolMapper:
        """Return one mapper, whose id is looked up at the first call."""
        return self._mapper(self._lookup(self._operations.all, f"protocol mapper {name!r}", name=name))

    def _mapper(self, mapper_id: str | Lookup) -> ProtocolMapper:
        return ProtocolMapper(*self._path, mapper_id, client=self._client, operations=self._operations)


class ProtocolMapper(NodeOf[ProtocolMapperOperations], NodeWithId):
    """One protocol mapper."""

    def get(self) -> ProtocolMapperRepresentation:
        """Return the mapper."""
        return self._send(self._operations.get)

    def update(self, *, protocol_mapper: str | None = None, config: Mapping[str, str] | None = None) -> None:
        """Change what the mapper does; the server changes nothing else of it, its name neither.

        Args:
            protocol_mapper: another type.
            config: all of its configuration.
        """
        given = {"protocol_mapper": protocol_mapper, "config": config}
        fields = {name: value for name, value in given.items() if value is not None}
        self.replace(self._changed(ProtocolMapperRepresentation, self.get, fields))

    def replace(self, representation: ProtocolMapperRepresentation | Mapping[str, Any]) -> None:
        """Write the mapper's type and configuration as given, with its name and protocol."""
        mapper_id = self._id(self._path[-1])
        # The server finds the mapper by the id in the body, and fails without one.
        self._send(self._operations.update, {**representation, "id": mapper_id})

    def delete(self) -> None:
        """Delete the mapper."""
        self._send(self._operations.delete)
