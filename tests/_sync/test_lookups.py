# Made by scripts/unasync.py from tests/_async/test_lookups.py; not to be edited.
"""Places that names lead to: what has no name is refused, for the server would answer everything instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import InvalidPathError, NotFound
from tests._sync.made import make_organization

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._sync.admin.realm import Realm


def test_what_has_no_name_is_refused(admin: Realm) -> None:
    user_id = admin.users.create("bob")
    organization = make_organization(admin, "acme")
    app = admin.clients.by_id(admin.clients.create("app"))
    places: list[Callable[[Any], object]] = [
        admin.authentication.flows.by_alias,
        admin.client_scopes.by_name,
        admin.clients.by_client_id,
        admin.groups.by_path,
        admin.organizations.by_name,
        admin.users.by_username,
        admin.workflows.by_name,
        app.authz.permissions.by_name,
        app.authz.policies.by_name,
        app.authz.policies.role.by_name,
        app.authz.resources.by_name,
        app.authz.scopes.by_name,
        app.protocol_mappers.by_name,
        organization.groups.by_path,
    ]
    for place in places:
        for name in ("", " ", "\t\n", None, 1, b"app"):
            with pytest.raises(InvalidPathError, match="expected a name to look up, got "):
                place(name)
    assert [user.id for user in admin.users.all()] == [user_id]


def test_names_in_another_case(admin: Realm) -> None:
    user_id = admin.users.create("Ünal")
    for name in ("ünal", "ÜNAL"):
        assert (admin.users.by_username(name).get()).id == user_id
    with pytest.raises(NotFound, match="there is no client 'ACCOUNT'"):
        admin.clients.by_client_id("ACCOUNT").get()
