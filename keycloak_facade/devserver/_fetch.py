"""Downloads one server distribution from Maven Central and proves that it is what was published."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from keycloak_facade.devserver.errors import (
    CorruptDownloadError,
    DevServerError,
    FetchError,
    MissingExtraError,
    NoNetworkError,
    VersionNotServedError,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from keycloak_facade.devserver._progress import Advance, Display

_GROUP = "org.keycloak"
_ARTIFACT = "keycloak-quarkus-dist"
_COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
_MVN_TIMEOUT = 900
_NOT_FOUND = 404
_OK = 200
_VERSION = re.compile(r"[0-9][0-9A-Za-z]*([.-][0-9A-Za-z]+)*")


def check_version(version: str) -> str:
    """Return the version if it looks like one; it becomes part of a URL and of a folder name."""
    if not _VERSION.fullmatch(version):
        raise VersionNotServedError(f"{version!r} is not a Keycloak version. One looks like 26.7.3.")
    return version


def fetch(version: str, folder: Path, display: Display) -> Path:
    """Download the distribution of a version into `folder` and return the checked zip.

    Maven itself comes first where it is installed, for it knows the user's mirrors and proxies.

    Raises:
        FetchError: and its kinds, when that failed.
    """
    maven_said = ""
    if mvn := shutil.which("mvn"):
        with display.step(f"Fetching Keycloak {version} with Maven"):
            maven_said = _fetch_with_maven(mvn, version, folder)
    archive = folder / f"{_ARTIFACT}-{version}.zip"
    if not archive.is_file():
        try:
            archive = _fetch_with_jgo(version, folder, display)
        except DevServerError as error:
            if maven_said:
                error.add_note(f"Maven said: {maven_said}")
            raise
    _check_zip(archive)
    return archive


def _fetch_with_maven(mvn: str, version: str, folder: Path) -> str:
    """Let Maven copy the zip into `folder`; return what went wrong, empty if nothing did."""
    command = [
        mvn, "--batch-mode", "--quiet", "--strict-checksums", _COPY_GOAL,
        f"-Dartifact={_GROUP}:{_ARTIFACT}:{version}:zip", f"-DoutputDirectory={folder}",
    ]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - the user's own Maven
            command, capture_output=True, text=True, timeout=_MVN_TIMEOUT, check=False, cwd=folder
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return ""
    errors = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
    return errors[0] if errors else f"exit code {done.returncode}"


def _fetch_with_jgo(version: str, folder: Path, display: Display) -> Path:
    try:
        import requests  # noqa: PLC0415 - comes with jgo, optional
        from jgo.maven import MavenContext, PythonResolver  # noqa: PLC0415 - optional
    except ImportError as error:
        raise MissingExtraError("jgo") from error

    @contextmanager
    def show(filename: str, total: int) -> Generator[Advance]:
        with display.step(f"Downloading {filename}", total) as advance:
            yield advance

    context = MavenContext(PythonResolver(progress_callback=show), repo_cache=folder / "repository", timeout=30)
    artifact = context.project(_GROUP, _ARTIFACT).at_version(version).artifact("", "zip")
    try:
        published = _published_sha1(artifact, version)
        archive: Path = artifact.resolve()
    except DevServerError:
        raise
    except requests.exceptions.SSLError as error:
        raise FetchError(
            f"The certificate of the Maven repository was not accepted: {error}. "
            "Set REQUESTS_CA_BUNDLE to the certificates of your proxy."
        ) from error
    except requests.ConnectionError as error:
        raise NoNetworkError(_no_network_text(context.remote_repos)) from error
    except requests.RequestException as error:
        raise FetchError(f"Downloading Keycloak {version} failed: {error}. Try again.") from error
    except RuntimeError as error:
        raise FetchError(f"Keycloak {version} could not be downloaded: {error}") from error
    if sha1_of(archive) != published:
        raise CorruptDownloadError(
            f"The download of Keycloak {version} does not match its published SHA-1 {published}. Try again."
        )
    return archive


def _published_sha1(artifact: Any, version: str) -> str:
    """Ask for the checksum first: it tells whether the version exists before 180 MB are asked for."""
    from jgo.util import http  # noqa: PLC0415 - optional

    (repository,) = artifact.context.remote_repos.values()
    url = f"{repository}/{artifact.component.path_prefix.as_posix()}/{artifact.filename}.sha1"
    answer = http.get(url, timeout=artifact.context.timeout)
    if answer.status_code == _NOT_FOUND:
        raise VersionNotServedError(
            f"There is no Keycloak {version} in {repository}. The versions that exist are listed in "
            f"{repository}/{_GROUP.replace('.', '/')}/{_ARTIFACT}/maven-metadata.xml"
        )
    if answer.status_code != _OK:
        raise FetchError(f"{url} answered {answer.status_code}. Try again, or check the proxy settings.")
    checksum = str(answer.text).split()[:1]
    if not checksum or not re.fullmatch(r"[0-9a-f]{40}", checksum[0]):
        raise CorruptDownloadError(f"{url} is not a SHA-1 checksum; something between here and there replaces answers.")
    return checksum[0]


def _no_network_text(repositories: dict[str, str]) -> str:
    return (
        f"{', '.join(repositories.values())} cannot be reached. Check the network and the HTTPS_PROXY setting; "
        "a version that was fetched once needs no network."
    )


def sha1_of(path: Path) -> str:
    """Return the SHA-1 of a file, the checksum that Maven Central publishes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()


def _check_zip(archive: Path) -> None:
    if not zipfile.is_zipfile(archive):
        raise CorruptDownloadError(f"{archive.name} is cut short or not a zip file. Try again.")
