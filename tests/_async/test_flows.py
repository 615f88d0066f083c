"""Authentication flows and what they execute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

AWKWARD = ["with space", "Prüfung", "100%", "a.b", "..."]


async def test_a_flow_from_birth_to_death(admin: AsyncRealm) -> None:
    flows = admin.authentication.flows
    flow_id = await flows.create("own", description="Ours")
    with pytest.raises(Conflict):
        await flows.create("own")
    flow = flows.by_id(flow_id)
    made = await flow.get()
    assert (made.id, made.alias, made.description) == (flow_id, "own", "Ours")
    assert (made.provider_id, made.top_level, made.built_in) == ("basic-flow", True, False)
    assert made in await flows.all()
    await flow.update(description="Still ours")
    assert await flow.get() == made | {"description": "Still ours"}
    await flow.update(alias="renamed")
    assert await flows.by_alias("renamed").get() == made | {"alias": "renamed", "description": "Still ours"}
    with pytest.raises(NotFound, match="flow 'own' at the top level"):
        await flows.by_alias("own").get()
    await flow.replace(made)
    assert await flow.get() == made
    await flows.by_alias("own").delete()
    with pytest.raises(NotFound):
        await flow.get()
    assert "own" not in [one.alias for one in await flows.all()]


async def test_a_flow_under_a_new_alias(admin: AsyncRealm) -> None:
    flows = admin.authentication.flows
    await flows.create("own")
    flow = flows.by_alias("own")
    await flow.update(alias="renamed")
    await flow.executions.add("auth-cookie")
    assert [one.provider_id for one in await flow.executions.all()] == ["auth-cookie"]
    assert (await flows.by_id(await flow.copy("copy")).get()).alias == "copy"


async def test_a_flow_for_clients(admin: AsyncRealm) -> None:
    flow_id = await admin.authentication.flows.create("for clients", provider_id="client-flow")
    assert (await admin.authentication.flows.by_id(flow_id).get()).provider_id == "client-flow"


async def test_a_copy_has_everything(admin: AsyncRealm) -> None:
    flows = admin.authentication.flows
    copied = await flows.by_alias("direct grant").copy("first copy")
    assert (await flows.by_id(copied).get()).alias == "first copy"
    second = await flows.by_id(copied).copy("second copy")
    original, *copies = [
        [(one.provider_id, one.level, one.requirement) for one in await flow.executions.all()]
        for flow in (flows.by_alias("direct grant"), flows.by_id(copied), flows.by_id(second))
    ]
    assert len(original) > 3
    assert copies == [original, original]
    with pytest.raises(Conflict):
        await flows.by_id(copied).copy("second copy")


async def test_the_servers_own_flows_stay(admin: AsyncRealm) -> None:
    browser = admin.authentication.flows.by_alias("browser")
    executions = await browser.executions.all()
    with pytest.raises(BadRequest):
        await browser.delete()
    with pytest.raises(BadRequest):
        await browser.executions.add("auth-cookie")
    with pytest.raises(BadRequest):
        await browser.executions.add_subflow("more")
    assert await browser.executions.all() == executions


async def test_executions_of_a_flow(admin: AsyncRealm) -> None:
    executions = admin.authentication.flows.by_id(await admin.authentication.flows.create("own")).executions
    assert await executions.all() == []
    cookie = await executions.add("auth-cookie")
    first = await executions.add("auth-spnego", priority=-1)
    with pytest.raises(BadRequest, match="nobody"):
        await executions.add("nobody")
    assert [(one.id, one.requirement) for one in await executions.all()] == [(first, "DISABLED"), (cookie, "DISABLED")]
    await executions.update(first, requirement="ALTERNATIVE")
    spnego, _ = before = await executions.all()
    assert (spnego.requirement, spnego.priority) == ("ALTERNATIVE", -1)
    await executions.replace(spnego | {"priority": 7})
    assert [one.id for one in await executions.all()] == [cookie, first]
    with pytest.raises(NotFound, match="execution 'nobody'"):
        await executions.update("nobody", requirement="REQUIRED")
    with pytest.raises(TypeError, match="did you mean 'requirement'"):
        await executions.update(first, requirements="REQUIRED")  # type: ignore[call-arg]  # what the test is about
    assert [one.requirement for one in await executions.all()] == [one.requirement for one in reversed(before)]


async def test_flows_below_a_flow(admin: AsyncRealm) -> None:
    flows = admin.authentication.flows
    own = flows.by_id(await flows.create("own"))
    forms = await own.executions.add_subflow("own forms", description="What is shown", priority=3)
    page = await own.executions.add_subflow("own page", type="form-flow", provider="registration-page-form", priority=9)
    assert await flows.by_id(forms).executions.add("auth-username-password-form")
    assert await flows.by_alias("own page").executions.add("registration-user-creation")
    listed = await own.executions.all()
    assert [(one.level, one.flow_id, one.provider_id) for one in listed] == [
        (0, forms, None),
        (1, None, "auth-username-password-form"),
        (0, page, "registration-page-form"),
        (1, None, "registration-user-creation"),
    ]
    assert (listed[0].display_name, listed[0].description, listed[0].priority) == ("own forms", "What is shown", 3)
    execution_id = str(listed[0].id)
    await own.executions.update(execution_id, requirement="CONDITIONAL", display_name="own, renamed")
    below = await flows.by_id(forms).get()
    assert (below.alias, below.description, below.top_level) == ("own, renamed", "What is shown", False)
    assert (await own.executions.all())[0] == listed[0] | {
        "requirement": "CONDITIONAL",
        "displayName": "own, renamed",
    }
    with pytest.raises(NotFound):
        await flows.by_alias("own page").get()
    await admin.authentication.executions.by_id(execution_id).delete()
    assert [one.flow_id for one in await own.executions.all()] == [page, None]


@pytest.mark.parametrize("alias", AWKWARD, ids=["space", "umlaut", "percent", "dot", "dots"])
async def test_aliases_of_odd_signs(admin: AsyncRealm, alias: str) -> None:
    flows = admin.authentication.flows
    flow_id = await flows.create(alias)
    added = await flows.by_alias(alias).executions.add("auth-cookie")
    assert [one.id for one in await flows.by_id(flow_id).executions.all()] == [added]
    copied = await flows.by_alias(alias).copy(f"{alias} again")
    assert (await flows.by_id(copied).get()).alias == f"{alias} again"


async def test_an_alias_with_a_slash(admin: AsyncRealm) -> None:
    flows = admin.authentication.flows
    with pytest.raises(BadRequest, match="'/' not allowed"):
        await flows.create("a/b")
    own = flows.by_id(await flows.create("own"))
    below = await own.executions.add_subflow("below")
    [execution] = await own.executions.all()
    await own.executions.update(str(execution.id), display_name="a/b")
    assert (await flows.by_id(below).get()).alias == "a/b"
    added = await flows.by_alias("a/b").executions.add("auth-cookie")
    assert [one.id for one in await flows.by_id(below).executions.all()] == [added]
