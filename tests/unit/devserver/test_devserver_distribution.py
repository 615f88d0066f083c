from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.devserver import _distribution, distribution
from keycloak_facade.devserver._progress import make_display
from keycloak_facade.devserver.errors import CorruptDownloadError, DiskFullError, VersionNotServedError

if TYPE_CHECKING:
    from collections.abc import Callable

SILENT = make_display(progress=False)


def test_unpacking_drops_the_top_folder_and_keeps_modes(make_zip: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    _distribution.unpack(make_zip(), target, SILENT)
    assert (target / "version.txt").read_text() == "Keycloak - Version 9.9.9"
    assert (target / "bin/kc.sh").stat().st_mode & 0o100
    assert not (target / "version.txt").stat().st_mode & 0o100


def test_a_damaged_archive_is_refused(make_zip: Callable[..., Path], tmp_path: Path) -> None:
    archive = make_zip()
    content = bytearray(archive.read_bytes())
    content[content.index(b"Keycloak - Version")] ^= 1
    archive.write_bytes(content)
    with pytest.raises(CorruptDownloadError, match=r"damaged.*Try again"):
        _distribution.unpack(archive, tmp_path, SILENT)


def test_an_archive_of_something_else_is_refused(make_zip: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(CorruptDownloadError, match=r"lacks lib/quarkus-run\.jar"):
        _distribution.unpack(make_zip(without="lib/quarkus-run.jar"), tmp_path, SILENT)


def test_an_archive_cannot_write_outside_its_folder(make_zip: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    target.mkdir(parents=True)
    with pytest.raises(CorruptDownloadError, match="outside"):
        _distribution.unpack(make_zip(extra={"keycloak/../../evil": "x"}), target, SILENT)
    assert not list(tmp_path.rglob("evil"))


def test_an_archive_that_does_not_fit_is_refused_before_it_is_unpacked(
    make_zip: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    usage = shutil.disk_usage(tmp_path)._replace(free=10)

    def disk_usage(_folder: Path) -> object:
        return usage

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    with pytest.raises(DiskFullError, match="Free about 1 GB"):
        _distribution.unpack(make_zip(), target, SILENT)
    assert list(target.iterdir()) == []


def test_a_distribution_is_fetched_once_by_all(
    cache: Path, make_zip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = make_zip()
    calls: list[str] = []

    def fetch(version: str, folder: Path, _display: object) -> Path:
        calls.append(version)
        return Path(shutil.copy(archive, folder / archive.name))

    monkeypatch.setattr(_distribution, "fetch", fetch)
    threads = [threading.Thread(target=distribution, args=("9.9.9",), kwargs={"progress": False}) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == ["9.9.9"]
    folder = distribution("9.9.9", progress=False)
    assert folder == cache / "distributions" / "9.9.9"
    assert [path.name for path in folder.parent.iterdir()] == ["9.9.9"], "neither zip nor partial folder stays"
    (folder / "lib/lib/main/one.jar").unlink()
    assert (distribution("9.9.9", progress=False) / "lib/lib/main/one.jar").is_file()
    assert calls == ["9.9.9", "9.9.9"], "a folder that lost a file is fetched again"


def test_a_failed_fetch_leaves_nothing(
    cache: Path, make_zip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = make_zip(without="version.txt")

    def fetch(_version: str, _folder: Path, _display: object) -> Path:
        return archive

    monkeypatch.setattr(_distribution, "fetch", fetch)
    with pytest.raises(CorruptDownloadError):
        distribution("9.9.9", progress=False)
    assert list((cache / "distributions").iterdir()) == []


@pytest.mark.parametrize("version", ["", "..", "../26.7.3", "26.7.3/..", "latest", "26..3", "26.7.3 "])
def test_what_is_no_version_never_becomes_a_path(version: str, cache: Path) -> None:
    with pytest.raises(VersionNotServedError, match=r"looks like 26\.7\.3"):
        distribution(version, progress=False)
    assert not cache.exists()
