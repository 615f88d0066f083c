"""The unpacked server distribution, one folder per version, whole or not there."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from keycloak_facade.devserver._cache import cache_folder, disk_errors, disk_full_text, locked, make_folder, remove
from keycloak_facade.devserver._fetch import check_version, fetch
from keycloak_facade.devserver._progress import make_display
from keycloak_facade.devserver.errors import CorruptDownloadError, DiskFullError

if TYPE_CHECKING:
    from keycloak_facade.devserver._progress import Display, ProgressCallback

_MANIFEST = ".manifest.json"
_NEEDED = ("bin/kc.sh", "lib/quarkus-run.jar", "version.txt")


def distribution(version: str, *, progress: ProgressCallback | bool | None = None) -> Path:
    """Return the folder of an unpacked Keycloak, fetched first if need be. Treat it as read-only.

    Args:
        version: as in `26.7.3`.
        progress: None shows on stderr, False is silent, a function is called with (step, bytes done, total).

    Raises:
        FetchError: and its kinds, when it could not be fetched.
        DiskFullError: the cache folder has no room.
        FolderUnusableError: the cache folder is not there and cannot be made, or may not be written.
    """
    display = make_display(progress)
    folder = cache_folder() / "distributions" / check_version(version)
    if _is_whole(folder):
        return folder
    with locked(f"distribution-{version}", display):
        if not _is_whole(folder):
            make_folder(folder, lambda partial: _fill(partial, version, display))
    return folder


def _fill(partial: Path, version: str, display: Display) -> None:
    downloads = partial.with_name(f"{partial.name}.download")
    with disk_errors(downloads):
        remove(downloads)
        downloads.mkdir()
    try:
        archive = fetch(version, downloads, display)
        unpack(archive, partial, display)
    finally:
        remove(downloads)


def unpack(archive: Path, folder: Path, display: Display) -> None:
    """Unpack a distribution's zip into an empty folder, without its top folder, and write the manifest.

    Raises:
        CorruptDownloadError: the zip is damaged or does not hold a Keycloak.
        DiskFullError: what it unpacks to does not fit on the disk.
    """
    try:
        with zipfile.ZipFile(archive) as content:
            members = [member for member in content.infolist() if not member.is_dir()]
            size = sum(member.file_size for member in members)
            if shutil.disk_usage(folder).free < size:
                raise DiskFullError(disk_full_text(folder))
            with display.step(f"Unpacking {archive.name}", size) as advance:
                for member in members:
                    _unpack_member(content, member, folder)
                    advance(member.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise CorruptDownloadError(f"{archive.name} is damaged: {error}. Try again.") from error
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        raise CorruptDownloadError(f"{archive.name} is not a Keycloak distribution: it lacks {missing[0]}.")
    (folder / _MANIFEST).write_text(json.dumps(_survey(folder)), encoding="utf-8")


def _unpack_member(content: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> None:
    parts = Path(member.filename).parts[1:]
    if not parts or ".." in parts:
        raise CorruptDownloadError(f"The archive holds a file outside its own folder: {member.filename!r}.")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with content.open(member) as source, target.open("wb") as sink:
        shutil.copyfileobj(source, sink)
    mode = member.external_attr >> 16 & 0o777
    if mode and sys.platform != "win32":
        target.chmod(mode | 0o600)


def _survey(folder: Path) -> dict[str, int]:
    """Count what a later look compares: enough to see that something was deleted or cut."""
    sizes = [path.stat().st_size for path in (folder / "lib").rglob("*") if path.is_file()]
    return {"files": len(sizes), "bytes": sum(sizes)}


def _is_whole(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(manifest == _survey(folder))
