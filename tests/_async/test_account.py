"""What users do with their own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound, Unauthorized
from tests._async.made import PASSWORD, SECRET, make_app, make_organization, make_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.account.account import AsyncAccount
    from keycloak_facade._async.account.credentials import AsyncAccountCredentials
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_openapi.models import AccountConsentRepresentation


async def account_of(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> tuple[str, AsyncAccount]:
    """Ann, who is logged in to the client `app`: her id and her account."""
    app = await make_app(realm, admin, name="App")
    ann = await make_user(admin, "ann")
    return ann, realm.account((await app.password_credentials("ann", PASSWORD))["access_token"])


def in_order(consent: AccountConsentRepresentation | None) -> AccountConsentRepresentation:
    """The consent with its scopes by their ids: the server names them in any order."""
    assert consent is not None
    ordered = consent.copy()
    ordered.granted_scopes = sorted(consent.granted_scopes or [], key=lambda scope: str(scope.id))
    return ordered


async def test_the_profile(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    await admin.update(internationalization_enabled=True, supported_locales=["en", "de"])
    ann, account = await account_of(realm, admin)
    profile = await account.get()
    assert (profile.id, profile.username, profile.email) == (ann, "ann", "ann@example.org")
    metadata = profile.user_profile_metadata
    assert metadata is not None
    assert {"username", "email", "locale"} <= {attribute.name for attribute in metadata.attributes or []}
    assert "userProfileMetadata" not in await account.get(user_profile_metadata=False)
    assert sorted(await account.supported_locales()) == ["de", "en"]

    before = await admin.users.by_id(ann).get()
    await account.update(first_name="Anna", attributes={"locale": ["de"]})
    changed = before | {"firstName": "Anna", "attributes": {"locale": ["de"]}}
    assert await admin.users.by_id(ann).get() == changed
    await account.update(last_name="Other")
    assert await admin.users.by_id(ann).get() == changed | {"lastName": "Other"}
    await account.replace({"username": "ann", "email": "a@example.org", "firstName": "A", "lastName": "B"})
    written = await admin.users.by_id(ann).get()
    assert (written.email, written.first_name, written.attributes) == ("a@example.org", "A", None)

    with pytest.raises(BadRequest) as caught:
        await account.update(email="no address", first_name="")
    assert {fault.field for fault in caught.value.field_errors} == {"email", "firstName"}
    with pytest.raises(TypeError, match="did you mean 'first_name'"):
        await account.update(firstname="Ann")  # type: ignore[call-arg]  # what the test is about


async def credentials_of(credentials: AsyncAccountCredentials, type: str) -> Mapping[str, str | None]:
    """The label of each credential of a kind by its id."""
    [kind] = await credentials.all(type=type)
    found = [made.credential for made in kind.user_credential_metadatas or [] if made.credential]
    return {str(credential.id): credential.user_label for credential in found}


async def test_credentials(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    ann, account = await account_of(realm, admin)
    generator = {
        "type": "otp",
        "secretData": '{"value": "a-secret-of-the-tests"}',
        "credentialData": '{"subType": "totp", "digits": 6, "counter": 0, "period": 30, "algorithm": "HmacSHA1"}',
    }
    await admin.users.by_id(ann).update(credentials=[generator])
    credentials = account.credentials
    assert [(kind.type, kind.removeable) for kind in await credentials.all()] == [("password", False), ("otp", True)]
    assert all("userCredentialMetadatas" not in kind for kind in await credentials.all(user_credentials=False))

    [password] = await credentials_of(credentials, "password")
    await credentials.by_id(password).set_label('My "password"')
    assert await credentials_of(credentials, "password") == {password: 'My "password"'}
    with pytest.raises(BadRequest, match="cannot be removed"):
        await credentials.by_id(password).delete()

    [one_time] = await credentials_of(credentials, "otp")
    await credentials.by_id(one_time).delete()
    assert await credentials_of(credentials, "otp") == {}
    with pytest.raises(NotFound):
        await credentials.by_id(one_time).delete()


async def test_sessions_and_devices(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    _, account = await account_of(realm, admin)
    app = realm.open_id_connect("app", SECRET)
    for scope in (None, None, "openid offline_access"):
        await app.password_credentials("ann", PASSWORD, scope=scope)
    sessions = await account.sessions.all()
    assert len(sessions) == 3
    assert [[client.client_id for client in session.clients or []] for session in sessions] == [["app"]] * 3
    [current] = [str(session.id) for session in sessions if session.current]
    [device] = await account.sessions.devices()
    assert len(device.sessions or []) == 4
    assert device.current

    await account.sessions.by_id(next(str(session.id) for session in sessions if not session.current)).delete()
    assert len(await account.sessions.all()) == 2
    await account.sessions.logout()
    [device] = await account.sessions.devices()
    assert [session.id for session in device.sessions or []] == [current]
    await account.sessions.logout(current=True)
    with pytest.raises(Unauthorized):
        await account.sessions.all()


async def test_applications_and_consent(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    ann, account = await account_of(realm, admin)
    await admin.clients.create("shop", name="Shop", consent_required=True)
    scopes = {str(scope.name): str(scope.id) for scope in await admin.client_scopes.all()}
    [app] = await account.applications.all()
    assert (app.client_id, app.in_use, app.offline_access) == ("app", True, False)
    consent = account.applications.by_client_id("shop").consent
    assert await consent.get() is None

    with pytest.raises(TypeError, match=r"^client_scope_ids: expected a list of texts"):
        await consent.grant(scopes["email"])
    granted = await consent.grant([scopes["email"], scopes["profile"]])
    assert {scope.id for scope in granted.granted_scopes or []} == {scopes["email"], scopes["profile"]}
    assert in_order(await consent.get()) == in_order(granted)
    detailed = await consent.get(brief_representation=False)
    assert detailed is not None
    assert {scope.protocol for scope in detailed.granted_scopes or []} == {"openid-connect"}
    [shop] = await account.applications.all(name="shop")
    assert (shop.client_id, shop.user_consent_required) == ("shop", True)
    assert in_order(shop.consent) == in_order(granted)
    [of_admin] = await admin.users.by_id(ann).consents.all()
    assert of_admin.client_id == "shop"

    replaced = await consent.replace({"grantedScopes": [{"id": scopes["email"]}]})
    assert [scope.id for scope in replaced.granted_scopes or []] == [scopes["email"]]
    await consent.delete()
    assert await consent.get() is None
    with pytest.raises(NotFound):
        await account.applications.by_client_id("none").consent.get()


async def test_linked_accounts(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    ann, account = await account_of(realm, admin)
    for alias, name in (("github", "GitHub"), ("gitlab", "GitLab"), ("google", "Google")):
        await admin.identity_providers.create(
            alias, provider_id=alias, display_name=name, enabled=True, config={"clientId": "c", "clientSecret": "s"}
        )
    await admin.users.by_id(ann).federated_identities.add("gitlab", user_id="1", user_name="ann-of-gitlab")
    linked = account.linked_accounts
    found = await linked.all()
    assert [(each.provider_alias, each.connected) for each in found] == [
        ("gitlab", True),
        ("github", False),
        ("google", False),
    ]
    assert (found[0].linked_username, found[0].display_name, found[0].social) == ("ann-of-gitlab", "GitLab", True)
    assert [each.provider_alias async for each in linked.iter(page_size=1)] == ["gitlab", "github", "google"]
    assert [each.provider_alias for each in await linked.all(search="git")] == ["gitlab", "github"]
    assert [each.provider_alias for each in await linked.all(linked=True)] == ["gitlab"]
    assert [each.provider_alias for each in await linked.all(linked=False, search="git")] == ["github"]
    await linked.by_alias("gitlab").delete()
    assert await linked.all(linked=True) == []
    with pytest.raises(BadRequest):
        await linked.by_alias("gitlab").delete()


async def test_groups_and_organizations(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    organization = await make_organization(admin, "acme")
    ann, account = await account_of(realm, admin)
    assert await account.groups.all() == []
    await admin.users.by_id(ann).groups.add(await admin.groups.create("staff", attributes={"floor": ["2"]}))
    [group] = await account.groups.all()
    assert (group.path, group.attributes) == ("/staff", None)
    [group] = await account.groups.all(brief_representation=False)
    assert group.attributes == {"floor": ["2"]}
    assert await account.organizations.all() == []
    await organization.members.add(ann)
    [found] = await account.organizations.all()
    assert (found.name, found.enabled) == ("acme", True)


async def test_a_token_may_come_from_a_function(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    await make_user(admin, "ann")

    async def newest() -> str:
        return (await app.password_credentials("ann", PASSWORD))["access_token"]

    account = realm.account(newest)
    assert (await account.get()).username == "ann"
    assert len(await account.sessions.all()) == 2
    with pytest.raises(Unauthorized):
        await realm.account("no-token").get()
