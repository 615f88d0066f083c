from __future__ import annotations

import sys
import tempfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.devserver import KeycloakServer, _distribution
from keycloak_facade.devserver._progress import make_display

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSION = "9.9.9"

HELP = """
--features <feature> Enables a set of one or more features. Possible values are: preview,
                       client-types[:v1], admin-fine-grained-authz[:v1,
                       v2], stateless[:v1].
--features-disabled <feature>
"""

# Like the real script it keeps the server as a child and hands the end on to it.
SCRIPT = f"""#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/..
case "$*" in
  *--help-all*) cat "$root/help.txt"; exit 0;;
  build*)
    [ -z "$FAKE_BUILD_EXIT" ] || {{ echo "$FAKE_BUILD_SAYS"; exit "$FAKE_BUILD_EXIT"; }}
    echo "$JAVA_OPTS_APPEND" > "$root/lib/quarkus/java_options"
    echo "$*" >> "$root/lib/quarkus/built"; exit 0;;
esac
"{sys.executable}" "$root/server.py" "$@" &
PID=$!
trap 'echo ended politely; kill -TERM $PID; wait $PID; exit 143' TERM
wait $PID
"""

SERVER = """
import os, pathlib, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer

options = dict(argument.split("=", 1) for argument in sys.argv[1:] if "=" in argument)
home = pathlib.Path(options["-Dkc.home.dir"])
(home / "data").mkdir(exist_ok=True)
with (home / "data" / "starts").open("a") as file:
    file.write(options["--http-port"] + "\\n")
(home / "data" / "java_options").write_text(os.environ.get("JAVA_OPTS_APPEND", ""))
(home / "data" / "pid").write_text(str(os.getpid()))
mode = os.environ.get("FAKE_MODE", "")
if mode == "die":
    sys.exit("the disk ate my database")
if mode == "silent":
    time.sleep(600)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == os.environ["FAKE_READY"] else 404)
        self.end_headers()

    def log_message(self, *arguments):
        print(*arguments, flush=True)


HTTPServer(("127.0.0.1", int(options["--http-port"])), Handler).serve_forever()
"""

FILES = {
    "bin/kc.sh": SCRIPT,
    "lib/quarkus-run.jar": "jar",
    "lib/lib/main/one.jar": "one",
    "lib/quarkus/generated-bytecode.jar": "bytes",
    "conf/keycloak.conf": "",
    "version.txt": "Keycloak - Version 9.9.9",
    "server.py": SERVER,
    "help.txt": HELP,
}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("KEYCLOAK_FACADE_CACHE", str(folder))
    return folder


@pytest.fixture
def make_zip(tmp_path: Path) -> Callable[..., Path]:
    """A zip laid out as the real one: one top folder, the mode of each file, whatever `extra` adds."""

    def make(*, without: str | None = None, extra: dict[str, str] | None = None) -> Path:
        archive = tmp_path / f"keycloak-quarkus-dist-{VERSION}.zip"
        with zipfile.ZipFile(archive, "w") as content:
            for name, text in FILES.items():
                if name == without:
                    continue
                member = zipfile.ZipInfo(f"keycloak-{VERSION}/{name}")
                member.external_attr = (0o755 if name.startswith("bin/") else 0o644) << 16
                content.writestr(member, text)
            for name, text in (extra or {}).items():
                content.writestr(name, text)
        return archive

    return make


@pytest.fixture
def java_home(tmp_path: Path) -> Path:
    return _fake_java(tmp_path / "java", "17.0.1")


@pytest.fixture
def fake_java() -> Callable[[Path, str], Path]:
    """Makes a folder whose `bin/java` says that it is a version."""
    return _fake_java


def _fake_java(home: Path, version: str) -> Path:
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    java.chmod(0o755)
    return home


@pytest.fixture
def fake_keycloak(cache: Path, make_zip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> str:
    """A distribution in the cache whose server is a few lines of Python; gives its version."""
    folder = cache / "distributions" / VERSION
    folder.mkdir(parents=True)
    _distribution.unpack(make_zip(), folder, make_display(progress=False))
    monkeypatch.setenv("FAKE_READY", "/realms/master")
    return VERSION


@pytest.fixture
def make(
    fake_keycloak: str, java_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., KeycloakServer]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()

    def made(**more: Any) -> KeycloakServer:
        arguments: dict[str, Any] = {"java_home": java_home, "progress": False, "stop_timeout": 5, **more}
        return KeycloakServer(fake_keycloak, **arguments)

    return made
