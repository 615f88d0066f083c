"""The folder a server lives in: configuration, data, log, and who may log in."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from keycloak_facade.devserver import _records
from keycloak_facade.devserver._cache import cache_folder, disk_errors, locked, remove, write_private
from keycloak_facade.devserver.errors import DataFolderError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from keycloak_facade.devserver._progress import Display

_ADMIN = "admin.json"
_ADMIN_BYTES = 18
_USER = "running.json"


@dataclass(frozen=True)
class Admin:
    """The first administrator."""

    username: str
    password: str = field(repr=False)


def kept_home(version: str, port: int) -> Path:
    """Return the folder in the cache for the data of a server that is not fresh."""
    return cache_folder() / "data" / (f"{version}-{port}" if port else version)


@contextmanager
def reserved(home: Path, display: Display) -> Generator[None]:
    """Hold a folder while a server starts in it; two servers would write to one database.

    Raises:
        DataFolderError: a server runs there already.
    """
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    with locked(f"home-{digest}", display):
        records, _ = _records.load(home / _USER)
        if _records.alive(records):
            raise DataFolderError(f"Another server runs with the data in {home}. Stop it, or name another.")
        yield


def note_user(home: Path, records: list[_records.ProcessRecord]) -> None:
    """Remember which processes use a folder."""
    _records.save(home / _USER, records)


def prepare_home(home: Path, build: Path, *, fresh: bool, username: str, password: str | None) -> Admin:
    """Make or reuse a server's folder, and return who administers it.

    Keycloak makes its first administrator together with the database, so their password is kept beside it.

    Raises:
        DataFolderError: the folder holds something else, or another administrator than the one asked for.
    """
    with disk_errors(home):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any(home.iterdir()) and not (home / _ADMIN).is_file():
            raise DataFolderError(f"{home} is not empty and was not made by this package. Name another folder.")
        if fresh:
            remove(home / "data")
        admin = _admin_of(home, username, password, keep=(home / "data").is_dir())
        _replace_link(home / "lib", build / "lib")
        shutil.copytree(build / "conf", home / "conf", dirs_exist_ok=True)
        # Some versions refuse to start without it, empty as it is.
        (home / "providers").mkdir(exist_ok=True)
    return admin


def _admin_of(home: Path, username: str, password: str | None, *, keep: bool) -> Admin:
    path = home / _ADMIN
    if keep:
        admin = Admin(**json.loads(path.read_text(encoding="utf-8")))
        if admin.username != username or password not in (None, admin.password):
            raise DataFolderError(
                f"The data in {home} has another administrator name or password. "
                "Use those, or fresh=True to throw the data away."
            )
        return admin
    admin = Admin(username, password or secrets.token_urlsafe(_ADMIN_BYTES))
    write_private(path, json.dumps({"username": admin.username, "password": admin.password}))
    return admin


def _replace_link(link: Path, target: Path) -> None:
    if link.is_symlink():
        link.unlink()
    remove(link)
    try:
        link.symlink_to(target, target_is_directory=True)
    except OSError:
        # Windows without the right to make links.
        shutil.copytree(target, link)
