"""What calls of authorization services and UMA give, as type checkers see it; nothing here is run."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, assert_type

from keycloak_facade.authz import GrantedPermission, GrantedPermissions
from keycloak_facade.openid_connect import PermissionDecision, RequestingPartyToken
from keycloak_openapi.models import (
    PermissionTicketRepresentation,
    UmaPermissionRepresentation,
    UmaResourceRepresentation,
)

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade.uma import KeycloakUMA


def permissions(realm: KeycloakRealm) -> None:
    authz = realm.authz("c")
    assert_type(authz.eval_permission("t", "resource", None), bool)
    assert_type(authz.get_permissions("t", [("resource", "scope")]), GrantedPermissions)
    assert_type(authz.get_permissions("t").get("permissions"), list[GrantedPermission] | None)
    assert_type(authz.entitlement("t")["rpt"], str)
    client = realm.open_id_connect("c")
    assert_type(client.uma_ticket("t", audience="c"), RequestingPartyToken)
    assert_type(client.uma_ticket("t", audience="c", response_mode=None, rpt="t").get("upgraded"), bool | None)
    assert_type(client.uma_ticket(None, ticket="t", response_mode="decision"), PermissionDecision)
    asked = ["r#s", "r#t"]
    assert_type(client.uma_ticket("t", permission=asked, response_mode="permissions"), list[GrantedPermission])
    assert_type(client.uma_ticket("t", claim_token={"organization": ["acme"]}), RequestingPartyToken)


def protection(uma: KeycloakUMA) -> None:
    made = uma.resource_set_create("t", "r", scopes=["s"], ownerManagedAccess=True, attributes={"a": ["b"]})
    assert_type(made, UmaResourceRepresentation)
    assert_type(uma.resource_set_update("t", "1", "r", scopes=[{"name": "s"}], display_name=None), None)
    assert_type(uma.resource_set_list("t"), list[str])
    assert_type(uma.resource_set_list("t", name="r", exact_name=True, deep=False, first=0, max=10), list[str])
    assert_type(uma.resource_set_list("t", uri="/r", matching_uri=True, deep=True), list[UmaResourceRepresentation])
    assert_type(uma.resource_set_iter("t", owner="ann"), Generator[str])
    assert_type(uma.resource_set_iter("t", deep=True, page_size=10), Generator[UmaResourceRepresentation])
    assert_type(uma.resource_create_ticket("t", "1", ["s"], claims={"a": ["b"]}).ticket, str | None)
    assert_type(uma.resource_associate_permission("t", "1", "p", ["s"], users=["ann"]), UmaPermissionRepresentation)
    assert_type(uma.permission_update("t", "1", scopes=["s"], logic="NEGATIVE", roles=None), None)
    assert_type(uma.permission_list("t", resource="1"), list[UmaPermissionRepresentation])
    assert_type(uma.permission_iter("t", scope="s"), Generator[UmaPermissionRepresentation])
    assert_type(uma.ticket_create("t", resource="1", scope_name="s").granted, bool | None)
    assert_type(uma.ticket_list("t", granted=False, first=0, max=10), list[PermissionTicketRepresentation])
    assert_type(uma.ticket_iter("t", requester="ann"), Generator[PermissionTicketRepresentation])
    assert_type(uma.ticket_count("t", return_names=True), int)
