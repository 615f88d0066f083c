# Made by scripts/unasync.py from tests/_async/test_identity_providers.py; not to be edited.
"""Identity providers and their mappers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, ServerError

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

CONFIG = {
    "clientId": "us",
    "authorizationUrl": "https://idp.example.org/auth",
    "tokenUrl": "https://idp.example.org/token",
}
METADATA = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.org">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.org/sso"/>
</IDPSSODescriptor></EntityDescriptor>"""


def test_a_provider_from_birth_to_death(admin: Realm) -> None:
    providers = admin.identity_providers
    providers.create("their-login", provider_id="oidc", config=CONFIG, display_name="Their login")
    with pytest.raises(Conflict, match="their-login"):
        providers.create("their-login", provider_id="oidc", config=CONFIG)
    with pytest.raises(BadRequest, match="identity provider id"):
        providers.create("nothing")
    with pytest.raises(BadRequest, match="Space"):
        providers.create("their login", provider_id="oidc", config=CONFIG)
    provider = providers.by_alias("their-login")
    made = provider.get()
    assert (made.alias, made.provider_id, made.display_name) == ("their-login", "oidc", "Their login")
    assert (made.enabled, made.config) == (True, CONFIG)
    provider.update(enabled=False)
    assert provider.get() == made | {"enabled": False}
    provider.update(config=CONFIG | {"clientId": "others"})
    assert (provider.get()).config == CONFIG | {"clientId": "others"}
    with pytest.raises(BadRequest, match="alias cannot be changed"):
        provider.update(alias="our-login")
    with pytest.raises(TypeError, match="did you mean 'display_name'"):
        provider.update(displayName="x")  # type: ignore[call-arg]  # what the test is about
    provider.replace(made)
    assert provider.get() == made
    provider.delete()
    with pytest.raises(NotFound):
        provider.get()
    assert providers.all() == []


def test_all_iter_and_filters(admin: Realm) -> None:
    providers = admin.identity_providers
    aliases = [f"provider-{number}" for number in range(5)]
    for alias in aliases:
        providers.create(alias, provider_id="oidc", config=CONFIG)
    providers.create("github", provider_id="github", config={"clientId": "us"})
    for page_size in (2, 3, 6, 7):
        found = [provider.alias for provider in providers.iter(page_size=page_size)]
        assert sorted(map(str, found)) == ["github", *aliases]
    assert [provider.alias for provider in providers.all(search="provider-", page_size=2)] == aliases
    assert [provider.alias for provider in providers.all(search="*-3")] == ["provider-3"]
    assert len(providers.all(realm_only=True)) == 6
    brief = providers.all(search="provider-1", brief_representation=True)
    assert [(provider.alias, provider.config) for provider in brief] == [("provider-1", {})]
    for_keys = providers.all(type="CLIENT_ASSERTION")
    assert sorted(str(provider.alias) for provider in for_keys) == aliases
    assert len(providers.all(capability="USER_LINKING")) == 6


def test_metadata(realm: KeycloakRealm, admin: Realm) -> None:
    providers = admin.identity_providers
    saml = providers.import_config("saml", METADATA.encode())
    assert saml["singleSignOnServiceUrl"] == "https://idp.example.org/sso"
    assert saml == providers.import_config("saml", ("idp.xml", METADATA.encode()))
    providers.create("saml", provider_id="saml", config=saml)
    exported = providers.by_alias("saml").export()
    assert exported is not None
    assert f"{realm.server_url}/realms/{realm.realm_name}/broker/saml/endpoint" in exported

    url = f"{realm.server_url}/realms/{realm.realm_name}/.well-known/openid-configuration"
    oidc = providers.import_config("oidc", url)
    assert (oidc["tokenUrl"], oidc["jwksUrl"], oidc["validateSignature"]) == (
        (realm.open_id_connect("app").well_known)["token_endpoint"],
        (realm.open_id_connect("app").well_known)["jwks_uri"],
        "true",
    )
    providers.create("oidc", provider_id="oidc", config={**oidc, "clientId": "us"})
    assert providers.by_alias("oidc").export() is None
    assert providers.by_alias("oidc").reload_keys() is True
    providers.create("without-keys", provider_id="oidc", config=CONFIG)
    assert providers.by_alias("without-keys").reload_keys() is False


def test_certificates(admin: Realm) -> None:
    [ours, *_] = [key for key in (admin.keys.get()).keys_ or [] if key.certificate]
    pem = f"-----BEGIN CERTIFICATE-----\n{ours.certificate}\n-----END CERTIFICATE-----\n".encode()
    read = admin.identity_providers.upload_certificate(pem, "Certificate PEM")
    assert (read.certificate, read.public_key, read.private_key) == (ours.certificate, ours.public_key, None)
    with pytest.raises(ServerError):
        admin.identity_providers.upload_certificate(b"nothing", "Certificate PEM")


def test_kinds(admin: Realm) -> None:
    github = admin.identity_providers.factory("github")
    assert (github.id, github.name) == ("github", "GitHub")
    assert "baseUrl" in [one.name for one in github.config_properties or []]
    with pytest.raises(BadRequest):
        admin.identity_providers.factory("nobody")


def test_a_mapper_from_birth_to_death(admin: Realm) -> None:
    admin.identity_providers.create("theirs", provider_id="oidc", config=CONFIG)
    provider = admin.identity_providers.by_alias("theirs")
    kinds = provider.mapper_types()
    kind = "oidc-hardcoded-role-idp-mapper"
    assert "role" in [one.name for one in kinds[kind].properties or []]
    config = {"syncMode": "INHERIT", "role": "offline_access"}
    mapper_id = provider.mappers.create("role", identity_provider_mapper=kind, config=config)
    with pytest.raises(BadRequest, match="role"):
        provider.mappers.create("role", identity_provider_mapper=kind, config=config)
    mapper = provider.mappers.by_id(mapper_id)
    made = mapper.get()
    assert made == {
        "id": mapper_id,
        "name": "role",
        "identityProviderAlias": "theirs",
        "identityProviderMapper": kind,
        "config": config,
    }
    assert provider.mappers.all() == [made]
    mapper.update(name="a role")
    assert mapper.get() == made | {"name": "a role"}
    mapper.update(config={"syncMode": "FORCE", "role": "offline_access"})
    assert (mapper.get()).config == {"syncMode": "FORCE", "role": "offline_access"}
    mapper.replace(made)
    assert mapper.get() == made
    mapper.delete()
    with pytest.raises(NotFound):
        mapper.get()
    assert provider.mappers.all() == []
