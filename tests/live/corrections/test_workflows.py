from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live


def test_workflows_are_an_array_and_options_are_one_text_or_several(call: Called) -> None:
    options = {"one": "a", "several": ["b", "c"]}
    steps = [{"uses": "notify-user", "after": "1h", "with": options}, {"uses": "disable-user", "after": "2h"}]
    created = call("create_workflow", json={"name": "leave", "on": "user_created", "steps": steps})
    (workflow,) = call("list_workflows", params={"search": "leave"}).json()
    path = {"workflow_id": workflow["id"]}
    assert created.headers["location"].endswith(workflow["id"])
    found = call("get_workflow", path).json()["steps"][0]["with"]
    assert (found["one"], sorted(found["several"])) == ("a", ["b", "c"])
    user = call("create_user", json={"username": "alice"}).headers["location"].rsplit("/", 1)[1]
    (scheduled,) = call("list_scheduled_workflows", {"resource_id": user}).json()
    assert scheduled["steps"][0]["status"] == "PENDING"
    call("delete_workflow", path)


def test_a_migration_goes_from_one_step_to_another(call: Called) -> None:
    steps = [{"uses": "disable-user", "after": "1h"}]
    ids = {}
    for name in ("from", "to"):
        created = call("create_workflow", json={"name": name, "on": "user_created", "steps": steps})
        path = {"workflow_id": created.headers["location"].rsplit("/", 1)[1]}
        ids[name] = call("get_workflow", path).json()["steps"][0]["id"]
    call("migrate_workflow", params=ids)
    for name, step in ids.items():
        assert call.refused("migrate_workflow", params={name: step}).status_code == 400


def test_a_workflow_is_accepted_as_yaml(call: Called) -> None:
    text = "name: quit\non: user_created\nsteps:\n- uses: disable-user\n  after: 1h\n"
    yaml = {"Content-Type": "application/yaml"}
    created = call("create_workflow", content=text, headers=yaml)
    path = {"workflow_id": created.headers["location"].rsplit("/", 1)[1]}
    call("update_workflow", path, content=text, headers=yaml)


def test_what_the_server_ignores_is_not_described(call: Called) -> None:
    steps = [{"uses": "disable-user", "after": "1h"}]
    body = {"name": "odd", "on": "user_created", "steps": steps, "with": {"a": ["b"]}, "cancelInProgress": "true"}
    created = call("create_workflow", json=body)
    found = call("get_workflow", {"workflow_id": created.headers["location"].rsplit("/", 1)[1]}).json()
    assert set(found) == {"id", "name", "on", "steps"}
