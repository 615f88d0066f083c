from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from keycloak_facade.devserver import KeycloakServer
    from tests.live.corrections.conftest import Called
    from tests.mail import Mailbox

SPEC = Path(__file__).resolve().parents[3] / "spec" / "openapi.json"
pytestmark = pytest.mark.live


def test_a_realm_is_created_from_json_and_its_phantom_properties_are_refused(call: Called) -> None:
    call("create_realm", json={"realm": "another"})
    for name in ("userCacheEnabled", "realmCacheEnabled"):
        refusal = call.refused("update_realm", {"realm": "another"}, json={"realm": "another", name: True})
        assert name in refusal.json()["error"]
    call("update_realm", {"realm": "another"}, json={"displayName": "Another"})
    call("get_realm", {"realm": "another"})
    call("delete_realm", {"realm": "another"})
    assert call.refused("get_realm", {"realm": "another"}).status_code == 404


def test_an_export_can_be_imported(call: Called) -> None:
    call("create_user", json={"username": "imported"})
    export = call("partial_export_realm", params={"exportClients": "true", "exportGroupsAndRoles": "true"}).json()
    body = {**export, "ifResourceExists": "SKIP", "users": [{"username": "imported"}, {"username": "another"}]}
    answer = call("partial_import_realm", json=body).json()
    assert (answer["added"], {result["action"] for result in answer["results"]}) == (1, {"ADDED", "SKIPPED"})


def test_mail_settings_are_tried_as_json(call: Called, server: KeycloakServer, mailbox: Mailbox) -> None:
    (user,) = call("list_users", {"realm": "master"}, params={"username": server.admin_username}).json()
    path = {"realm": "master", "user_id": user["id"]}
    call("update_user", path, json={**user, "email": "admin@example.org"})
    call("test_smtp_connection", {"realm": "master"}, json=mailbox.settings)


def test_session_statistics_are_texts(call: Called) -> None:
    assert call("list_client_session_stats", {"realm": "master"}).json()[0]["active"].isdigit()


def test_localization_texts_are_imported_as_json_and_as_a_file(call: Called) -> None:
    call("import_localization_texts", {"locale": "en"}, json={"first": "1"})
    file = {"file": ("texts.json", json.dumps({"second": "2"}), "application/json")}
    call("import_localization_texts", {"locale": "en"}, files=file)
    assert call("get_localization_texts", {"locale": "en"}).json() == {"first": "1", "second": "2"}


def test_the_kinds_of_event_are_all_known(call: Called) -> None:
    enums = call("get_server_info").json()["enums"]
    schemas = json.loads(SPEC.read_text(encoding="utf-8"))["components"]["schemas"]
    names = {"EventType": "eventType", "OperationType": "operationType", "AdminEventResourceType": "resourceType"}
    for schema, name in names.items():
        assert sorted(schemas[schema]["enum"]) == sorted(enums[name])
    call("list_events", params={"type": schemas["EventType"]["enum"], "direction": "asc"})
    kinds = {"operationTypes": schemas["OperationType"]["enum"], "direction": "desc"}
    call("list_admin_events", params={**kinds, "resourceTypes": schemas["AdminEventResourceType"]["enum"]})
    assert call.refused("list_events", params={"type": "NOPE"}).status_code == 500
    assert call.refused("list_events", params={"direction": "sideways"}).status_code == 400


def test_a_realm_is_public_and_the_server_tells_about_itself(call: Called) -> None:
    assert call("get_published_realm").json()["realm"] == call.realm
    assert call("get_server_info").json()["systemInfo"]["version"]


def test_the_error_shapes_are_one_schema(call: Called) -> None:
    call("create_user", json={"username": "taken"})
    assert "errorMessage" in call.refused("create_user", json={"username": "taken"}).json()
    assert "errors" in call.refused("create_user", json={"username": "a", "email": "no address"}).json()
    assert "error" in call.refused("get_user", {"user_id": "nobody"}).json()
    assert "error" in call.refused("create_user", json={"username": "other", "unknown": 1}).json()
