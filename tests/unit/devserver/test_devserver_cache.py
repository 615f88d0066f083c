from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from keycloak_facade.devserver import _cache, distribution
from keycloak_facade.devserver._progress import make_display
from keycloak_facade.devserver.errors import CacheBusyError, DiskFullError, FolderUnusableError

SILENT = make_display(progress=False)
HOLDER = """
import sys, time
from keycloak_facade.devserver._cache import locked
from keycloak_facade.devserver._progress import make_display
with locked("work", make_display(False)):
    print("held", flush=True)
    time.sleep(60)
"""


def test_cache_folder_obeys_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KEYCLOAK_FACADE_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert _cache.cache_folder() == tmp_path / "keycloak-facade"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert _cache.cache_folder() == Path.home() / ".cache" / "keycloak-facade"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert _cache.cache_folder() == Path.home() / "Library" / "Caches" / "keycloak-facade"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert _cache.cache_folder() == tmp_path / "local" / "keycloak-facade"
    monkeypatch.setenv("KEYCLOAK_FACADE_CACHE", str(tmp_path / "own"))
    assert _cache.cache_folder() == tmp_path / "own"


@pytest.mark.usefixtures("cache")
def test_a_lock_excludes_another_process_and_dies_with_it() -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(CacheBusyError, match="Wait for it"), _cache.locked("work", SILENT, timeout=0.3):
            pass
        with _cache.locked("other", SILENT, timeout=0.3):
            pass
        os.kill(holder.pid, signal.SIGKILL)
        with _cache.locked("work", SILENT, timeout=10):
            pass


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "target"

    def half(partial: Path) -> None:
        (partial / "one").touch()
        assert not target.exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _cache.make_folder(target, half)
    assert list(tmp_path.iterdir()) == []
    _cache.make_folder(target, lambda partial: (partial / "one").touch())
    assert [path.name for path in target.iterdir()] == ["one"]


def test_what_a_killed_process_left_is_not_taken_over(tmp_path: Path) -> None:
    left = tmp_path / ".target.partial"
    left.mkdir()
    (left / "half").touch()
    _cache.make_folder(tmp_path / "target", lambda partial: (partial / "one").touch())
    assert [path.name for path in (tmp_path / "target").iterdir()] == ["one"]
    assert not left.exists()


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    def fill(_partial: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(DiskFullError, match=r"target is full.*KEYCLOAK_FACADE_CACHE"):
        _cache.make_folder(tmp_path / "target", fill)
    many = shutil.Error([("a", "b", str(OSError(errno.ENOSPC, "No space left on device")))])
    with pytest.raises(DiskFullError), _cache.disk_errors(tmp_path):
        raise many
    with pytest.raises(InterruptedError), _cache.disk_errors(tmp_path):
        raise InterruptedError(errno.EINTR, "not that")


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_folder_that_takes_nothing_is_named(tmp_path: Path, number: int) -> None:
    def fill(_partial: Path) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(FolderUnusableError, match=rf"target cannot be used.*{os.strerror(number)}"):
        _cache.make_folder(tmp_path / "target", fill)


@pytest.mark.parametrize("cache", ["/proc/nope", "/dev/null", "/dev/null/cache", "~nobody-has-this-name/cache"])
def test_a_cache_that_cannot_be_made_is_named(monkeypatch: pytest.MonkeyPatch, cache: str) -> None:
    monkeypatch.setenv("KEYCLOAK_FACADE_CACHE", cache)
    with pytest.raises(FolderUnusableError, match="KEYCLOAK_FACADE_CACHE"):
        distribution("9.9.9", progress=False)


def test_nobody_is_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("KEYCLOAK_FACADE_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", home)
    with pytest.raises(FolderUnusableError, match=r"home directory\. Set KEYCLOAK_FACADE_CACHE"):
        distribution("9.9.9", progress=False)


def test_removing_leaves_what_a_link_points_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "lib").symlink_to(tmp_path / "kept")
    _cache.remove(tmp_path / "home")
    _cache.remove(tmp_path / "home")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
