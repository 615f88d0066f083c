from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pipeline import extract
from pipeline.documents import SpecError
from pipeline.fetch import Tools

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def upstream_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "upstream"
    folder.mkdir()
    (folder / "keycloak-26.7.3.json").write_bytes(b"{}")
    monkeypatch.setattr(extract, "UPSTREAM", folder)
    return folder


def test_another_version_takes_the_place_of_the_one_that_is_there(upstream_folder: Path) -> None:
    assert extract.store(b"old", "26.4.7", check=False) == []
    assert [path.name for path in upstream_folder.iterdir()] == ["keycloak-26.4.7.json"]


def test_the_one_that_is_there_stays_until_the_other_is_written(
    upstream_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(type(upstream_folder), "write_bytes", fail)
    for version in ("26.4.7", "26.7.3"):
        with pytest.raises(OSError, match="no space"):
            extract.store(b"new", version, check=False)
    assert [(path.name, path.read_bytes()) for path in upstream_folder.iterdir()] == [("keycloak-26.7.3.json", b"{}")]


def test_a_check_compares_bytes_and_the_set_of_files(upstream_folder: Path) -> None:
    assert extract.store(b"{}", "26.7.3", check=True) == []
    assert len(extract.store(b"{} ", "26.7.3", check=True)) == 1
    (upstream_folder / "keycloak-26.4.7.json").write_bytes(b"{}")
    assert "in the way" in extract.store(b"{}", "26.7.3", check=True)[0]
    assert (upstream_folder / "keycloak-26.7.3.json").read_bytes() == b"{}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not json", "cannot be read as JSON"),
        ("[]", "not a JSON object"),
        ('{"openapi": "3.1.0", "paths": {"/admin/realms": {}}}', "does not describe"),
        ('{"openapi": "3.0.3", "paths": {"/pets": {}}}', "does not describe"),
    ],
)
def test_a_file_that_is_no_description_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "downloaded.json"
    path.write_text(text)
    with pytest.raises(SpecError, match=reason):
        extract.read_downloaded(path)


def test_a_downloaded_description_is_kept_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "downloaded.json"
    path.write_text(json.dumps({"openapi": "3.0.3", "paths": {"/admin/realms": {}}}, indent=7))
    assert extract.read_downloaded(path) == path.read_bytes()


def test_what_java_says_is_in_the_error(tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho cannot compile >&2\nexit 3\n")
    java.chmod(0o755)
    with pytest.raises(SpecError, match=r"ExtractSpec\.java failed:\ncannot compile"):
        extract.extract(Tools(java, tmp_path, tmp_path, tmp_path), "26.7.3")
