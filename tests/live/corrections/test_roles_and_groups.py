from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx

    from tests.live.corrections.conftest import Called
    from tests.mail import Mailbox

pytestmark = pytest.mark.live


def new_id(answer: httpx.Response) -> str:
    return answer.headers["location"].rsplit("/", 1)[1]


def test_the_groups_of_a_role_are_groups(call: Called) -> None:
    group = new_id(call("create_group", json={"name": "staff"}))
    call("create_realm_role", json={"name": "reader"})
    role = call("get_realm_role", {"role_name": "reader"}).json()
    call("add_group_realm_role_mappings", {"group_id": group}, json=[role])
    (found,) = call("list_realm_role_groups", {"role_name": "reader"}).json()
    assert found["path"] == "/staff"
    client = {"client_uuid": new_id(call("create_client", json={"clientId": "shop"}))}
    call("create_client_role", client, json={"name": "buyer"})
    role = call("get_client_role", {**client, "role_name": "buyer"}).json()
    call("add_group_client_role_mappings", {"group_id": group, **client}, json=[role])
    (found,) = call("list_client_role_groups", {**client, "role_name": "buyer"}).json()
    assert found["path"] == "/staff"


def test_a_subgroup_is_answered_when_new_and_not_when_moved(call: Called) -> None:
    parent = new_id(call("create_group", json={"name": "parent"}))
    child = call("create_subgroup", {"group_id": parent}, json={"name": "child"})
    assert child.json()["id"] == new_id(child)
    other = new_id(call("create_group", json={"name": "other"}))
    moved = call("create_subgroup", {"group_id": parent}, json={"id": other, "name": "other"})
    assert moved.status_code == 204
    back = call("create_group", json={"id": other, "name": "other"})
    assert back.status_code == 204


def test_the_groups_of_an_organization_are_answered_when_new(call: Called) -> None:
    body = {"name": "acme", "alias": "acme", "domains": [{"name": "acme.example", "verified": True}]}
    path = {"organization_id": new_id(call("create_organization", json=body))}
    group = call("create_organization_group", path, json={"name": "sales"})
    assert group.json()["id"] == new_id(group)
    child = call("create_organization_subgroup", {**path, "group_id": new_id(group)}, json={"name": "north"})
    assert child.json()["id"] == new_id(child)


def test_a_member_and_an_identity_provider_are_added_by_a_bare_id(call: Called) -> None:
    body = {"name": "club", "alias": "club", "domains": [{"name": "club.example", "verified": True}]}
    path = {"organization_id": new_id(call("create_organization", json=body))}
    json_text = {"Content-Type": "application/json"}
    user = new_id(call("create_user", json={"username": "alice"}))
    call("add_organization_member", path, content=user, headers=json_text)
    provider = {
        "alias": "corporate",
        "providerId": "oidc",
        "config": {"clientId": "a", "tokenUrl": "https://a.example"},
    }
    call("create_identity_provider", json={**provider, "enabled": True})
    call("add_organization_identity_provider", path, content="corporate", headers=json_text)


def test_invitations_are_forms(call: Called, mailbox: Mailbox) -> None:
    body = {"name": "team", "alias": "team", "domains": [{"name": "team.example", "verified": True}]}
    path = {"organization_id": new_id(call("create_organization", json=body))}
    user = new_id(call("create_user", json={"username": "carol", "email": "carol@example.org"}))
    call("update_realm", json={"smtpServer": mailbox.settings})
    call("invite_existing_organization_user", path, data={"id": user})
    call("invite_organization_user", path, data={"email": "new@example.org", "firstName": "N", "lastName": "E"})


def test_filters_of_organizations_take_some_values_only(call: Called) -> None:
    body = {"name": "crew", "alias": "crew", "domains": [{"name": "crew.example", "verified": True}]}
    path = {"organization_id": new_id(call("create_organization", json=body))}
    for operation, name, value in (
        ("list_organization_members", "membershipType", "MANAGED"),
        ("list_organization_invitations", "status", "EXPIRED"),
    ):
        call(operation, path, params={name: value})
        assert call.refused(operation, path, params={name: "NOPE"}).status_code == 500


def test_creating_sends_location(call: Called) -> None:
    scope = {
        "client_scope_id": new_id(call("create_client_scope", json={"name": "extra", "protocol": "openid-connect"}))
    }
    mapper = {"name": "m", "protocol": "openid-connect", "protocolMapper": "oidc-usermodel-attribute-mapper"}
    call("create_client_scope_protocol_mapper", scope, json={**mapper, "config": {"claim.name": "m"}})
