# Made by scripts/unasync.py from tests/_async/test_workflows.py; not to be edited.
"""Workflows, and the users that they are active for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._sync.eventually import eventually

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._sync.admin.realm import Realm

STEPS: list[dict[str, Any]] = [
    {"uses": "notify-user", "after": "30d", "with": {"subject": "Are you there?"}},
    {"uses": "disable-user", "after": "60d"},
]
YAML = """
name: quit
on: user_created
steps:
- uses: disable-user
  after: 90d
"""


def test_a_workflow_from_birth_to_death(admin: Realm) -> None:
    workflows = admin.workflows
    workflow_id = workflows.create("leave", on="user_authenticated", steps=STEPS)
    with pytest.raises(BadRequest, match="already exists"):
        workflows.create("leave", on="user_authenticated", steps=STEPS)
    workflow = workflows.by_id(workflow_id)
    made = workflow.get()
    assert (made.id, made.name, made.on) == (workflow_id, "leave", "user_authenticated")
    assert [(step.uses, step.after) for step in made.steps or []] == [("notify-user", "30d"), ("disable-user", "60d")]
    assert (made.steps or [])[0].with_ == {"subject": "Are you there?"}
    without_ids = workflow.get(include_id=False)
    assert without_ids == {"name": "leave", "on": "user_authenticated", "steps": STEPS}
    assert workflows.all() == [made]
    workflow.update(enabled=False)
    assert workflow.get(include_id=False) == without_ids | {"enabled": False}
    workflow.update(name="go", steps=STEPS[1:])
    assert workflows.by_name("go").get(include_id=False) == {
        "name": "go",
        "on": "user_authenticated",
        "enabled": False,
        "steps": STEPS[1:],
    }
    with pytest.raises(NotFound, match="workflow 'leave'"):
        workflows.by_name("leave").get()
    workflow.replace(without_ids)
    assert workflow.get(include_id=False) == without_ids
    workflow.delete()
    with pytest.raises(BadRequest, match="Not a valid workflow"):
        workflow.get()
    assert workflows.all() == []


def test_yaml(admin: Realm) -> None:
    workflow = admin.workflows.by_id(admin.workflows.create_from_yaml(YAML))
    steps = [{"uses": "disable-user", "after": "90d"}]
    assert workflow.get(include_id=False) == {"name": "quit", "on": "user_created", "steps": steps}
    workflow.replace(YAML.replace("90d", "91d"))
    assert [step.after for step in (workflow.get()).steps or []] == ["91d"]
    with pytest.raises(BadRequest):
        admin.workflows.create_from_yaml("nothing that: is: YAML")


def test_all_iter_and_filters(admin: Realm) -> None:
    names = [f"workflow-{number}" for number in range(5)]
    for name in names:
        admin.workflows.create(name, on="user_created", steps=STEPS[1:])
    for page_size in (2, 5, 6):
        found = [str(workflow.name) for workflow in admin.workflows.iter(page_size=page_size)]
        assert sorted(found) == names
    assert [workflow.name for workflow in admin.workflows.all(search="flow-3")] == ["workflow-3"]
    assert admin.workflows.all(search="flow-3", exact=True) == []
    assert len(admin.workflows.all(search="workflow-3", exact=True)) == 1


def test_a_user_goes_through_a_workflow(admin: Realm, wait: Callable[[float], None]) -> None:
    workflow_id = admin.workflows.create("leave", on="user_authenticated", steps=STEPS)
    workflow = admin.workflows.by_id(workflow_id)
    user_id = admin.users.create("bob")
    assert admin.workflows.scheduled(user_id) == []
    workflow.activate("USERS", user_id)
    [scheduled] = eventually(lambda: admin.workflows.scheduled(user_id), bool, wait)
    assert scheduled.id == workflow_id
    first, second = scheduled.steps or []
    assert (first.uses, first.status, second.uses, second.status) == (
        "notify-user",
        "PENDING",
        "disable-user",
        "PENDING",
    )
    days_apart = ((second.scheduled_at or 0) - (first.scheduled_at or 0)) / 86_400_000
    assert round(days_apart) == 60
    with pytest.raises(BadRequest, match="number or order of steps"):
        workflow.update(steps=STEPS[1:])
    with pytest.raises(BadRequest, match="nobody"):
        workflow.activate("USERS", "nobody")
    workflow.deactivate("USERS", user_id)
    assert admin.workflows.scheduled(user_id) == []
    workflow.activate("USERS", user_id, not_before="10d")
    [later] = eventually(lambda: admin.workflows.scheduled(user_id), bool, wait)
    [sooner, _] = later.steps or []
    assert round(((first.scheduled_at or 0) - (sooner.scheduled_at or 0)) / 86_400_000) == 20
    workflow.delete()
    assert admin.workflows.scheduled(user_id) == []


def test_users_are_moved_to_another_workflow(admin: Realm, wait: Callable[[float], None]) -> None:
    workflows = admin.workflows
    first = workflows.by_id(workflows.create("first", on="user_authenticated", steps=STEPS))
    second_id = workflows.create("second", on="user_authenticated", steps=STEPS[1:])
    from_step = str(((first.get()).steps or [])[0].id)
    to_step = str(((workflows.by_id(second_id).get()).steps or [])[0].id)
    user_id = admin.users.create("bob")
    first.activate("USERS", user_id)

    def moved() -> list[str | None]:
        # Who is not yet in the first workflow stays there.
        workflows.migrate(from_step, to_step)
        return [workflow.id for workflow in workflows.scheduled(user_id)]

    assert eventually(moved, [second_id].__eq__, wait) == [second_id]
    with pytest.raises(BadRequest):
        workflows.migrate(from_step, "nowhere")
