# Made by scripts/unasync.py from tests/_async/test_client_secrets_gated.py; not to be edited.
"""Secrets of clients that a client policy rotates, on a server that does so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound, Unauthorized
from keycloak_openapi.api import client_policies
from tests._sync.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.gated

ROTATION = {"expiration-period": 86400, "rotated-expiration-period": 3600, "remaining-rotation-period": 100}
PROFILE = {"name": "rotation", "executors": [{"executor": "secret-rotation", "configuration": ROTATION}]}
POLICY = {
    "name": "rotate",
    "enabled": True,
    "profiles": ["rotation"],
    "conditions": [{"condition": "any-client", "configuration": {}}],
}


def test_rotated_secret(realm: KeycloakRealm, admin: Realm) -> None:
    former = make_app(realm, admin)
    for request in (
        client_policies.update_client_profiles(realm.realm_name, {"profiles": [PROFILE]}),
        client_policies.update_client_policies(realm.realm_name, {"policies": [POLICY]}),
    ):
        realm.admin.send(request)
    client = admin.clients.by_client_id("app")
    made = client.regenerate_secret()
    rotated = client.rotated_secret()
    assert (rotated.value, made.value == SECRET) == (SECRET, False)
    assert SECRET not in repr(rotated)
    for app in (former, realm.open_id_connect("app", made.value)):
        assert (app.client_credentials()).get("token_type") == "Bearer"
    client.invalidate_rotated_secret()
    with pytest.raises(NotFound):
        client.rotated_secret()
    with pytest.raises(Unauthorized):
        former.client_credentials()
    assert client.secret() == made
