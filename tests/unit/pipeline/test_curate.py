from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pipeline import curate, naming, texts
from pipeline.documents import SpecError, dump_json

if TYPE_CHECKING:
    from pathlib import Path

USER = "/admin/realms/{realm}/users/{user_id}"
OPERATIONS = f"""
GET {USER}: {{id: get_user, tag: users}}
DELETE {USER}: {{id: delete_user, tag: users}}
GET /admin/realms/{{realm}}/old: {{omit: an alias}}
"""
STATUSES = f"""
overlay: 1.0.0
info: {{title: t, version: 1.0.0}}
actions:
  - {{target: "$.paths['{USER}'].delete.responses['200']", description: it is 204, remove: true}}
  - {{target: "$.paths['{USER}'].delete.responses", description: it is 204, update: {{'204': {{description: x}}}}}}
"""
COMMON = "components: {schemas: {Error: {type: object}}, responses: {Error: {description: No}}}"


@pytest.fixture(autouse=True)
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small `spec/` that fits the description of the fixture `upstream`."""
    files = {
        "operations.yaml": OPERATIONS,
        "schemas.yaml": "UserKind: $.components.schemas.User.properties.kind",
        "docs.yaml": "get_user: Get a user\ndelete_user: {summary: Delete a user, description: For ever.}",
        "parameters.yaml": "path: {realm: Name., user_id: Id.}\nquery: {}",
        "version": "26.7.3\n",
        "corrections/statuses.yaml": STATUSES,
        "additions/common.yaml": COMMON,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(naming, "OPERATIONS", tmp_path / "operations.yaml")
    monkeypatch.setattr(naming, "SCHEMAS", tmp_path / "schemas.yaml")
    monkeypatch.setattr(texts, "DOCS", tmp_path / "docs.yaml")
    monkeypatch.setattr(texts, "PARAMETERS", tmp_path / "parameters.yaml")
    for name in ("UPSTREAM", "CORRECTIONS", "ADDITIONS"):
        monkeypatch.setattr(curate, name, tmp_path / name.lower())
    monkeypatch.setattr(curate, "CURATED", tmp_path / "openapi.json")
    monkeypatch.setattr(curate, "VERSION", tmp_path / "version")
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_whole_is_curated(upstream: dict[str, Any]) -> None:
    curation = curate.curate(upstream, "26.7.3")
    assert (curation.problems, curation.notes) == ([], [])
    delete = curation.document["paths"][USER]["delete"]
    assert (delete["operationId"], delete["description"]) == ("delete_user", "For ever.")
    assert set(delete["responses"]) == {"204", "403", "default"}
    assert set(curation.document["components"]["schemas"]) == {"User", "UserKind", "Error"}
    assert upstream["paths"].keys() != curation.document["paths"].keys()


@pytest.mark.parametrize(
    ("file", "change", "problem"),
    [
        ("operations.yaml", ("DELETE /admin", "PUT /admin"), "has no row; add"),
        ("operations.yaml", ("DELETE /admin", "PUT /admin"), f"PUT {USER} is not in"),
        ("schemas.yaml", ("properties.kind", "properties.gone"), "refers to no schema"),
        ("parameters.yaml", ("realm: Name.", "realm: Name., alias: None."), "path: alias: no parameter needs it"),
        ("corrections/statuses.yaml", ("['200']", "['299']"), "selects nothing in"),
    ],
)
def test_what_has_no_effect_is_a_problem_in_the_pinned_version_and_in_newer_ones(
    upstream: dict[str, Any], spec: Path, file: str, change: tuple[str, str], problem: str
) -> None:
    replace(spec / file, *change)
    for version in ("26.7.3", "26.8.0"):
        assert any(problem in line for line in curate.curate(upstream, version).problems)


def test_what_has_no_effect_is_only_told_in_an_older_version(upstream: dict[str, Any], spec: Path) -> None:
    replace(spec / "schemas.yaml", "properties.kind", "properties.gone")
    curation = curate.curate(upstream, "26.4.7")
    assert curation.problems == []
    assert "refers to no schema" in curation.notes[0]


def test_an_unnamed_operation_is_a_problem_in_every_version(upstream: dict[str, Any], spec: Path) -> None:
    replace(spec / "operations.yaml", "GET /admin/realms/{realm}/old", "PUT /gone")
    assert "has no row" in curate.curate(upstream, "26.0.0").problems[0]


@pytest.mark.parametrize(
    ("path", "operation", "problem"),
    [
        ("/x", "{operationId: get_user, tags: [x], summary: s, responses: {'200': {}}}", "both called get_user"),
        ("/x", "{operationId: get_x, summary: s, responses: {'200': {}}}", "an operationId and one tag"),
        ("/x", "{operationId: get_x, tags: [x], summary: s, responses: {'400': {}}}", "no answer of success"),
        ("/x", "{operationId: get_x, tags: [x], responses: {'200': {}}}", "no summary"),
        ("/x/{y}", "{operationId: get_x, tags: [x], summary: s, responses: {'200': {}}}", "the path has y"),
        (USER.replace("user_id", "id"), "{operationId: x, tags: [x], responses: {'200': {}}}", "parameter names only"),
        ("/x", "{operationId: x, tags: [x], responses: {'200': {content: {'*/*': {}}}}}", "described as */*"),
    ],
)
def test_what_the_generator_would_lose_is_a_problem(
    upstream: dict[str, Any], spec: Path, path: str, operation: str, problem: str
) -> None:
    (spec / "additions" / "more.yaml").write_text(f"paths: {{'{path}': {{get: {operation}}}}}")
    assert any(problem in line for line in curate.curate(upstream, "26.7.3").problems)


@pytest.mark.parametrize(
    ("addition", "reason"),
    [
        (f"paths: {{'{USER}': {{get: {{}}}}}}", "has get already"),
        ("paths: {/x: {fetch: {}}}", "fetch is no method"),
        ("components: {schemas: {User: {}}}", "has User already"),
        ("info: {}", "not info"),
        (
            "paths: {/x: {get: {responses: {'200': {$ref: '#/components/responses/X'}}, tags: [x]}}}",
            "nothing is called",
        ),
    ],
)
def test_a_wrong_addition_is_refused(upstream: dict[str, Any], spec: Path, addition: str, reason: str) -> None:
    (spec / "additions" / "more.yaml").write_text(addition)
    with pytest.raises(SpecError, match=reason):
        curate.curate(upstream, "26.7.3")


def test_an_addition_is_there_in_its_versions_only(upstream: dict[str, Any], spec: Path) -> None:
    text = "paths: {/x: {x-since: '26.5', get: {operationId: x, tags: [x], summary: s, responses: {'200': {}}}}}"
    (spec / "additions" / "more.yaml").write_text(text)
    assert "/x" in curate.curate(upstream, "26.5.0").document["paths"]
    assert "/x" not in curate.curate(upstream, "26.4.7").document["paths"]
    assert "x-since" not in curate.curate(upstream, "26.5.0").document["paths"]["/x"]


def test_a_check_writes_nothing_and_finds_every_difference(upstream: dict[str, Any], spec: Path) -> None:
    (spec / "upstream").mkdir()
    source = spec / "upstream" / "keycloak-26.7.3.json"
    source.write_text(dump_json(upstream))
    assert "is not what spec/ gives" in curate.run("26.7.3", check=True)[0]
    assert not (spec / "openapi.json").exists()
    assert curate.run("26.7.3", check=False) == []
    assert curate.run("26.7.3", check=True) == []
    assert "holds 26.7.3, not 26.4.7" in curate.run("26.4.7", check=True)[0]
    (spec / "upstream" / ".DS_Store").touch()
    assert curate.upstream_version() == "26.7.3"
    (spec / "upstream" / "keycloak-26.4.7.json").write_text("{}")
    with pytest.raises(SpecError, match="must hold one"):
        curate.upstream_version()
