"""A server that keeps users, and fails in ways that no Keycloak can be asked to."""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from attrs import define, field

from tests.security.loopback import stub

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.security.loopback import Answering

PATH = "/admin/realms/r"
LOST = "the connection breaks"
NO_LOCATION = "the answer does not name the user"
STALLED = "the answer does not come in time"


@define(frozen=True)
class Failure:
    """How a write fails.

    Attributes:
        how: LOST, NO_LOCATION, STALLED or a status.
        is_done: whether the server does what is asked first.
        retry_after: the header of that name.
    """

    how: str | int
    is_done: bool
    retry_after: str = ""


@define
class UserServer:
    """The users of one realm.

    Attributes:
        users: those that are there, by username.
        failures: how the next writes fail; the others do not.
        failing_reads: how many reads are yet answered with 503.
        calls: what was asked for: the method, and the name of a user or the policy of an import.
        all_wait: what writes wait for.
    """

    users: dict[str, dict[str, Any]] = field(factory=dict[str, dict[str, Any]])
    failures: list[Failure] = field(factory=list[Failure])
    failing_reads: int = 0
    calls: list[tuple[str, str]] = field(factory=list[tuple[str, str]])
    all_wait: threading.Event = field(factory=threading.Event)
    _lock: threading.Lock = field(factory=threading.Lock)
    url: str = ""

    def __attrs_post_init__(self) -> None:
        self.all_wait.set()

    @classmethod
    @contextmanager
    def running(cls) -> Iterator[UserServer]:
        """Run one."""
        server = cls()
        with stub(server.answer) as listening:
            server.url = listening.url
            yield server

    def add(self, username: str, user_id: str | None = None, *, age: float = 0.0, **fields: Any) -> str:
        """Keep a user, made so many seconds ago, and return its id."""
        made_at = round((time.time() - age) * 1000)
        self.users[username.lower()] = {
            **fields,
            "id": user_id or str(uuid4()),
            "username": username.lower(),
            "createdTimestamp": made_at,
        }
        return str(self.users[username.lower()]["id"])

    def answer(self, asked: Answering) -> None:
        """Answer one request."""
        method, url = asked.command, urlsplit(asked.path)
        body = json.loads(asked.body) if method == "POST" else None
        if method == "GET":
            with self._lock:
                self._read(asked, url.path, parse_qs(url.query))
            return
        self.all_wait.wait(10)
        with self._lock:
            failure = self.failures.pop(0) if self.failures else Failure(0, is_done=True)
            status, content, location = self._write(method, url.path, body) if failure.is_done else (0, None, None)
        if failure.how == STALLED:
            time.sleep(1)
        if failure.how in {LOST, STALLED}:
            asked.close_connection = True
            asked.connection.shutdown(socket.SHUT_RDWR)
        elif isinstance(failure.how, int) and failure.how:
            asked.send(failure.how, b"", **({"retry_after": failure.retry_after} if failure.retry_after else {}))
        else:
            headers = {"location": f"{self.url}{location}"} if location and failure.how != NO_LOCATION else {}
            asked.send(status, json.dumps(content).encode() if content else b"", **headers)

    def _read(self, asked: Answering, path: str, query: dict[str, list[str]]) -> None:
        if self.failing_reads:
            self.failing_reads -= 1
            asked.send(503)
            return
        name = query.get("username", [path.rpartition("/")[2]])[0].lower()
        self.calls.append(("GET", name))
        if "username" in query:
            asked.send(200, json.dumps([self.users[name]] if name in self.users else []).encode())
        elif path.endswith("/users"):
            asked.send(200, b"[]")
        else:
            there = [user for user in self.users.values() if user["id"] == name]
            asked.send(200 if there else 404, json.dumps(there[0] if there else {}).encode())

    def _write(self, method: str, path: str, body: Any) -> tuple[int, Any, str | None]:
        if method == "DELETE":
            user_id = path.rpartition("/")[2]
            self.calls.append((method, user_id))
            gone = [name for name, user in self.users.items() if user["id"] == user_id]
            for name in gone:
                del self.users[name]
            return 204 if gone else 404, None, None
        if path.endswith("/partialImport"):
            self.calls.append((method, body["ifResourceExists"]))
            return 200, {"results": [self._imported(user, body["ifResourceExists"]) for user in body["users"]]}, None
        self.calls.append((method, body["username"]))
        if body["username"].lower() in self.users:
            return 409, {"errorMessage": "User exists with same username"}, None
        return 201, None, f"{PATH}/users/{self.add(**body)}"

    def _imported(self, user: dict[str, Any], policy: str) -> dict[str, str]:
        there = self.users.get(user["username"].lower())
        action = "ADDED" if there is None else {"SKIP": "SKIPPED", "OVERWRITE": "OVERWRITTEN"}[policy]
        if action != "SKIPPED":
            self.add(user_id=user["id"], **user)
        user_id = self.users[user["username"].lower()]["id"]
        return {"action": action, "resourceType": "USER", "resourceName": user["username"], "id": user_id}
