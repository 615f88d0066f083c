from __future__ import annotations

import hashlib
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import jgo.maven._core as jgo_core
import pytest

from keycloak_facade.devserver._fetch import fetch
from keycloak_facade.devserver._progress import make_display
from keycloak_facade.devserver.errors import (
    CorruptDownloadError,
    FetchError,
    MissingExtraError,
    NoNetworkError,
    VersionNotServedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

pytestmark = pytest.mark.loopback

PATH = "/org/keycloak/keycloak-quarkus-dist/9.9.9/keycloak-quarkus-dist-9.9.9.zip"
SILENT = make_display(progress=False)


class Repository(HTTPServer):
    """A Maven repository on the loopback interface; what is not in `files` is 404."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.status: dict[str, int] = {}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Repository)
        body = self.server.files.get(self.path)
        self.send_response(self.server.status.get(self.path, 404 if body is None else 200))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_arguments: object) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - silenced
        return


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch, make_zip: Callable[..., Path], tmp_path: Path) -> Generator[Repository]:
    """Serves one version, and is what jgo takes for Maven Central; no Maven is on the PATH."""
    content = make_zip().read_bytes()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Repository() as server:
        server.files = {
            PATH: content,
            f"{PATH}.sha1": hashlib.sha1(content, usedforsecurity=False).hexdigest().encode(),
        }
        url = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setitem(jgo_core.DEFAULT_REMOTE_REPOS, "central", url)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "downloads"
    made.mkdir()
    return made


def put_mvn(tmp_path: Path, script: str) -> None:
    mvn = tmp_path / "bin" / "mvn"
    mvn.parent.mkdir()
    mvn.write_text(f"#!/bin/sh\n{script}\n")
    mvn.chmod(0o755)


def test_jgo_downloads_with_progress(repository: Repository, folder: Path) -> None:
    seen: list[tuple[str, int, int | None]] = []

    def show(text: str, done: int, total: int | None) -> None:
        seen.append((text, done, total))

    archive = fetch("9.9.9", folder, make_display(show))
    assert archive.read_bytes() == repository.files[PATH]
    size = len(repository.files[PATH])
    assert seen[-1] == ("Downloading keycloak-quarkus-dist-9.9.9.zip", size, size)


def test_a_version_that_is_not_served(repository: Repository, folder: Path) -> None:
    del repository.files[f"{PATH}.sha1"]
    with pytest.raises(VersionNotServedError, match=r"no Keycloak 9\.9\.9.*maven-metadata\.xml"):
        fetch("9.9.9", folder, SILENT)


def test_a_wrong_checksum(repository: Repository, folder: Path) -> None:
    repository.files[f"{PATH}.sha1"] = b"0" * 40
    with pytest.raises(CorruptDownloadError, match="published SHA-1"):
        fetch("9.9.9", folder, SILENT)


@pytest.mark.parametrize("body", [b"<html>please log in</html>", b"0" * 41, b""])
def test_a_proxy_that_answers_for_the_repository(repository: Repository, folder: Path, body: bytes) -> None:
    repository.files[f"{PATH}.sha1"] = body
    with pytest.raises(CorruptDownloadError, match="not a SHA-1"):
        fetch("9.9.9", folder, SILENT)


def test_a_repository_in_trouble(repository: Repository, folder: Path) -> None:
    repository.status[f"{PATH}.sha1"] = 503
    with pytest.raises(FetchError, match="answered 503"):
        fetch("9.9.9", folder, SILENT)
    repository.status = {PATH: 503}
    with pytest.raises(FetchError, match="could not be downloaded"):
        fetch("9.9.9", folder, SILENT)


def test_what_is_published_is_no_zip(repository: Repository, folder: Path) -> None:
    repository.files[PATH] = b"not a zip"
    repository.files[f"{PATH}.sha1"] = hashlib.sha1(b"not a zip", usedforsecurity=False).hexdigest().encode()
    with pytest.raises(CorruptDownloadError, match="not a zip"):
        fetch("9.9.9", folder, SILENT)


@pytest.mark.usefixtures("repository")
def test_no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(jgo_core.DEFAULT_REMOTE_REPOS, "central", "http://127.0.0.1:9")
    with pytest.raises(NoNetworkError, match="Check the network"):
        fetch("9.9.9", folder, SILENT)


@pytest.mark.usefixtures("repository")
def test_a_missing_extra_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jgo.maven", None)
    with pytest.raises(MissingExtraError, match=r'pip install "keycloak-facade\[devserver\]"'):
        fetch("9.9.9", folder, SILENT)


def test_maven_comes_first(repository: Repository, folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "keycloak-quarkus-dist-9.9.9.zip"
    put_mvn(tmp_path, f'for a; do case "$a" in -DoutputDirectory=*) /bin/cp {source} "${{a#*=}}";; esac; done')
    repository.files.clear()
    assert fetch("9.9.9", folder, SILENT) == folder / source.name


def test_a_failing_maven_is_replaced_by_jgo_and_quoted(repository: Repository, folder: Path, tmp_path: Path) -> None:
    put_mvn(tmp_path, "echo '[ERROR] no plugin today'; exit 1")
    assert fetch("9.9.9", folder, SILENT).is_file()
    repository.files.clear()
    with pytest.raises(FetchError) as caught:
        fetch("9.9.9", tmp_path / "bin", SILENT)
    assert caught.value.__notes__ == ["Maven said: [ERROR] no plugin today"]
