from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live
CERTIFICATE = {"attribute": "jwt.credential"}


@pytest.fixture(scope="module")
def client(call: Called) -> str:
    return created(call, {"clientId": "shop", "secret": "throw-away", "serviceAccountsEnabled": True})


def created(call: Called, body: dict[str, object]) -> str:
    return call("create_client", json=body).headers["location"].rsplit("/", 1)[1]


@pytest.fixture(scope="module")
def user(call: Called) -> str:
    return call("create_user", json={"username": "alice"}).headers["location"].rsplit("/", 1)[1]


def test_a_client_description_is_json_or_any_text(call: Called) -> None:
    call("convert_client_description", json={"client_name": "shop", "redirect_uris": ["https://shop.example"]})
    text = '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="sp"><SPSSODescriptor '
    text += 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="1" '
    text += 'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example"/>'
    text += "</SPSSODescriptor></EntityDescriptor>"
    answer = call("convert_client_description", content=text, headers={"Content-Type": "text/plain"})
    assert answer.json()["clientId"] == "sp"


def test_policies_and_profiles_answer_without_content(call: Called) -> None:
    call("update_client_policies", json=call("get_client_policies").json())
    call("update_client_profiles", json=call("get_client_profiles").json())


def test_client_types_have_any_value(call: Called) -> None:
    call("update_client_types", json={"client-types": call("get_client_types").json()["client-types"]})


def test_a_new_initial_access_token_is_in_the_answer(call: Called) -> None:
    assert call("create_initial_access_token", json={"count": 1, "expiration": 60}).json()["token"]


def test_a_rotated_secret_is_invalidated_without_content(call: Called) -> None:
    config = {"expiration-period": 86400, "rotated-expiration-period": 3600, "remaining-rotation-period": 100}
    profile = {"name": "rotation", "executors": [{"executor": "secret-rotation", "configuration": config}]}
    call("update_client_profiles", json={"profiles": [profile]})
    policy = {"name": "rotate", "enabled": True, "profiles": ["rotation"]}
    policy["conditions"] = [{"condition": "any-client", "configuration": {}}]
    call("update_client_policies", json={"policies": [policy]})
    path = {"client_uuid": created(call, {"clientId": "rotated", "publicClient": False})}
    call("regenerate_client_secret", path)
    call("get_rotated_client_secret", path)
    call("invalidate_rotated_client_secret", path)
    call("update_client_policies", json={"policies": []})


@pytest.mark.parametrize("provider", ["keycloak-oidc-keycloak-json", "keycloak-oidc-jboss-subsystem-cli"])
def test_an_installation_is_plain_text(call: Called, client: str, provider: str) -> None:
    call("get_client_installation", {"client_uuid": client, "provider_id": provider})


def test_the_installation_of_mellon_is_a_zip_file(call: Called) -> None:
    path = {"client_uuid": created(call, {"clientId": "saml", "protocol": "saml"}), "provider_id": "mod-auth-mellon"}
    answer = call("get_client_installation", path)
    assert answer.headers["content-type"] == "application/zip"
    assert answer.content.startswith(b"PK")


def test_keystores_and_certificates_are_uploaded_as_forms(call: Called, client: str) -> None:
    path = {"client_uuid": client, **CERTIFICATE}
    store = {"format": "PKCS12", "keyAlias": "shop", "keyPassword": "throw-away", "storePassword": "throw-away"}
    keystore = call("generate_and_download_client_keystore", path, json=store).content
    form = {"keystoreFormat": "PKCS12", "keyAlias": "shop", "keyPassword": "throw-away", "storePassword": "throw-away"}
    call("upload_client_keystore", path, data=form, files={"file": ("shop.p12", keystore)})
    certificate = call("generate_client_certificate", path).json()["certificate"]
    files = {"file": ("shop.pem", certificate)}
    call("upload_client_certificate", path, data={"keystoreFormat": "Certificate PEM"}, files=files)
    call("upload_identity_provider_certificate", data={"keystoreFormat": "Certificate PEM"}, files=files)


def test_a_node_is_registered(call: Called, client: str) -> None:
    call("register_client_node", {"client_uuid": client}, json={"node": "127.0.0.1"})
    call("unregister_client_node", {"client_uuid": client, "node": "127.0.0.1"})


@pytest.mark.parametrize("kind", ["access_token", "id_token", "userinfo"])
def test_example_tokens_hold_any_claim(call: Called, client: str, user: str, kind: str) -> None:
    mapper = {"name": kind, "protocol": "openid-connect", "protocolMapper": "oidc-hardcoded-claim-mapper"}
    targets = ("access.token.claim", "id.token.claim", "userinfo.token.claim")
    config = {"claim.name": "extra", "claim.value": "1", **dict.fromkeys(targets, "true")}
    call("create_client_protocol_mapper", {"client_uuid": client}, json={**mapper, "config": config})
    query = {"userId": user, "scope": "openid profile"}
    assert call(f"generate_example_{kind}", {"client_uuid": client}, params=query).json()["extra"] == "1"
    assert call.refused(f"generate_example_{kind}", {"client_uuid": client}).status_code == 404


def test_the_audience_is_a_text_or_several(call: Called, user: str) -> None:
    client = created(call, {"clientId": "narrow", "fullScopeAllowed": False})
    seen: list[object] = []
    for number in range(2):
        mapper = {"name": f"audience{number}", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper"}
        config = {"included.custom.audience": f"https://{number}.example", "access.token.claim": "true"}
        call("create_client_protocol_mapper", {"client_uuid": client}, json={**mapper, "config": config})
        token = call("generate_example_access_token", {"client_uuid": client}, params={"userId": user}).json()
        seen.append(token["aud"])
    assert (seen[0], type(seen[1])) == ("https://0.example", list)


def test_an_example_saml_response_is_a_json_text(call: Called, user: str) -> None:
    path = {
        "client_uuid": created(call, {"clientId": "saml2", "protocol": "saml", "redirectUris": ["https://sp.example"]})
    }
    assert call("generate_example_saml_response", path, params={"userId": user}).json().startswith("<")
    assert call.refused("generate_example_saml_response", path).status_code == 404


def test_scope_is_a_parameter_of_granted_and_not_granted(call: Called, client: str) -> None:
    path = {"client_uuid": client, "role_container_id": call.realm}
    for operation in ("list_granted_scope_mappings", "list_not_granted_scope_mappings"):
        assert isinstance(call(operation, path, params={"scope": "offline_access"}).json(), list)


def test_authorization_is_lost_when_an_update_leaves_it_out(call: Called) -> None:
    body = {"clientId": "server", "serviceAccountsEnabled": True, "authorizationServicesEnabled": True}
    path = {"client_uuid": created(call, body)}
    call("update_client", path, json={"clientId": "server", "name": "renamed"})
    assert call.refused("get_resource_server", path).status_code == 404
