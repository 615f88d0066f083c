# Made by scripts/unasync.py from tests/_async/test_account.py; not to be edited.
"""What users do with their own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound, Unauthorized
from tests._sync.made import PASSWORD, SECRET, make_app, make_organization, make_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.account.account import Account
    from keycloak_facade._sync.account.credentials import AccountCredentials
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_openapi.models import AccountConsentRepresentation


def account_of(realm: KeycloakRealm, admin: Realm) -> tuple[str, Account]:
    """Ann, who is logged in to the client `app`: her id and her account."""
    app = make_app(realm, admin, name="App")
    ann = make_user(admin, "ann")
    return ann, realm.account((app.password_credentials("ann", PASSWORD))["access_token"])


def in_order(consent: AccountConsentRepresentation | None) -> AccountConsentRepresentation:
    """The consent with its scopes by their ids: the server names them in any order."""
    assert consent is not None
    ordered = consent.copy()
    ordered.granted_scopes = sorted(consent.granted_scopes or [], key=lambda scope: str(scope.id))
    return ordered


def test_the_profile(realm: KeycloakRealm, admin: Realm) -> None:
    admin.update(internationalization_enabled=True, supported_locales=["en", "de"])
    ann, account = account_of(realm, admin)
    profile = account.get()
    assert (profile.id, profile.username, profile.email) == (ann, "ann", "ann@example.org")
    metadata = profile.user_profile_metadata
    assert metadata is not None
    assert {"username", "email", "locale"} <= {attribute.name for attribute in metadata.attributes or []}
    assert "userProfileMetadata" not in account.get(user_profile_metadata=False)
    assert sorted(account.supported_locales()) == ["de", "en"]

    before = admin.users.by_id(ann).get()
    account.update(first_name="Anna", attributes={"locale": ["de"]})
    changed = before | {"firstName": "Anna", "attributes": {"locale": ["de"]}}
    assert admin.users.by_id(ann).get() == changed
    account.update(last_name="Other")
    assert admin.users.by_id(ann).get() == changed | {"lastName": "Other"}
    account.replace({"username": "ann", "email": "a@example.org", "firstName": "A", "lastName": "B"})
    written = admin.users.by_id(ann).get()
    assert (written.email, written.first_name, written.attributes) == ("a@example.org", "A", None)

    with pytest.raises(BadRequest) as caught:
        account.update(email="no address", first_name="")
    assert {fault.field for fault in caught.value.field_errors} == {"email", "firstName"}
    with pytest.raises(TypeError, match="did you mean 'first_name'"):
        account.update(firstname="Ann")  # type: ignore[call-arg]  # what the test is about


def credentials_of(credentials: AccountCredentials, type: str) -> Mapping[str, str | None]:
    """The label of each credential of a kind by its id."""
    [kind] = credentials.all(type=type)
    found = [made.credential for made in kind.user_credential_metadatas or [] if made.credential]
    return {str(credential.id): credential.user_label for credential in found}


def test_credentials(realm: KeycloakRealm, admin: Realm) -> None:
    ann, account = account_of(realm, admin)
    generator = {
        "type": "otp",
        "secretData": '{"value": "a-secret-of-the-tests"}',
        "credentialData": '{"subType": "totp", "digits": 6, "counter": 0, "period": 30, "algorithm": "HmacSHA1"}',
    }
    admin.users.by_id(ann).update(credentials=[generator])
    credentials = account.credentials
    assert [(kind.type, kind.removeable) for kind in credentials.all()] == [("password", False), ("otp", True)]
    assert all("userCredentialMetadatas" not in kind for kind in credentials.all(user_credentials=False))

    [password] = credentials_of(credentials, "password")
    credentials.by_id(password).set_label('My "password"')
    assert credentials_of(credentials, "password") == {password: 'My "password"'}
    with pytest.raises(BadRequest, match="cannot be removed"):
        credentials.by_id(password).delete()

    [one_time] = credentials_of(credentials, "otp")
    credentials.by_id(one_time).delete()
    assert credentials_of(credentials, "otp") == {}
    with pytest.raises(NotFound):
        credentials.by_id(one_time).delete()


def test_sessions_and_devices(realm: KeycloakRealm, admin: Realm) -> None:
    _, account = account_of(realm, admin)
    app = realm.open_id_connect("app", SECRET)
    for scope in (None, None, "openid offline_access"):
        app.password_credentials("ann", PASSWORD, scope=scope)
    sessions = account.sessions.all()
    assert len(sessions) == 3
    assert [[client.client_id for client in session.clients or []] for session in sessions] == [["app"]] * 3
    [current] = [str(session.id) for session in sessions if session.current]
    [device] = account.sessions.devices()
    assert len(device.sessions or []) == 4
    assert device.current

    account.sessions.by_id(next(str(session.id) for session in sessions if not session.current)).delete()
    assert len(account.sessions.all()) == 2
    account.sessions.logout()
    [device] = account.sessions.devices()
    assert [session.id for session in device.sessions or []] == [current]
    account.sessions.logout(current=True)
    with pytest.raises(Unauthorized):
        account.sessions.all()


def test_applications_and_consent(realm: KeycloakRealm, admin: Realm) -> None:
    ann, account = account_of(realm, admin)
    admin.clients.create("shop", name="Shop", consent_required=True)
    scopes = {str(scope.name): str(scope.id) for scope in admin.client_scopes.all()}
    [app] = account.applications.all()
    assert (app.client_id, app.in_use, app.offline_access) == ("app", True, False)
    consent = account.applications.by_client_id("shop").consent
    assert consent.get() is None

    with pytest.raises(TypeError, match=r"^client_scope_ids: expected a list of texts"):
        consent.grant(scopes["email"])
    granted = consent.grant([scopes["email"], scopes["profile"]])
    assert {scope.id for scope in granted.granted_scopes or []} == {scopes["email"], scopes["profile"]}
    assert in_order(consent.get()) == in_order(granted)
    detailed = consent.get(brief_representation=False)
    assert detailed is not None
    assert {scope.protocol for scope in detailed.granted_scopes or []} == {"openid-connect"}
    [shop] = account.applications.all(name="shop")
    assert (shop.client_id, shop.user_consent_required) == ("shop", True)
    assert in_order(shop.consent) == in_order(granted)
    [of_admin] = admin.users.by_id(ann).consents.all()
    assert of_admin.client_id == "shop"

    replaced = consent.replace({"grantedScopes": [{"id": scopes["email"]}]})
    assert [scope.id for scope in replaced.granted_scopes or []] == [scopes["email"]]
    consent.delete()
    assert consent.get() is None
    with pytest.raises(NotFound):
        account.applications.by_client_id("none").consent.get()


def test_linked_accounts(realm: KeycloakRealm, admin: Realm) -> None:
    ann, account = account_of(realm, admin)
    for alias, name in (("github", "GitHub"), ("gitlab", "GitLab"), ("google", "Google")):
        admin.identity_providers.create(
            alias, provider_id=alias, display_name=name, enabled=True, config={"clientId": "c", "clientSecret": "s"}
        )
    admin.users.by_id(ann).federated_identities.add("gitlab", user_id="1", user_name="ann-of-gitlab")
    linked = account.linked_accounts
    found = linked.all()
    assert [(each.provider_alias, each.connected) for each in found] == [
        ("gitlab", True),
        ("github", False),
        ("google", False),
    ]
    assert (found[0].linked_username, found[0].display_name, found[0].social) == ("ann-of-gitlab", "GitLab", True)
    assert [each.provider_alias for each in linked.iter(page_size=1)] == ["gitlab", "github", "google"]
    assert [each.provider_alias for each in linked.all(search="git")] == ["gitlab", "github"]
    assert [each.provider_alias for each in linked.all(linked=True)] == ["gitlab"]
    assert [each.provider_alias for each in linked.all(linked=False, search="git")] == ["github"]
    linked.by_alias("gitlab").delete()
    assert linked.all(linked=True) == []
    with pytest.raises(BadRequest):
        linked.by_alias("gitlab").delete()


def test_groups_and_organizations(realm: KeycloakRealm, admin: Realm) -> None:
    organization = make_organization(admin, "acme")
    ann, account = account_of(realm, admin)
    assert account.groups.all() == []
    admin.users.by_id(ann).groups.add(admin.groups.create("staff", attributes={"floor": ["2"]}))
    [group] = account.groups.all()
    assert (group.path, group.attributes) == ("/staff", None)
    [group] = account.groups.all(brief_representation=False)
    assert group.attributes == {"floor": ["2"]}
    assert account.organizations.all() == []
    organization.members.add(ann)
    [found] = account.organizations.all()
    assert (found.name, found.enabled) == ("acme", True)


def test_a_token_may_come_from_a_function(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    make_user(admin, "ann")

    def newest() -> str:
        return (app.password_credentials("ann", PASSWORD))["access_token"]

    account = realm.account(newest)
    assert (account.get()).username == "ann"
    assert len(account.sessions.all()) == 2
    with pytest.raises(Unauthorized):
        realm.account("no-token").get()
