"""Identity providers and their mappers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, ServerError

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm

CONFIG = {
    "clientId": "us",
    "authorizationUrl": "https://idp.example.org/auth",
    "tokenUrl": "https://idp.example.org/token",
}
METADATA = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.org">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.org/sso"/>
</IDPSSODescriptor></EntityDescriptor>"""


async def test_a_provider_from_birth_to_death(admin: AsyncRealm) -> None:
    providers = admin.identity_providers
    await providers.create("their-login", provider_id="oidc", config=CONFIG, display_name="Their login")
    with pytest.raises(Conflict, match="their-login"):
        await providers.create("their-login", provider_id="oidc", config=CONFIG)
    with pytest.raises(BadRequest, match="identity provider id"):
        await providers.create("nothing")
    with pytest.raises(BadRequest, match="Space"):
        await providers.create("their login", provider_id="oidc", config=CONFIG)
    provider = providers.by_alias("their-login")
    made = await provider.get()
    assert (made.alias, made.provider_id, made.display_name) == ("their-login", "oidc", "Their login")
    assert (made.enabled, made.config) == (True, CONFIG)
    await provider.update(enabled=False)
    assert await provider.get() == made | {"enabled": False}
    await provider.update(config=CONFIG | {"clientId": "others"})
    assert (await provider.get()).config == CONFIG | {"clientId": "others"}
    with pytest.raises(BadRequest, match="alias cannot be changed"):
        await provider.update(alias="our-login")
    with pytest.raises(TypeError, match="did you mean 'display_name'"):
        await provider.update(displayName="x")  # type: ignore[call-arg]  # what the test is about
    await provider.replace(made)
    assert await provider.get() == made
    await provider.delete()
    with pytest.raises(NotFound):
        await provider.get()
    assert await providers.all() == []


async def test_all_iter_and_filters(admin: AsyncRealm) -> None:
    providers = admin.identity_providers
    aliases = [f"provider-{number}" for number in range(5)]
    for alias in aliases:
        await providers.create(alias, provider_id="oidc", config=CONFIG)
    await providers.create("github", provider_id="github", config={"clientId": "us"})
    for page_size in (2, 3, 6, 7):
        found = [provider.alias async for provider in providers.iter(page_size=page_size)]
        assert sorted(map(str, found)) == ["github", *aliases]
    assert [provider.alias for provider in await providers.all(search="provider-", page_size=2)] == aliases
    assert [provider.alias for provider in await providers.all(search="*-3")] == ["provider-3"]
    assert len(await providers.all(realm_only=True)) == 6
    brief = await providers.all(search="provider-1", brief_representation=True)
    assert [(provider.alias, provider.config) for provider in brief] == [("provider-1", {})]
    for_keys = await providers.all(type="CLIENT_ASSERTION")
    assert sorted(str(provider.alias) for provider in for_keys) == aliases
    assert len(await providers.all(capability="USER_LINKING")) == 6


async def test_metadata(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    providers = admin.identity_providers
    saml = await providers.import_config("saml", METADATA.encode())
    assert saml["singleSignOnServiceUrl"] == "https://idp.example.org/sso"
    assert saml == await providers.import_config("saml", ("idp.xml", METADATA.encode()))
    await providers.create("saml", provider_id="saml", config=saml)
    exported = await providers.by_alias("saml").export()
    assert exported is not None
    assert f"{realm.server_url}/realms/{realm.realm_name}/broker/saml/endpoint" in exported

    url = f"{realm.server_url}/realms/{realm.realm_name}/.well-known/openid-configuration"
    oidc = await providers.import_config("oidc", url)
    assert (oidc["tokenUrl"], oidc["jwksUrl"], oidc["validateSignature"]) == (
        (await realm.open_id_connect("app").well_known)["token_endpoint"],
        (await realm.open_id_connect("app").well_known)["jwks_uri"],
        "true",
    )
    await providers.create("oidc", provider_id="oidc", config={**oidc, "clientId": "us"})
    assert await providers.by_alias("oidc").export() is None
    assert await providers.by_alias("oidc").reload_keys() is True
    await providers.create("without-keys", provider_id="oidc", config=CONFIG)
    assert await providers.by_alias("without-keys").reload_keys() is False


async def test_certificates(admin: AsyncRealm) -> None:
    [ours, *_] = [key for key in (await admin.keys.get()).keys_ or [] if key.certificate]
    pem = f"-----BEGIN CERTIFICATE-----\n{ours.certificate}\n-----END CERTIFICATE-----\n".encode()
    read = await admin.identity_providers.upload_certificate(pem, "Certificate PEM")
    assert (read.certificate, read.public_key, read.private_key) == (ours.certificate, ours.public_key, None)
    with pytest.raises(ServerError):
        await admin.identity_providers.upload_certificate(b"nothing", "Certificate PEM")


async def test_kinds(admin: AsyncRealm) -> None:
    github = await admin.identity_providers.factory("github")
    assert (github.id, github.name) == ("github", "GitHub")
    assert "baseUrl" in [one.name for one in github.config_properties or []]
    with pytest.raises(BadRequest):
        await admin.identity_providers.factory("nobody")


async def test_a_mapper_from_birth_to_death(admin: AsyncRealm) -> None:
    await admin.identity_providers.create("theirs", provider_id="oidc", config=CONFIG)
    provider = admin.identity_providers.by_alias("theirs")
    kinds = await provider.mapper_types()
    kind = "oidc-hardcoded-role-idp-mapper"
    assert "role" in [one.name for one in kinds[kind].properties or []]
    config = {"syncMode": "INHERIT", "role": "offline_access"}
    mapper_id = await provider.mappers.create("role", identity_provider_mapper=kind, config=config)
    with pytest.raises(BadRequest, match="role"):
        await provider.mappers.create("role", identity_provider_mapper=kind, config=config)
    mapper = provider.mappers.by_id(mapper_id)
    made = await mapper.get()
    assert made == {
        "id": mapper_id,
        "name": "role",
        "identityProviderAlias": "theirs",
        "identityProviderMapper": kind,
        "config": config,
    }
    assert await provider.mappers.all() == [made]
    await mapper.update(name="a role")
    assert await mapper.get() == made | {"name": "a role"}
    await mapper.update(config={"syncMode": "FORCE", "role": "offline_access"})
    assert (await mapper.get()).config == {"syncMode": "FORCE", "role": "offline_access"}
    await mapper.replace(made)
    assert await mapper.get() == made
    await mapper.delete()
    with pytest.raises(NotFound):
        await mapper.get()
    assert await provider.mappers.all() == []
