from __future__ import annotations

from typing import Any

import pytest
import yaml
from pipeline import repeat
from pipeline.documents import SpecError

RULE = """
for-each:
  - values:
      - {type: role, name: role, text: role}
      - {type: client-scope, name: client_scope, text: client scope}
    paths:
      /{realm}/policy/<type>:
        get:
          operationId: list_<name>_policies
          tags: [policies]
          summary: List the <text> policies
          parameters: [{name: first, required: false}]
paths:
  /other: {get: {operationId: get_other}}
components:
  schemas: {Policy: {type: object, description: "<text> is no place here"}}
"""


def written(text: str) -> dict[str, Any]:
    return repeat.write_out(yaml.safe_load(text), "x.yaml")


def test_a_rule_gives_its_paths_once_for_each_set_of_values() -> None:
    addition = written(RULE)
    assert list(addition["paths"]) == ["/other", "/{realm}/policy/role", "/{realm}/policy/client-scope"]
    assert addition["paths"]["/{realm}/policy/client-scope"]["get"] == {
        "operationId": "list_client_scope_policies",
        "tags": ["policies"],
        "summary": "List the client scope policies",
        "parameters": [{"name": "first", "required": False}],
    }


def test_the_rest_of_the_addition_stays_as_it_is() -> None:
    addition = written(RULE)
    assert set(addition) == {"paths", "components"}
    assert addition["components"] == yaml.safe_load(RULE)["components"]
    assert addition["paths"]["/other"] == {"get": {"operationId": "get_other"}}


def test_what_has_no_rule_is_not_touched() -> None:
    addition: dict[str, Any] = {"paths": {"/<x>": {}}}
    assert repeat.write_out(addition, "x.yaml") is addition


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("{values: [{a: x}], paths: {/<a>/<b>: {}}}", "<b> has no value in"),
        ("{values: [{a: x, b: y}], paths: {/<a>: {}}}", "nothing has the place <b>"),
        ("{values: [{a: x}, {a: x}], paths: {/<a>: {}}}", "/x stands twice"),
        ("{values: [{a: other}], paths: {/<a>: {}}}", "/other stands twice"),
        ("{values: [{a: x}]}", "a rule has paths and values"),
        ("{values: [{a: x}], paths: {/<a>: {}}, more: 1}", "a rule has paths and values"),
    ],
)
def test_a_wrong_rule_is_refused(rule: str, problem: str) -> None:
    with pytest.raises(SpecError, match=problem):
        written(f"paths: {{/other: {{}}}}\nfor-each: [{rule}]")
