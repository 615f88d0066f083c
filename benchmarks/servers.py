"""The servers that requests go to, and what is in them."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

import tokens
from peers import HERE
from stub import USER

from keycloak_facade import KeycloakRealm
from keycloak_facade.devserver import KeycloakServer

if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import ExitStack

    from figures import Figure

KEYCLOAK = "26.7.3"
_CHUNK = 200
_CREATES_USERS = {"import-users": False, "import-passwords": True}


class Servers:
    """Starts each server when it is first needed; the stack ends them."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._filled: set[str] = set()
        self._numbers = count(1)

    @contextmanager
    def arguments(self, figure: Figure) -> Generator[dict[str, Any]]:
        """Provide what the workers of a figure need, of which they may use up what they are given."""
        if figure.against == "stub":
            yield self._stub | {"count": figure.count}
        elif figure.name in _CREATES_USERS:
            with self._empty_realm() as given:
                yield given | {"users": users(figure.count, passwords=_CREATES_USERS[figure.name])}
        elif figure.against == "keycloak":
            yield self._filled_realm(figure.count)
        elif figure.name == "decode-token":
            yield tokens.arguments() | {"count": figure.count}
        elif figure.name == "decode-user":
            yield {"user": USER, "count": figure.count}
        else:
            yield self._documents | {"count": figure.count}

    @cached_property
    def _stub(self) -> dict[str, Any]:
        command = [sys.executable, str(HERE / "stub.py")]
        process = self._stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        assert process.stdout is not None
        port = int(process.stdout.readline())
        login = {"username": "admin", "password": "any", "realm": "benchmark"}
        # With the path that the predecessor adds.
        return login | {"url": f"http://127.0.0.1:{port}/auth", "user_id": USER["id"]}

    @cached_property
    def _keycloak(self) -> KeycloakServer:
        # With the path that the predecessor adds.
        return self._stack.enter_context(KeycloakServer(KEYCLOAK, base_path="/auth"))

    @cached_property
    def _master(self) -> KeycloakRealm:
        realm = self._stack.enter_context(KeycloakRealm(self._keycloak.url, "master"))
        realm.admin.login(self._keycloak.admin_username, self._keycloak.admin_password)
        return realm

    @cached_property
    def _documents(self) -> dict[str, Any]:
        """A realm and a client as the server sends them."""
        realm = self._master.admin.realms.by_name("master")
        client = realm.clients.by_client_id("security-admin-console").get()
        return {"client": client.to_dict(), "realm": realm.get().to_dict()}

    def _login(self, realm_name: str) -> dict[str, Any]:
        server = self._keycloak
        login = {"username": server.admin_username, "password": server.admin_password}
        return login | {"url": server.url, "realm": realm_name}

    def _filled_realm(self, size: int) -> dict[str, Any]:
        name = f"users-{size}"
        if name not in self._filled:
            self._master.admin.realms.create(name, enabled=True)
            realm = self._master.admin.realms.by_name(name)
            everyone = users(size)
            for first in range(0, size, _CHUNK):
                realm.partial_import(users=everyone[first : first + _CHUNK])
            self._filled.add(name)
        return self._login(name) | {"count": size}

    @contextmanager
    def _empty_realm(self) -> Generator[dict[str, Any]]:
        name = f"created-{next(self._numbers)}"
        self._master.admin.realms.create(name, enabled=True)
        try:
            yield self._login(name)
        finally:
            self._master.admin.realms.by_name(name).delete()


def users(size: int, *, passwords: bool = False) -> list[dict[str, Any]]:
    """Return users as JSON."""
    made: list[dict[str, Any]] = [
        {
            "username": f"user-{number:06}",
            "enabled": True,
            "firstName": "Ada",
            "lastName": f"Lovelace {number}",
            "email": f"user-{number:06}@example.org",
        }
        for number in range(size)
    ]
    if passwords:
        for number, user in enumerate(made):
            user["credentials"] = [{"type": "password", "value": f"passphrase {number}", "temporary": False}]
    return made
