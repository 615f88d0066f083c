# Made by scripts/unasync.py from tests/_async/test_client_descriptions.py; not to be edited.
"""Clients in other formats: what the server reads, and what it writes for adapters."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

REGISTRATION = {"client_name": "Shop", "redirect_uris": ["https://shop.example.org/*"], "grant_types": ["implicit"]}
DESCRIPTOR = """
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.org">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
      Location="https://sp.example.org/acs"/>
  </SPSSODescriptor>
</EntityDescriptor>
"""


def test_descriptions(admin: Realm) -> None:
    before = admin.clients.all()
    shop = admin.clients.convert_description(REGISTRATION)
    assert (shop.name, shop.redirect_uris) == ("Shop", ["https://shop.example.org/*"])
    assert (shop.implicit_flow_enabled, shop.standard_flow_enabled) == (True, False)
    assert admin.clients.convert_description(json.dumps(REGISTRATION)) == shop
    provider = admin.clients.convert_description(DESCRIPTOR)
    assert (provider.client_id, provider.protocol) == ("https://sp.example.org", "saml")
    with pytest.raises(BadRequest, match="Unsupported format"):
        admin.clients.convert_description("shop")
    assert admin.clients.all() == before


def test_installations(admin: Realm) -> None:
    secret = "stand-in-secret-of-the-installation"
    app = admin.clients.by_id(admin.clients.create("app", secret=secret))
    adapter = json.loads(app.installation("keycloak-oidc-keycloak-json"))
    assert (adapter["resource"], adapter["credentials"]) == ("app", {"secret": secret})
    provider = admin.clients.by_id(admin.clients.create("https://sp.example.org", protocol="saml"))
    assert "https://sp.example.org" in str(provider.installation("saml-sp-descriptor"))
    mellon = provider.installation("mod-auth-mellon")
    assert isinstance(mellon, bytes)
    # It holds a private key, so a cassette has a name in its place.
    assert mellon == b"stand-in-file" or zipfile.is_zipfile(io.BytesIO(mellon))
    with pytest.raises(NotFound, match="Unknown Provider"):
        app.installation("none")
