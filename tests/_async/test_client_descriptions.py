"""Clients in other formats: what the server reads, and what it writes for adapters."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

REGISTRATION = {"client_name": "Shop", "redirect_uris": ["https://shop.example.org/*"], "grant_types": ["implicit"]}
DESCRIPTOR = """
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.org">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
      Location="https://sp.example.org/acs"/>
  </SPSSODescriptor>
</EntityDescriptor>
"""


async def test_descriptions(admin: AsyncRealm) -> None:
    before = await admin.clients.all()
    shop = await admin.clients.convert_description(REGISTRATION)
    assert (shop.name, shop.redirect_uris) == ("Shop", ["https://shop.example.org/*"])
    assert (shop.implicit_flow_enabled, shop.standard_flow_enabled) == (True, False)
    assert await admin.clients.convert_description(json.dumps(REGISTRATION)) == shop
    provider = await admin.clients.convert_description(DESCRIPTOR)
    assert (provider.client_id, provider.protocol) == ("https://sp.example.org", "saml")
    with pytest.raises(BadRequest, match="Unsupported format"):
        await admin.clients.convert_description("shop")
    assert await admin.clients.all() == before


async def test_installations(admin: AsyncRealm) -> None:
    secret = "stand-in-secret-of-the-installation"
    app = admin.clients.by_id(await admin.clients.create("app", secret=secret))
    adapter = json.loads(await app.installation("keycloak-oidc-keycloak-json"))
    assert (adapter["resource"], adapter["credentials"]) == ("app", {"secret": secret})
    provider = admin.clients.by_id(await admin.clients.create("https://sp.example.org", protocol="saml"))
    assert "https://sp.example.org" in str(await provider.installation("saml-sp-descriptor"))
    mellon = await provider.installation("mod-auth-mellon")
    assert isinstance(mellon, bytes)
    # It holds a private key, so a cassette has a name in its place.
    assert mellon == b"stand-in-file" or zipfile.is_zipfile(io.BytesIO(mellon))
    with pytest.raises(NotFound, match="Unknown Provider"):
        await app.installation("none")
