from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.devserver._home import Admin, prepare_home
from keycloak_facade.devserver.errors import DataFolderError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for name in ("conf/keycloak.conf", "lib/one.jar"):
        file = tmp_path / "build" / name
        file.parent.mkdir(parents=True)
        file.touch()
    return tmp_path / "build"


def prepare(home: Path, build: Path, *, fresh: bool, username: str = "admin", password: str | None = None) -> Admin:
    return prepare_home(home, build, fresh=fresh, username=username, password=password)


def test_a_password_is_random_private_and_not_shown(tmp_path: Path, build: Path) -> None:
    first = prepare(tmp_path / "a", build, fresh=True)
    second = prepare(tmp_path / "b", build, fresh=True)
    assert first.password != second.password
    assert len(first.password) >= 24
    assert first.password not in repr(first)
    assert (tmp_path / "a" / "admin.json").stat().st_mode & 0o077 == 0
    assert (tmp_path / "a" / "lib" / "one.jar").is_file()
    assert (tmp_path / "a" / "conf" / "keycloak.conf").is_file()


def test_kept_data_keeps_its_administrator(tmp_path: Path, build: Path) -> None:
    home = tmp_path / "home"
    first = prepare(home, build, fresh=False)
    (home / "data").mkdir()
    assert prepare(home, build, fresh=False) == first
    assert prepare(home, build, fresh=False, password=first.password) == first
    with pytest.raises(DataFolderError, match="fresh=True"):
        prepare(home, build, fresh=False, password="another")
    with pytest.raises(DataFolderError, match="fresh=True"):
        prepare(home, build, fresh=False, username="root")
    (home / "data" / "database").touch()
    assert prepare(home, build, fresh=True, password="another").password == "another"
    assert not (home / "data").exists()


def test_a_folder_of_someone_else_is_left_alone(tmp_path: Path, build: Path) -> None:
    (tmp_path / "photos" / "data").mkdir(parents=True)
    with pytest.raises(DataFolderError, match="not made by this package"):
        prepare(tmp_path / "photos", build, fresh=True)
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["data"]
