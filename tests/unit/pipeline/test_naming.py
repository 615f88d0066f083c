from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pipeline import naming
from pipeline.documents import SpecError

if TYPE_CHECKING:
    from pathlib import Path

USER = "/admin/realms/{realm}/users/{user_id}"
ROWS = f"""
GET {USER}: {{id: get_user, tag: users}}
DELETE {USER}: {{id: delete_user, tag: users}}
GET /admin/realms/{{realm}}/old: {{omit: an alias}}
"""


def rows(folder: Path, text: str = ROWS) -> list[naming.Row]:
    path = folder / "operations.yaml"
    path.write_text(text)
    return naming.read_rows(path)


def test_rows_name_operations_and_parameters(upstream: dict[str, Any], tmp_path: Path) -> None:
    assert naming.name_operations(upstream, rows(tmp_path)) == ([], [])
    assert list(upstream["paths"]) == [USER]
    item = upstream["paths"][USER]
    assert [parameter["name"] for parameter in item["parameters"]] == ["realm", "user_id"]
    assert (item["get"]["operationId"], item["get"]["tags"]) == ("get_user", ["users"])


def test_an_operation_without_a_row_is_told_with_the_row_to_add(upstream: dict[str, Any], tmp_path: Path) -> None:
    without = "\n".join(line for line in ROWS.splitlines() if "DELETE" not in line)
    missing, stale = naming.name_operations(upstream, rows(tmp_path, without))
    row = f"DELETE {USER}: {{id: delete_users, tag: users}}"
    assert missing == [f"DELETE /admin/realms/{{realm}}/users/{{user-id}} has no row; add\n  {row}"]
    assert stale == []


def test_a_row_without_an_operation_is_told(upstream: dict[str, Any], tmp_path: Path) -> None:
    more = ROWS + "PUT /admin/realms/{realm}: {id: update_realm, tag: realms}\n"
    assert naming.name_operations(upstream, rows(tmp_path, more)) == ([], ["PUT /admin/realms/{realm}"])


def test_one_parameter_used_twice_becomes_two(tmp_path: Path) -> None:
    client = {"name": "client", "in": "path", "required": True, "schema": {"type": "string"}}
    item = {"parameters": [client], "get": {"responses": {}}}
    document: dict[str, Any] = {"paths": {"/clients/{client}/of/{client}": item}}
    text = "GET /clients/{client_uuid}/of/{target_client_uuid}: {id: get_it, tag: clients}"
    naming.name_operations(document, rows(tmp_path, text))
    (named,) = document["paths"].values()
    assert [parameter["name"] for parameter in named["parameters"]] == ["client_uuid", "target_client_uuid"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("FETCH /a: {id: a, tag: a}", "METHOD PATH"),
        ("GET a: {id: a, tag: a}", "METHOD PATH"),
        ("GET /a: {id: a}", "an id and a tag"),
        ("GET /a: {omit: }", "an id and a tag"),
        ("GET /a: {id: getUser, tag: users}", "not snake_case"),
        ("GET /a/{user-id}: {id: get_user, tag: users}", "not snake_case"),
        ("GET /a/{b}/{b}: {id: get_user, tag: users}", "parameter used twice: b"),
        ("GET /a: {id: a, tag: a}\nGET /b: {id: a, tag: a}", "id used twice: a"),
        ("GET /a/{b}: {id: a, tag: a}\nGET /a/{c}: {id: b, tag: a}", "shape used twice"),
        ("GET /a: {id: a, tag: a}\nGET /a: {id: b, tag: a}", "stands twice"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SpecError, match=reason):
        rows(tmp_path, text)


def test_two_spellings_of_one_path_are_refused(upstream: dict[str, Any], tmp_path: Path) -> None:
    text = ROWS.replace(f"DELETE {USER}", "DELETE /admin/realms/{realm}/users/{id}")
    with pytest.raises(SpecError, match="one path with different parameter names"):
        naming.name_operations(upstream, rows(tmp_path, text))


def test_a_schema_is_renamed_where_it_is_used(upstream: dict[str, Any]) -> None:
    place = "$.components.schemas.User.properties.kind"
    assert naming.name_schemas(upstream, {"UserKind": place}) == []
    assert set(upstream["components"]["schemas"]) == {"User", "UserKind", "Unused"}
    assert upstream["components"]["schemas"]["User"]["properties"]["kind"] == {"$ref": "#/components/schemas/UserKind"}


def test_a_renaming_without_effect_is_told_and_a_name_that_is_taken_refused(upstream: dict[str, Any]) -> None:
    assert len(naming.name_schemas(upstream, {"X": "$.components.schemas.Gone", "Y": "$.info"})) == 2
    with pytest.raises(SpecError, match="another schema has that name"):
        naming.name_schemas(upstream, {"Unused": "$.components.schemas.User.properties.kind"})
