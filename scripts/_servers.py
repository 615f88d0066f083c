"""The real Keycloaks that tests are sent to and recorded from."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from keycloak_facade.devserver import KeycloakServer

# Where tests/authentication_channel.py listens, by which the server has users asked on a device of theirs.
CHANNEL = "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=http://127.0.0.1:18280/"
# Passwords of tests are no secrets, and a quarter of the server's time went into hashing them.
QUICK_HASHES = ("--spi-password-hashing--argon2--memory=8", "--spi-password-hashing--argon2--iterations=1")
# To make a realm and to delete it, the server writes much to its file.
IN_MEMORY = ("--db=dev-mem",)
# With the server's own half a gigabyte, much of its time goes into collecting garbage.
HEAP = "-Xmx1g"
# Of the second version of the Admin API, which the server does not offer by itself, there are tests too.
ON_REQUEST = ("client-admin-api:v2",)
# A server that ends soon ends before Java's second compiler pays, and starts in half the time without it.
QUICK_START = "-XX:TieredStopAtLevel=1"
# They have nothing to lose, and one that is told to end while it starts would start first.
STOP_TIMEOUT = 2
# A server as users have it, and one with what else is off by default, such as the permissions on single roles and
# groups, which few tests are about.
SERVERS: dict[str, dict[str, Any]] = {
    "KEYCLOAK_TEST": {"features": ON_REQUEST, "options": (CHANNEL, *QUICK_HASHES), "java_options": (HEAP,)},
    "KEYCLOAK_TEST_GATED": {"all_features": True, "options": QUICK_HASHES, "java_options": (HEAP, QUICK_START)},
}


@contextmanager
def running() -> Generator[None]:
    """Name the servers in the environment: start those that it does not name already, and stop them afterwards."""
    from keycloak_facade.devserver import KeycloakServer  # noqa: PLC0415 - in the environment

    java_options = os.environ.get("JAVA_OPTS_APPEND", "")
    wanted = {name: options for name, options in SERVERS.items() if f"{name}_SERVER_URL" not in os.environ}
    with ExitStack() as stack:
        servers = {
            name: KeycloakServer(built_with=IN_MEMORY, start_timeout=600, stop_timeout=STOP_TIMEOUT, **options)
            for name, options in wanted.items()
        }
        for server in servers.values():
            stack.callback(server.stop)
        _start(servers.values())
        for name, server in servers.items():
            os.environ[f"{name}_SERVER_URL"] = server.url
            os.environ[f"{name}_USERNAME"] = server.admin_username
            os.environ[f"{name}_PASSWORD"] = server.admin_password
        # Those that single tests start.
        os.environ["JAVA_OPTS_APPEND"] = f"{QUICK_START} {java_options}"
        yield


def _start(servers: Iterable[KeycloakServer]) -> None:
    """Start servers side by side."""
    errors: list[Exception] = []

    def start(server: KeycloakServer) -> None:
        try:
            server.start()
        except Exception as error:  # noqa: BLE001 - raised below
            errors.append(error)

    # No pool, which waits for what it has begun: Ctrl-C would be answered when all are fetched, built and started.
    threads = [Thread(target=start, args=[server], daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
