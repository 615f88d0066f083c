"""Work on many users, several at a time."""

from __future__ import annotations

import logging
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from keycloak_openapi._json import is_mapping
from keycloak_openapi.api import users as api
from keycloak_openapi.errors import KeycloakError

from ..._core.bulk import BulkResult, InvalidUserError
from ..._core.bulk_entry import BulkEntry
from ..._core.outages import Patience, Trouble, trouble_of
from ..._core.progress import shown, total_of
from ..._core.user_attributes import KeptAttributes
from .._concurrency import AsyncWorkers, each
from .user_attributes import warn_of_missing

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable

    from keycloak_openapi.models import UserRepresentation
    from keycloak_openapi.request import Request

    from ..._core.bulk import BulkInput
    from ..._core.progress import Progress
    from .admin import AsyncKeycloakAdmin

T = TypeVar("T")
Chunk = list[BulkEntry]

AT_ANY_TROUBLE = frozenset({Trouble.NOT_SENT, Trouble.IN_DOUBT})
"""When to send again what does no harm twice."""
_IF_NOT_SENT = frozenset({Trouble.NOT_SENT})

_logger = logging.getLogger("keycloak_facade")


class AsyncBulk:
    """Work on many users, several chunks at a time; its kinds say what is done with one.

    Args:
        realm_name: the realm.
        client: what sends.
        concurrency: how many chunks at a time.
        chunk_size: how many users a chunk has at most.
        patience: for how many seconds to wait for a server that is away.

    Raises:
        ValueError: if one of them is out of range.
    """

    text = "Users"
    """What a progress bar says."""
    imports = False
    """Whether users are made by imports."""

    def __init__(
        self,
        realm_name: str,
        client: AsyncKeycloakAdmin,
        *,
        concurrency: int,
        chunk_size: int = 1,
        patience: float,
    ) -> None:
        for name, value in (("concurrency", concurrency), ("chunk_size", chunk_size)):
            if value < 1:
                raise ValueError(f"{name}: expected at least 1, got {value}")
        self._realm_name = realm_name
        self._client = client
        self._concurrency = concurrency
        self._chunk_size = chunk_size
        self._patience = patience
        self._result = BulkResult()
        self._done = 0
        self._is_waiting = False
        # An import and other requests do not keep the same attributes: what was seen of others tells nothing.
        self._attributes = KeptAttributes(is_told_once=True, is_of_imports=self.imports)
        self._in_doubt: list[tuple[set[str], str]] = []

    async def run(
        self, users: Iterable[BulkInput] | AsyncIterable[BulkInput], progress: Progress | bool | None
    ) -> BulkResult:
        """Go over all users, pulling no more of them than are worked on."""
        if isinstance(users, (str, bytes)) or is_mapping(users):
            raise TypeError(f"expected many users, got one {type(users).__name__}")
        with shown(progress, self.text, total_of(users)) as self._show:
            self._workers = AsyncWorkers[Chunk](self._concurrency, self._work)
            try:
                await self._go_over(users)
                await self._look_for_attributes()
            except BaseException as error:
                try:
                    await self._wind_up()
                finally:
                    self._result.attach_to(error)
                raise
            finally:
                await self._workers.close()
        return self._result

    def _entry(self, user: BulkInput) -> BulkEntry:
        """Check an input."""
        raise NotImplementedError

    async def _work(self, chunk: Chunk) -> None:
        """Bring about an outcome for each entry of a chunk, or raise what no other chunk would escape."""
        raise NotImplementedError

    async def _go_over(self, users: Iterable[BulkInput] | AsyncIterable[BulkInput]) -> None:
        chunk: dict[str, BulkEntry] = {}
        async for user in each(users):
            try:
                entry = self._entry(user)
            except InvalidUserError as error:
                self._record([BulkEntry.refused(user, error)])
                self._show(self._done)
                continue
            if entry.key in chunk:
                await self._start([*chunk.values()])
                chunk = {}
            chunk[entry.key] = entry
            if len(chunk) == self._chunk_size:
                await self._start([*chunk.values()])
                chunk = {}
        if chunk:
            await self._start([*chunk.values()])
        while self._workers.busy_with:
            await self._collect()

    async def _start(self, chunk: Chunk) -> None:
        """Work on a chunk once there is room, and no other one of the same name is worked on."""
        keys = {entry.key for entry in chunk}
        while len(busy := self._workers.busy_with) == self._concurrency or any(
            entry.key in keys for other in busy for entry in other
        ):
            await self._collect()
        self._workers.start(chunk)

    async def _collect(self) -> None:
        """Wait until a chunk is done, and take its outcomes."""
        fatal: BaseException | None = None
        for chunk, error in await self._workers.finished():
            if error is not None:
                fatal = fatal or error
                for entry in chunk:
                    entry.left_over(error)
            self._record(chunk)
        if fatal is not None:
            raise fatal
        self._show(self._done)

    async def _look_for_attributes(self) -> None:
        """Warn of attributes that the server has not kept: in the end, for a filter may make the warning an error."""
        for wanted, user_id in self._in_doubt:
            await warn_of_missing(self._client, self._attributes, self._realm_name, user_id, wanted)

    def _record(self, chunk: Chunk) -> None:
        for entry in chunk:
            entry.record(self._result)
            if entry.written_id and (wanted := self._not_yet_seen(entry)):
                self._in_doubt.append((wanted, entry.written_id))
        self._done += len(chunk)

    def _not_yet_seen(self, entry: BulkEntry) -> set[str]:
        if self._client.kept_attributes is None:
            return set()
        return self._attributes.in_doubt(self._realm_name, entry.body.attributes)

    async def _wind_up(self) -> None:
        """Let what is in flight come to its end, for whoever stops early wants to know it, too."""
        self._workers.stop()
        try:
            while self._workers.busy_with:
                with suppress(Exception):
                    await self._collect()
        except BaseException as error:
            # The second Ctrl-C or cancellation.
            for chunk in self._workers.busy_with:
                for entry in chunk:
                    entry.left_over(error)
                self._record(chunk)
            raise

    async def _ask(self, request: Request[T], *, again: frozenset[Trouble] = _IF_NOT_SENT) -> T:
        """Send a request, and again while the server is away."""
        patience = Patience(self._patience)
        while True:
            try:
                answer = await self._client.send(request)
            except KeycloakError as error:
                if trouble_of(error) not in again:
                    raise
                pause = patience.pause(error, monotonic())
                if pause is None:
                    raise
                self._tell(error)
                if not await self._workers.pause(pause):
                    raise
            else:
                self._is_waiting = False
                return answer

    async def _rest(self, error: KeycloakError) -> None:
        """Give a server that failed some time, as much as it asks for."""
        await self._workers.pause(Patience(self._patience).pause(error, monotonic()) or 0)

    def _tell(self, error: KeycloakError) -> None:
        if not self._is_waiting:
            self._is_waiting = True
            _logger.warning("the server is away: %s; trying again for %g seconds", error, self._patience)

    async def _find(self, entry: BulkEntry) -> UserRepresentation | None:
        """Return the user of an entry's name, None if there is none."""
        name, email = entry.body.username, entry.body.email
        found = await self._search(str(name).lower(), username=name)
        # A realm may take the email address for the username, whatever was given.
        return found or (await self._search(email.lower(), email=email) if email else None)

    async def _search(self, name: str, **filters: Any) -> UserRepresentation | None:
        request = api.list_users(self._realm_name, exact=True, max=1, **filters)
        users = await self._ask(request, again=AT_ANY_TROUBLE)
        found = next((user for user in users if str(user.get("username", "")).lower() == name), None)
        if found is not None and not isinstance(found.get("id"), str):
            raise KeycloakError(f"the server's answer has no id for the user {name!r}")
        return found
