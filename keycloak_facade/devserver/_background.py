"""Servers that run on in the background: started, found again and stopped by their port."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from keycloak_facade.devserver import _records
from keycloak_facade.devserver._cache import cache_folder, disk_errors, locked, remove
from keycloak_facade.devserver._home import kept_home, note_user
from keycloak_facade.devserver._ports import wait_until_free
from keycloak_facade.devserver._progress import make_display
from keycloak_facade.devserver._server import KeycloakServer
from keycloak_facade.devserver.errors import PortTakenError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keycloak_facade.devserver._progress import ProgressCallback

_STOP_GRACE = 30.0


@dataclass(frozen=True)
class BackgroundServer:
    """A server that runs without the process that started it."""

    version: str
    port: int
    url: str
    admin_username: str
    admin_password: str = field(repr=False)
    home: str
    is_temporary: bool = False
    """Whether `home` goes when the server is stopped."""


def start_background(
    version: str,
    *,
    port: int,
    base_path: str = "/",
    features: Iterable[str] = (),
    all_features: bool = False,
    fresh: bool = False,
    progress: ProgressCallback | bool | None = None,
) -> BackgroundServer:
    """Start a server and leave it running; without `fresh` it goes on with the data it had at this port.

    At port 0, which is any free one, its data go when it is stopped.

    Raises:
        DevServerError: one of its kinds; `PortTakenError` when it already runs.
    """
    for running in background_servers():
        if running.port == port:
            raise PortTakenError(
                f"Keycloak {running.version} already runs at {running.url}. Stop it, or name another port."
            )
    server = KeycloakServer(
        version,
        port=port,
        base_path=base_path,
        features=features,
        all_features=all_features,
        fresh=fresh or not port,
        data_dir=kept_home(version, port) if port else None,
        progress=progress,
    )
    server.start()
    try:
        running = BackgroundServer(
            version=version,
            port=server.port,
            url=server.url,
            admin_username=server.admin_username,
            admin_password=server.admin_password,
            home=str(server.home),
            is_temporary=not port,
        )
        records = server.processes()
        # Before it runs on by itself: without a record it could be found by nobody.
        _records.save(_state(server.port), records, server=vars(running))
        note_user(server.home, records)
        server.detach()
    finally:
        server.stop()
    return running


def background_servers() -> list[BackgroundServer]:
    """Return the servers that run in the background, by port."""
    found: list[BackgroundServer] = []
    with disk_errors(_folder()):
        paths = list(_folder().glob("*.json"))
    for path in paths:
        records, content = _records.load(path)
        server = _described(content)
        if server and _records.alive(records):
            found.append(server)
    return sorted(found, key=lambda server: server.port)


def stop_background(port: int, *, progress: ProgressCallback | bool | None = None) -> bool:
    """Stop the background server at a port; return whether one ran."""
    display = make_display(progress)
    path = _state(port)
    with locked(f"background-{port}", display):
        records, content = _records.load(path)
        ran = _records.alive(records)
        if ran:
            with display.step(f"Stopping the Keycloak at port {port}"):
                _records.end(records, _STOP_GRACE)
                wait_until_free(port, _STOP_GRACE)
        server = _described(content)
        if server and server.is_temporary:
            remove(Path(server.home))
        path.unlink(missing_ok=True)
    return ran


def _described(content: dict[str, Any]) -> BackgroundServer | None:
    """Read who a server is; None for what another release wrote, whose server is known by its port alone."""
    try:
        return BackgroundServer(**content["server"])
    except (KeyError, TypeError):
        return None


def _folder() -> Path:
    return cache_folder() / "running"


def _state(port: int) -> Path:
    return _folder() / f"{port}.json"
