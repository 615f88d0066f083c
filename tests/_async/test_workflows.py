"""Workflows, and the users that they are active for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._async.eventually import eventually

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._async.admin.realm import AsyncRealm

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


async def test_a_workflow_from_birth_to_death(admin: AsyncRealm) -> None:
    workflows = admin.workflows
    workflow_id = await workflows.create("leave", on="user_authenticated", steps=STEPS)
    with pytest.raises(BadRequest, match="already exists"):
        await workflows.create("leave", on="user_authenticated", steps=STEPS)
    workflow = workflows.by_id(workflow_id)
    made = await workflow.get()
    assert (made.id, made.name, made.on) == (workflow_id, "leave", "user_authenticated")
    assert [(step.uses, step.after) for step in made.steps or []] == [("notify-user", "30d"), ("disable-user", "60d")]
    assert (made.steps or [])[0].with_ == {"subject": "Are you there?"}
    without_ids = await workflow.get(include_id=False)
    assert without_ids == {"name": "leave", "on": "user_authenticated", "steps": STEPS}
    assert await workflows.all() == [made]
    await workflow.update(enabled=False)
    assert await workflow.get(include_id=False) == without_ids | {"enabled": False}
    await workflow.update(name="go", steps=STEPS[1:])
    assert await workflows.by_name("go").get(include_id=False) == {
        "name": "go",
        "on": "user_authenticated",
        "enabled": False,
        "steps": STEPS[1:],
    }
    with pytest.raises(NotFound, match="workflow 'leave'"):
        await workflows.by_name("leave").get()
    await workflow.replace(without_ids)
    assert await workflow.get(include_id=False) == without_ids
    await workflow.delete()
    with pytest.raises(BadRequest, match="Not a valid workflow"):
        await workflow.get()
    assert await workflows.all() == []


async def test_yaml(admin: AsyncRealm) -> None:
    workflow = admin.workflows.by_id(await admin.workflows.create_from_yaml(YAML))
    steps = [{"uses": "disable-user", "after": "90d"}]
    assert await workflow.get(include_id=False) == {"name": "quit", "on": "user_created", "steps": steps}
    await workflow.replace(YAML.replace("90d", "91d"))
    assert [step.after for step in (await workflow.get()).steps or []] == ["91d"]
    with pytest.raises(BadRequest):
        await admin.workflows.create_from_yaml("nothing that: is: YAML")


async def test_all_iter_and_filters(admin: AsyncRealm) -> None:
    names = [f"workflow-{number}" for number in range(5)]
    for name in names:
        await admin.workflows.create(name, on="user_created", steps=STEPS[1:])
    for page_size in (2, 5, 6):
        found = [str(workflow.name) async for workflow in admin.workflows.iter(page_size=page_size)]
        assert sorted(found) == names
    assert [workflow.name for workflow in await admin.workflows.all(search="flow-3")] == ["workflow-3"]
    assert await admin.workflows.all(search="flow-3", exact=True) == []
    assert len(await admin.workflows.all(search="workflow-3", exact=True)) == 1


async def test_a_user_goes_through_a_workflow(admin: AsyncRealm, wait: Callable[[float], None]) -> None:
    workflow_id = await admin.workflows.create("leave", on="user_authenticated", steps=STEPS)
    workflow = admin.workflows.by_id(workflow_id)
    user_id = await admin.users.create("bob")
    assert await admin.workflows.scheduled(user_id) == []
    await workflow.activate("USERS", user_id)
    [scheduled] = await eventually(lambda: admin.workflows.scheduled(user_id), bool, wait)
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
        await workflow.update(steps=STEPS[1:])
    with pytest.raises(BadRequest, match="nobody"):
        await workflow.activate("USERS", "nobody")
    await workflow.deactivate("USERS", user_id)
    assert await admin.workflows.scheduled(user_id) == []
    await workflow.activate("USERS", user_id, not_before="10d")
    [later] = await eventually(lambda: admin.workflows.scheduled(user_id), bool, wait)
    [sooner, _] = later.steps or []
    assert round(((first.scheduled_at or 0) - (sooner.scheduled_at or 0)) / 86_400_000) == 20
    await workflow.delete()
    assert await admin.workflows.scheduled(user_id) == []


async def test_users_are_moved_to_another_workflow(admin: AsyncRealm, wait: Callable[[float], None]) -> None:
    workflows = admin.workflows
    first = workflows.by_id(await workflows.create("first", on="user_authenticated", steps=STEPS))
    second_id = await workflows.create("second", on="user_authenticated", steps=STEPS[1:])
    from_step = str(((await first.get()).steps or [])[0].id)
    to_step = str(((await workflows.by_id(second_id).get()).steps or [])[0].id)
    user_id = await admin.users.create("bob")
    await first.activate("USERS", user_id)

    async def moved() -> list[str | None]:
        # Who is not yet in the first workflow stays there.
        await workflows.migrate(from_step, to_step)
        return [workflow.id for workflow in await workflows.scheduled(user_id)]

    assert await eventually(moved, [second_id].__eq__, wait) == [second_id]
    with pytest.raises(BadRequest):
        await workflows.migrate(from_step, "nowhere")
