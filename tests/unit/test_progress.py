"""Progress of work on many things."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade._core.progress import shown, total_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("progress", [None, False])
def test_nothing_is_shown_unless_asked_for(progress: bool | None, capfd: pytest.CaptureFixture[str]) -> None:
    with shown(progress, "Creating users", 3) as advance:
        advance(3)
    assert capfd.readouterr() == ("", "")


def test_a_function_is_told_how_many(capfd: pytest.CaptureFixture[str]) -> None:
    told: list[tuple[int, int | None]] = []
    tell: Callable[[int, int | None], None] = lambda done, total: told.append((done, total))  # noqa: E731 - typed
    with shown(tell, "Creating users", None) as advance:
        advance(1)
        advance(3)
    assert told == [(1, None), (3, None)]
    assert capfd.readouterr() == ("", "")


def test_a_bar_is_shown_on_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rich")
    with shown(progress=True, text="Creating users", total=3) as advance:
        advance(3)
    out, err = capfd.readouterr()
    assert out == ""
    assert "Creating users" in err
    assert "3/3" in err


def test_a_bar_needs_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich", None)
    users = KeycloakRealm("http://keycloak.test", "r").admin.realms.by_name("r").users
    with pytest.raises(ImportError, match=r"pip install 'keycloak-facade\[progress\]'"):
        users.create_many([{"username": "ada"}], progress=True)


def test_the_total_is_known_of_a_list_alone() -> None:
    assert total_of([1, 2]) == 2
    assert total_of(iter([1, 2])) is None
