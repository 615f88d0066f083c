"""`get_path`, which the predecessor's callers use on its classes and on subclasses of theirs."""

from __future__ import annotations

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.admin import KeycloakAdmin, KeycloakAdminBase
from keycloak_facade.admin.users import Users
from keycloak_facade.exceptions import InvalidPathError


class Staff(Users):
    """A subclass of a caller's."""


class Widgets(KeycloakAdminBase):
    """A class of a caller's with paths of its own."""

    _paths = {"single": "/widgets/{widget}"}  # noqa: RUF012 - as callers write it


@pytest.fixture
def admin() -> KeycloakAdmin:
    return KeycloakRealm("https://keycloak.test", "r").admin


def test_paths(admin: KeycloakAdmin) -> None:
    assert Staff("r", admin).get_path("collection", realm="a/b") == "/admin/realms/a%2Fb/users"
    assert Widgets(admin).get_path("single", widget="x") == "/widgets/x"
    with pytest.raises(InvalidPathError):
        Widgets(admin).get_path("single", widget="..")
    with pytest.raises(NotImplementedError):
        KeycloakAdminBase(admin).get_path("single")
