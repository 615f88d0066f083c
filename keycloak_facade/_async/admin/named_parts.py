"""Parts of a document that the server reads and writes only as a whole, as if each stood alone.

A verb that writes reads the document, changes the one part and writes all of it, so two that write at the same time
may undo each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from keycloak_openapi.model import Model

from ..._core.errors import conflict, not_found
from .node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..._core.named_parts import PartKind
    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup

P = TypeVar("P", bound=Model)


class AsyncParts(AsyncNode, Generic[P]):
    """What the list of parts and one of them share; a subclass names the kind of part."""

    _kind: ClassVar[PartKind[Any]]

    async def _document(self) -> Model:
        document: Model = await self._send(self._kind.read)
        return document

    async def _write(self, document: Model) -> None:
        await self._send(self._kind.write, document)


class AsyncNamedParts(AsyncParts[P]):
    """The parts of one kind."""

    async def all(self) -> list[P]:
        """Return all of them, in their order."""
        return self._kind.of(await self._document())

    async def _create(self, name: str, fields: Mapping[str, Any]) -> None:
        """Add a part at the end."""
        part = self._kind.model.from_fields({"name": name, **fields})
        document = await self._document()
        parts = self._kind.of(document)
        if any(one.get("name") == name for one in parts):
            raise conflict(self._kind.read(self._realm_name), f"{self._kind.name} {name!r}")
        parts.append(part)
        await self._write(document)


class AsyncNamedPart(AsyncParts[P]):
    """One part.

    Args:
        path: leads to the document.
        name: the part's.
        client: what sends.
    """

    def __init__(self, *path: str | AsyncLookup, name: str, client: AsyncKeycloakAdmin) -> None:
        super().__init__(*path, client=client)
        self._name = name

    async def get(self) -> P:
        """Return it."""
        _, parts, position = await self._found()
        return parts[position]

    async def replace(self, representation: P | Mapping[str, Any]) -> None:
        """Write it as given; the others stay as they are."""
        document, parts, position = await self._found()
        parts[position] = self._kind.model.from_dict(representation)
        await self._write(document)

    async def delete(self) -> None:
        """Delete it; the others stay as they are."""
        document, parts, position = await self._found()
        del parts[position]
        await self._write(document)

    async def _update(self, fields: Mapping[str, Any]) -> None:
        self._kind.model.check_fields(fields)
        document, parts, position = await self._found()
        parts[position].set_fields(fields)
        await self._write(document)

    async def _found(self) -> tuple[Model, list[P], int]:
        document = await self._document()
        parts: list[P] = self._kind.of(document)
        for position, part in enumerate(parts):
            if part.get("name") == self._name:
                return document, parts, position
        raise not_found(self._kind.read(self._realm_name), f"{self._kind.name} {self._name!r}")
