"""The cache folder: where it is, one process at a time, and folders that appear whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from keycloak_facade.devserver.errors import CacheBusyError, DiskFullError, FolderUnusableError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from keycloak_facade.devserver._progress import Display

LOCK_TIMEOUT = 900.0
_POLL = 0.1
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_UNUSABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST}


def cache_folder() -> Path:
    """Return the folder that keeps distributions and builds: `KEYCLOAK_FACADE_CACHE`, or the platform's own.

    Raises:
        FolderUnusableError: it would be in the home folder, and there is none.
    """
    try:
        return _cache_folder()
    except RuntimeError as error:
        raise FolderUnusableError(f"{error} Set KEYCLOAK_FACADE_CACHE to a folder for the cache.") from error


def _cache_folder() -> Path:
    if override := os.environ.get("KEYCLOAK_FACADE_CACHE"):
        return Path(override).expanduser().absolute()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "keycloak-facade"


@contextmanager
def locked(name: str, display: Display, *, timeout: float = LOCK_TIMEOUT) -> Generator[None]:
    """Hold the lock `name` of the cache; the operating system frees it when its holder dies.

    Raises:
        CacheBusyError: another process held it for `timeout` seconds.
        FolderUnusableError: no lock can be made there.
    """
    path = cache_folder() / "locks" / f"{name}.lock"
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _try_lock(handle):
            with display.step("Waiting for another process to finish the same work"):
                _wait_for_lock(handle, path, time.monotonic() + timeout)
        yield
    finally:
        os.close(handle)


def _wait_for_lock(handle: int, path: Path, deadline: float) -> None:
    while not _try_lock(handle):
        if time.monotonic() > deadline:
            raise CacheBusyError(f"Another process holds {path}. Wait for it, or end it, and try again.")
        time.sleep(_POLL)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def make_folder(target: Path, fill: Callable[[Path], None]) -> Path:
    """Make `target` by letting `fill` write a folder beside it, renamed only when it is whole.

    The caller holds the lock of `target`: what an interrupted attempt left behind is removed.
    """
    partial = target.with_name(f".{target.name}.partial")
    with disk_errors(target):
        remove(partial)
        remove(target)
        partial.mkdir(parents=True)
        try:
            fill(partial)
            partial.rename(target)
        except BaseException:
            remove(partial)
            raise
    return target


def remove(folder: Path) -> None:
    """Remove a folder with all it holds, if it exists; a symbolic link in it is removed, not followed."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all, and its folder if that is missing."""
    partial = path.with_name(f".{path.name}.partial")
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.unlink(missing_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        partial.replace(path)


@contextmanager
def disk_errors(path: Path | str) -> Generator[None]:
    """Turn what the operating system says of a folder into an error that names it.

    Raises:
        DiskFullError: there is no space left.
        FolderUnusableError: it is not there and cannot be made, or may not be read or written.
    """
    try:
        yield
    except OSError as error:
        if _is_one_of(error, _FULL):
            raise DiskFullError(disk_full_text(path)) from error
        if _is_one_of(error, _UNUSABLE):
            raise FolderUnusableError(
                f"{path} cannot be used: {error}. Name a folder that you may write to: KEYCLOAK_FACADE_CACHE is that "
                "of the cache, data_dir a server's own, TMPDIR that of temporary files."
            ) from error
        raise


def _is_one_of(error: OSError, numbers: set[int]) -> bool:
    # What shutil gathers while it copies a folder has no number of its own.
    return error.errno in numbers or any(f"[Errno {number}]" in str(error) for number in numbers)


def disk_full_text(path: Path | str) -> str:
    """Say that the disk is full and what helps."""
    return (
        f"The disk that holds {path} is full. Free about 1 GB there, "
        "or set KEYCLOAK_FACADE_CACHE to a folder on another disk."
    )
