from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pipeline.documents import SpecError
from pipeline.overlay import apply_actions, read_overlay

if TYPE_CHECKING:
    from pathlib import Path

USERS = "$.paths['/admin/realms/{realm}/users/{user-id}']"


def apply(document: dict[str, Any], folder: Path, *actions: str, version: str = "26.7.3") -> list[str]:
    path = folder / "overlay.yaml"
    path.write_text("overlay: 1.0.0\ninfo: {title: t, version: 1.0.0}\nactions:\n" + "".join(actions))
    return apply_actions(document, read_overlay(path), version)


def action(target: str, change: str, *more: str) -> str:
    return "".join(f"  {line}\n" for line in (f'- target: "{target}"', "  description: why", f"  {change}", *more))


def test_update_merges_objects_and_extends_arrays(upstream: dict[str, Any], tmp_path: Path) -> None:
    change = "update: {summary: Get it, tags: [More], responses: {'200': {description: Fine}}}"
    assert apply(upstream, tmp_path, action(USERS + ".get", change)) == []
    changed = upstream["paths"]["/admin/realms/{realm}/users/{user-id}"]["get"]
    assert (changed["summary"], changed["tags"]) == ("Get it", ["Users", "More"])
    assert set(changed["responses"]["200"]) == {"description", "content"}


def test_update_of_an_array_appends_one_entry(upstream: dict[str, Any], tmp_path: Path) -> None:
    assert apply(upstream, tmp_path, action(USERS + ".parameters", "update: {name: q, in: query}")) == []
    assert upstream["paths"]["/admin/realms/{realm}/users/{user-id}"]["parameters"][-1] == {"name": "q", "in": "query"}


def test_remove_takes_out_every_selected_element(upstream: dict[str, Any], tmp_path: Path) -> None:
    assert apply(upstream, tmp_path, action(USERS + ".parameters[?@.in=='path']", "remove: true")) == []
    assert upstream["paths"]["/admin/realms/{realm}/users/{user-id}"]["parameters"] == []


@pytest.mark.parametrize(
    ("target", "change", "outcome"),
    [
        ("$.paths['/nowhere'].get", "update: {summary: x}", "selects nothing in 26.7.3"),
        ("$.paths['/nowhere'].get", "remove: true", "selects nothing in 26.7.3"),
        ("$.components.schemas['User', 'Gone']", "update: {title: x}", "selects 1 of 2 in 26.7.3"),
        ("$.components.schemas['Kind1', 'User']", "update: {type: object}", "changes 1 of 2 in 26.7.3"),
        (USERS + ".get", "update: {summary: Get representation}", "changes nothing in 26.7.3"),
        ("$.components.schemas", "update: {User: {type: object}}", "User is described already in 26.7.3"),
    ],
)
def test_a_correction_without_effect_is_named(
    upstream: dict[str, Any], tmp_path: Path, target: str, change: str, outcome: str
) -> None:
    assert apply(upstream, tmp_path, action(target, change)) == [f"overlay.yaml, action 1 ({target}): {outcome}"]


def test_bounds_choose_the_versions(upstream: dict[str, Any], tmp_path: Path) -> None:
    old = action("$.nowhere", "remove: true", "  x-until: '26.6'")
    new = action("$.nowhere", "remove: true", "  x-since: '26.8'")
    both = action("$.nowhere", "remove: true", "  x-since: '26.7'", "  x-until: '26.7'")
    assert len(apply(upstream, tmp_path, old, new, both)) == 1
    assert len(apply(upstream, tmp_path, old, new, both, version="26.4.7")) == 1
    assert len(apply(upstream, tmp_path, old, new, both, version="26.10.0")) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("overlay: 1.0.0\ninfo: {title: t, version: 1.0.0}\n", "exactly the keys"),
        ("overlay: 2.0.0\ninfo: {title: t, version: 1.0.0}\nactions: []\n", "must be 1.0.0"),
        (action("$.a", "remove: true", "  reason: x"), "unknown key reason"),
        (action("$.a", "remove: true", "  update: {}"), "either updates or removes"),
        (action("$.a", "x-kind: status"), "either updates or removes"),
        (action("$.a[", "remove: true"), "no JSONPath"),
        (action("paths", "remove: true"), "no JSONPath"),
        (action("$.openapi", "remove: true"), "an object or an array"),
        (action("$.info", "update: text"), "updated with an object"),
        ('  - target: "$.a"\n    remove: true\n', "a target and a description"),
        ('  - target: "$.a"\n    target: "$.b"\n    description: why\n    remove: true\n', "stands twice"),
    ],
)
def test_a_wrong_overlay_is_refused(upstream: dict[str, Any], tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text(
        text if text.startswith("overlay") else f"overlay: 1.0.0\ninfo: {{title: t, version: 1.0.0}}\nactions:\n{text}"
    )
    with pytest.raises(SpecError, match=reason):
        apply_actions(upstream, read_overlay(path), "26.7.3")
