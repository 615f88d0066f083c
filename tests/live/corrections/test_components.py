from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live
METADATA = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="idp"><IDPSSODescriptor
protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService
Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example"/></IDPSSODescriptor>
</EntityDescriptor>"""


def test_a_component_is_created_and_updated(call: Called) -> None:
    config = {"priority": ["1"], "algorithm": ["RS256"]}
    body = {"name": "key", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider"}
    created = call("create_component", json={**body, "config": config})
    path = {"component_id": created.headers["location"].rsplit("/", 1)[1]}
    component = call("get_component", path).json()
    call("update_component", path, json={**component, "name": "renamed"})


def test_the_kinds_of_component_have_any_metadata(call: Called) -> None:
    config = {
        "vendor": ["ad"],
        "connectionUrl": ["ldap://localhost"],
        "usersDn": ["ou=users"],
        "editMode": ["READ_ONLY"],
    }
    config |= {"rdnLDAPAttribute": ["cn"], "uuidLDAPAttribute": ["objectGUID"], "usernameLDAPAttribute": ["cn"]}
    config |= {"authType": ["none"], "userObjectClasses": ["person"]}
    body = {"name": "ldap", "providerId": "ldap", "providerType": "org.keycloak.storage.UserStorageProvider"}
    created = call("create_component", json={**body, "config": config})
    path = {"component_id": created.headers["location"].rsplit("/", 1)[1]}
    query = {"type": "org.keycloak.storage.ldap.mappers.LDAPStorageMapper"}
    found = call("list_sub_component_types", path, params=query).json()
    assert any(kind["metadata"] for kind in found)
    assert call.refused("list_sub_component_types", path).status_code == 400


@pytest.fixture(scope="module")
def providers(call: Called) -> list[str]:
    saml = {"singleSignOnServiceUrl": "https://idp.example", "idpEntityId": "idp"}
    oidc = {"clientId": "a", "authorizationUrl": "https://a.example", "tokenUrl": "https://a.example"}
    provider(call, "saml", saml)
    provider(call, "oidc", oidc)
    return ["saml", "oidc"]


def provider(call: Called, kind: str, config: dict[str, Any]) -> None:
    call("create_identity_provider", json={"alias": kind, "providerId": kind, "enabled": True, "config": config})


def test_metadata_is_imported_from_a_url_and_from_a_file(call: Called, realm_url: str) -> None:
    source = f"{realm_url}/.well-known/openid-configuration"
    found = call("import_identity_provider_config", json={"providerId": "oidc", "fromUrl": source}).json()
    assert found["tokenUrl"]
    file = {"file": ("metadata.xml", METADATA, "application/xml")}
    found = call("import_identity_provider_config", data={"providerId": "saml"}, files=file).json()
    assert found["singleSignOnServiceUrl"] == "https://idp.example"


def test_the_metadata_of_an_identity_provider_is_xml_or_nothing(call: Called, providers: list[str]) -> None:
    answers = [call("export_identity_provider", {"alias": alias}) for alias in providers]
    assert [answer.status_code for answer in answers] == [200, 204]


def test_mappers_of_an_identity_provider(call: Called, providers: list[str]) -> None:
    for alias in providers:
        assert call("list_identity_provider_mapper_types", {"alias": alias}).json()
    mapper = {
        "name": "role",
        "identityProviderAlias": "oidc",
        "identityProviderMapper": "oidc-hardcoded-role-idp-mapper",
    }
    call("create_identity_provider_mapper", {"alias": "oidc"}, json={**mapper, "config": {"syncMode": "INHERIT"}})


@pytest.mark.parametrize(
    "kind",
    [
        "ANY",
        "USER_AUTHENTICATION",
        "CLIENT_ASSERTION",
        "TRUST_MATERIAL",
        "EXCHANGE_EXTERNAL_TOKEN",
        "JWT_AUTHORIZATION_GRANT",
    ],
)
def test_the_kinds_of_identity_provider_are_known(call: Called, kind: str) -> None:
    call("list_identity_providers", params={"type": kind})
    call("list_identity_providers", params={"capability": "USER_LINKING"})


def test_an_unknown_kind_of_identity_provider_breaks_the_server(call: Called) -> None:
    assert call.refused("list_identity_providers", params={"type": "x"}).status_code == 500
    assert call.refused("list_identity_providers", params={"capability": "x"}).status_code == 500


def test_an_identity_provider_is_deleted_without_content(call: Called) -> None:
    body = {"alias": "gone", "providerId": "oidc", "config": {"clientId": "a", "tokenUrl": "https://a.example"}}
    call("create_identity_provider", json=body)
    call("delete_identity_provider", {"alias": "gone"})


@pytest.fixture
def realm_url(call: Called, server: Any) -> str:
    return f"{server.url}/realms/{call.realm}"
