# Made by scripts/unasync.py from tests/_async/test_flows.py; not to be edited.
"""Authentication flows and what they execute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

AWKWARD = ["with space", "Prüfung", "100%", "a.b", "..."]


def test_a_flow_from_birth_to_death(admin: Realm) -> None:
    flows = admin.authentication.flows
    flow_id = flows.create("own", description="Ours")
    with pytest.raises(Conflict):
        flows.create("own")
    flow = flows.by_id(flow_id)
    made = flow.get()
    assert (made.id, made.alias, made.description) == (flow_id, "own", "Ours")
    assert (made.provider_id, made.top_level, made.built_in) == ("basic-flow", True, False)
    assert made in flows.all()
    flow.update(description="Still ours")
    assert flow.get() == made | {"description": "Still ours"}
    flow.update(alias="renamed")
    assert flows.by_alias("renamed").get() == made | {"alias": "renamed", "description": "Still ours"}
    with pytest.raises(NotFound, match="flow 'own' at the top level"):
        flows.by_alias("own").get()
    flow.replace(made)
    assert flow.get() == made
    flows.by_alias("own").delete()
    with pytest.raises(NotFound):
        flow.get()
    assert "own" not in [one.alias for one in flows.all()]


def test_a_flow_under_a_new_alias(admin: Realm) -> None:
    flows = admin.authentication.flows
    flows.create("own")
    flow = flows.by_alias("own")
    flow.update(alias="renamed")
    flow.executions.add("auth-cookie")
    assert [one.provider_id for one in flow.executions.all()] == ["auth-cookie"]
    assert (flows.by_id(flow.copy("copy")).get()).alias == "copy"


def test_a_flow_for_clients(admin: Realm) -> None:
    flow_id = admin.authentication.flows.create("for clients", provider_id="client-flow")
    assert (admin.authentication.flows.by_id(flow_id).get()).provider_id == "client-flow"


def test_a_copy_has_everything(admin: Realm) -> None:
    flows = admin.authentication.flows
    copied = flows.by_alias("direct grant").copy("first copy")
    assert (flows.by_id(copied).get()).alias == "first copy"
    second = flows.by_id(copied).copy("second copy")
    original, *copies = [
        [(one.provider_id, one.level, one.requirement) for one in flow.executions.all()]
        for flow in (flows.by_alias("direct grant"), flows.by_id(copied), flows.by_id(second))
    ]
    assert len(original) > 3
    assert copies == [original, original]
    with pytest.raises(Conflict):
        flows.by_id(copied).copy("second copy")


def test_the_servers_own_flows_stay(admin: Realm) -> None:
    browser = admin.authentication.flows.by_alias("browser")
    executions = browser.executions.all()
    with pytest.raises(BadRequest):
        browser.delete()
    with pytest.raises(BadRequest):
        browser.executions.add("auth-cookie")
    with pytest.raises(BadRequest):
        browser.executions.add_subflow("more")
    assert browser.executions.all() == executions


def test_executions_of_a_flow(admin: Realm) -> None:
    executions = admin.authentication.flows.by_id(admin.authentication.flows.create("own")).executions
    assert executions.all() == []
    cookie = executions.add("auth-cookie")
    first = executions.add("auth-spnego", priority=-1)
    with pytest.raises(BadRequest, match="nobody"):
        executions.add("nobody")
    assert [(one.id, one.requirement) for one in executions.all()] == [(first, "DISABLED"), (cookie, "DISABLED")]
    executions.update(first, requirement="ALTERNATIVE")
    spnego, _ = before = executions.all()
    assert (spnego.requirement, spnego.priority) == ("ALTERNATIVE", -1)
    executions.replace(spnego | {"priority": 7})
    assert [one.id for one in executions.all()] == [cookie, first]
    with pytest.raises(NotFound, match="execution 'nobody'"):
        executions.update("nobody", requirement="REQUIRED")
    with pytest.raises(TypeError, match="did you mean 'requirement'"):
        executions.update(first, requirements="REQUIRED")  # type: ignore[call-arg]  # what the test is about
    assert [one.requirement for one in executions.all()] == [one.requirement for one in reversed(before)]


def test_flows_below_a_flow(admin: Realm) -> None:
    flows = admin.authentication.flows
    own = flows.by_id(flows.create("own"))
    forms = own.executions.add_subflow("own forms", description="What is shown", priority=3)
    page = own.executions.add_subflow("own page", type="form-flow", provider="registration-page-form", priority=9)
    assert flows.by_id(forms).executions.add("auth-username-password-form")
    assert flows.by_alias("own page").executions.add("registration-user-creation")
    listed = own.executions.all()
    assert [(one.level, one.flow_id, one.provider_id) for one in listed] == [
        (0, forms, None),
        (1, None, "auth-username-password-form"),
        (0, page, "registration-page-form"),
        (1, None, "registration-user-creation"),
    ]
    assert (listed[0].display_name, listed[0].description, listed[0].priority) == ("own forms", "What is shown", 3)
    execution_id = str(listed[0].id)
    own.executions.update(execution_id, requirement="CONDITIONAL", display_name="own, renamed")
    below = flows.by_id(forms).get()
    assert (below.alias, below.description, below.top_level) == ("own, renamed", "What is shown", False)
    assert (own.executions.all())[0] == listed[0] | {
        "requirement": "CONDITIONAL",
        "displayName": "own, renamed",
    }
    with pytest.raises(NotFound):
        flows.by_alias("own page").get()
    admin.authentication.executions.by_id(execution_id).delete()
    assert [one.flow_id for one in own.executions.all()] == [page, None]


@pytest.mark.parametrize("alias", AWKWARD, ids=["space", "umlaut", "percent", "dot", "dots"])
def test_aliases_of_odd_signs(admin: Realm, alias: str) -> None:
    flows = admin.authentication.flows
    flow_id = flows.create(alias)
    added = flows.by_alias(alias).executions.add("auth-cookie")
    assert [one.id for one in flows.by_id(flow_id).executions.all()] == [added]
    copied = flows.by_alias(alias).copy(f"{alias} again")
    assert (flows.by_id(copied).get()).alias == f"{alias} again"


def test_an_alias_with_a_slash(admin: Realm) -> None:
    flows = admin.authentication.flows
    with pytest.raises(BadRequest, match="'/' not allowed"):
        flows.create("a/b")
    own = flows.by_id(flows.create("own"))
    below = own.executions.add_subflow("below")
    [execution] = own.executions.all()
    own.executions.update(str(execution.id), display_name="a/b")
    assert (flows.by_id(below).get()).alias == "a/b"
    added = flows.by_alias("a/b").executions.add("auth-cookie")
    assert [one.id for one in flows.by_id(below).executions.all()] == [added]
