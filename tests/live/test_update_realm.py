"""`update` of one setting of a realm, for each that the server shows: it changes that setting, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import ApiError
from keycloak_openapi.models import RealmRepresentation, RealmRepresentationFields
from tests.realm_names import unused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from keycloak_facade._sync.admin.realm import Realm
    from tests.conftest import Server

pytestmark = pytest.mark.live

VALUES: Mapping[str, Any] = {
    "accountTheme": "keycloak.v3",
    "adminTheme": "keycloak.v2",
    "bruteForceStrategy": "LINEAR",
    "browserFlow": "direct grant",
    "clientAuthenticationFlow": "registration",
    "defaultSignatureAlgorithm": "ES256",
    "directGrantFlow": "browser",
    "dockerAuthenticationFlow": "browser",
    "emailTheme": "keycloak",
    "firstBrokerLoginFlow": "browser",
    "loginTheme": "keycloak",
    "otpPolicyAlgorithm": "HmacSHA256",
    "otpPolicyDigits": 8,
    "otpPolicyType": "hotp",
    "registrationFlow": "browser",
    "requiredCredentials": ["password", "kerberos"],
    "resetCredentialsFlow": "browser",
    "smtpServer": {"host": "mail.example.org", "from": "keycloak@example.org"},
    "sslRequired": "all",
}
# What the server shows but does not take here, or of which it makes itself what it shows.
KEPT = frozenset({"id", "clientProfiles", "clientPolicies", "otpSupportedApplications"})
FEATURES_OFF = frozenset({"scimApiEnabled", "verifiableCredentialsEnabled"})
REFUSED = frozenset({"defaultRole"})
# Shown since another setting is.
COUPLED = {
    "adminPermissionsEnabled": {"adminPermissionsClient"},
    "duplicateEmailsAllowed": {"loginWithEmailAllowed"},
    "otpPolicyAlgorithm": {"otpSupportedApplications"},
    "otpPolicyDigits": {"otpSupportedApplications"},
    "otpPolicyPeriod": {"otpSupportedApplications"},
    "otpPolicyType": {"otpSupportedApplications"},
}
# The same values again, under other names.
MIRRORS = {
    "otpPolicyCodeReusable": "realmReusableOtpCode",
    "webAuthnPolicyPasswordlessExtraOrigins": "webAuthnPolicyExtraOriginsPasswordless",
}


@pytest.fixture(scope="module")
def realm(default_server: Server) -> Iterator[Realm]:
    name = unused("update-of-one-setting")
    with KeycloakRealm(default_server.url, name) as realm:
        realm.admin.login(default_server.username, default_server.password, realm="master")
        realm.admin.realms.create(name, enabled=True, organizations_enabled=True)
        made = realm.admin.realms.by_name(name)
        # What a realm has only by default is shown among its attributes as soon as it was written once.
        made.update(display_name="A realm")
        yield made
        made.delete()


def test_update_changes_one_setting(realm: Realm) -> None:
    outcomes: dict[str, set[str]] = {"changed": set(), "kept": set(), "refused": set()}
    for field in RealmRepresentationFields.__annotations__:
        before = realm.get()
        if field != "realm" and (old := getattr(before, field)) is not None:
            (key,) = RealmRepresentation.from_fields({field: old})
            outcomes[changed(realm, before, field, key)].add(key)
            realm.replace(before)
    assert outcomes["kept"] == KEPT | FEATURES_OFF
    assert outcomes["refused"] == REFUSED
    assert len(outcomes["changed"]) > 90


def changed(realm: Realm, before: RealmRepresentation, field: str, key: str) -> str:
    new = VALUES[key] if key in VALUES else other(before[key])
    try:
        realm.update(**{field: new})
    except ApiError:
        assert realm.get() == before
        return "refused"
    after = realm.get()
    differs = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    differs -= {"attributes"} if attributes_that_differ(before, after) <= {key, MIRRORS.get(key)} else set()
    assert differs <= {key} | COUPLED.get(key, set())
    return "changed" if after.get(key) == new else "kept"


def attributes_that_differ(before: RealmRepresentation, after: RealmRepresentation) -> set[str]:
    old, new = before.attributes or {}, after.attributes or {}
    return {name for name in {*old, *new} if old.get(name) != new.get(name)}


def other(value: Any) -> Any:
    """A value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, list):
        return value[:-1] if value else ["x"]
    return value | {"more": "x"}
