"""What the UMA grant is asked with, and what is made of its answers."""

from __future__ import annotations

from typing import Any

import pytest

from keycloak_facade._core.uma_fields import ResourceSetFields, ResourceSetFilters, UmaPolicyChanges
from keycloak_facade._core.uma_grant import (
    UMA_TICKET_GRANT,
    GrantedPermission,
    grants_all,
    only_asked,
    permission_parameters,
    single_resources,
    uma_ticket_request,
)
from keycloak_openapi.api.uma import ListResourceSetsFilters
from keycloak_openapi.models import UmaPermissionRepresentation, UmaResourceRegistration

DOC: GrantedPermission = {"rsid": "1-1", "rsname": "doc", "scopes": ["print", "read"]}
LETTER: GrantedPermission = {"rsid": "1-2", "rsname": "letter", "scopes": ["send"]}
BARE: GrantedPermission = {"rsid": "1-3", "rsname": "bare"}


def test_what_is_not_given_is_not_sent() -> None:
    request = uma_ticket_request("/token", None, {"audience": "app", "ticket": None, "submit_request": None})
    assert request.data == {"grant_type": UMA_TICKET_GRANT, "audience": "app"}


def test_claims_are_encoded_without_padding() -> None:
    request = uma_ticket_request("/token", "decision", {"claim_token": {"a": ["ü?>"]}})
    assert request.data == {
        "grant_type": UMA_TICKET_GRANT,
        "response_mode": "decision",
        "claim_token": "eyJhIjogWyJcdTAwZmM_PiJdfQ",
        "claim_token_format": "urn:ietf:params:oauth:token-type:jwt",
    }


def test_pairs_as_parameters() -> None:
    pairs = [("doc", "read"), ("doc", "read,print"), ("letter", "send"), ("letter", None), ("area", ""), ("", "read")]
    assert permission_parameters(pairs) == ["doc#read", "doc#read,print", "letter", "area", "#read"]
    assert permission_parameters(None) is None


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ([("doc", "read")], [{**DOC, "scopes": ["read"]}]),
        ([("1-1", "read"), ("doc", "print")], [DOC]),
        ([("doc", "read,write")], [{**DOC, "scopes": ["read"]}]),
        ([("doc", "write")], []),
        ([("doc", "write"), ("letter", "send")], [LETTER]),
        ([("doc", "send"), ("letter", "read")], []),
        ([("doc", "write"), ("doc", None)], [DOC]),
        ([("bare", None)], [BARE]),
        ([("bare", "read")], []),
        ([("", "send")], [LETTER]),
        ([("resource-type-any:x", "read")], [{**DOC, "scopes": ["read"]}]),
        ([("resource-type:x", None)], [DOC, LETTER, BARE]),
        ([], []),
    ],
)
def test_only_what_was_asked_for_is_kept(asked: list[tuple[str, str | None]], kept: list[Any]) -> None:
    assert only_asked([DOC, LETTER, BARE], asked) == kept


@pytest.mark.parametrize(
    ("asked", "all_of_it"),
    [
        ([("doc", "read"), ("1-2", "send")], True),
        ([("doc", "read,print")], True),
        ([("doc", "read,write")], False),
        ([("bare", None)], True),
        ([("bare", "read")], False),
        ([("none", None)], False),
        ([("doc", "send")], False),
        ([], True),
    ],
)
def test_whether_all_is_granted(asked: list[tuple[str, str | None]], all_of_it: bool) -> None:
    assert grants_all([DOC, LETTER, BARE], asked) is all_of_it


@pytest.mark.parametrize("resource", ["", "resource-type:x", "resource-type-any:x", "resource-type-owner:x"])
def test_one_resource_at_a_time(resource: str) -> None:
    with pytest.raises(ValueError, match="expected a resource's id or name"):
        single_resources([("doc", "read"), (resource, "read")])
    assert single_resources(iter([("resource", "read")])) == [("resource", "read")]


def test_fields_and_filters_are_those_that_there_are() -> None:
    known = {*ListResourceSetsFilters.__annotations__} - {"deep"}
    assert {*ResourceSetFilters.__annotations__} == known
    resource = UmaResourceRegistration.names()
    mine = {"scopes", "uri", "icon_url", "DisplayName"}
    assert {*ResourceSetFields.__annotations__} - mine <= {*resource, *resource.values()}
    assert {*resource.values()} - {"name"} <= {*ResourceSetFields.__annotations__}
    policy = UmaPermissionRepresentation.names()
    assert {*UmaPolicyChanges.__annotations__} <= {*policy, *policy.values()}
    assert {*policy.values()} - {*UmaPolicyChanges.__annotations__} == {"id", "type", "owner", "resources"}
