from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live


@pytest.mark.parametrize(
    "operation",
    [
        "list_authenticator_providers",
        "list_client_authenticator_providers",
        "list_form_action_providers",
        "list_form_providers",
        "list_client_config_descriptions",
        "list_client_registration_policy_providers",
    ],
)
def test_providers_are_described(call: Called, operation: str) -> None:
    assert call(operation).json()


def test_a_default_value_is_any_json(call: Called) -> None:
    call("get_authenticator_config_description", {"provider_id": "auth-cookie"})
    answer = call("get_required_action_config_description", {"alias": "UPDATE_PASSWORD"}).json()
    assert answer["properties"][0]["defaultValue"]


def test_a_flow_is_copied_and_extended(call: Called) -> None:
    created = call("copy_flow", {"flow_alias": "browser"}, json={"newName": "copy"})
    assert created.headers["location"]
    flow = {"flow_alias": "copy"}
    call("add_flow_execution", flow, json={"provider": "auth-cookie", "priority": 90})
    subflow = {"alias": "sub", "type": "basic-flow", "provider": "registration-page-form", "description": "a subflow"}
    call("add_flow_subflow", flow, json={**subflow, "priority": 91})
    names = [execution["displayName"] for execution in call("list_flow_executions", flow).json()]
    assert {"Cookie", "sub"} <= set(names)


def test_flows_and_configurations_send_location(call: Called) -> None:
    body = {"alias": "own", "providerId": "basic-flow", "topLevel": True, "builtIn": False}
    flow = call("create_flow", json=body).headers["location"].rsplit("/", 1)[1]
    execution = {"parentFlow": flow, "authenticator": "auth-cookie", "requirement": "REQUIRED"}
    location = call("create_execution", json=execution).headers["location"]
    config = {"alias": "config", "config": {"a": "b"}}
    call("create_execution_config", {"execution_id": location.rsplit("/", 1)[1]}, json=config)
    call("create_authenticator_config", json={**config, "alias": "other"})


def test_a_required_action_that_was_deleted_can_be_registered(call: Called) -> None:
    call("delete_required_action", {"alias": "TERMS_AND_CONDITIONS"})
    (found,) = call("list_unregistered_required_actions").json()
    call("register_required_action", json=found)


def test_the_brute_force_status_is_described(call: Called) -> None:
    user = call("create_user", json={"username": "forgetful"}).headers["location"].rsplit("/", 1)[1]
    assert call("get_user_brute_force_status", {"user_id": user}).json()["numFailures"] == 0
