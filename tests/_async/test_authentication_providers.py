"""What flows and clients of a realm can use to authenticate, and which settings that has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_providers(admin: AsyncRealm) -> None:
    authentication = admin.authentication
    authenticators = {str(one.id): one for one in await authentication.authenticator_providers()}
    assert len(authenticators) > 20
    assert authenticators["auth-cookie"].display_name == "Cookie"
    for_clients = {str(one.id): one for one in await authentication.client_authenticator_providers()}
    assert for_clients["client-secret"].supports_secret is True
    assert for_clients["client-jwt"].supports_secret is False
    assert [one.id for one in await authentication.form_providers()] == ["registration-page-form"]
    assert "registration-user-creation" in [one.id for one in await authentication.form_action_providers()]


async def test_settings(admin: AsyncRealm) -> None:
    authentication = admin.authentication
    described = await authentication.config_description("identity-provider-redirector")
    assert described.provider_id == "identity-provider-redirector"
    assert [one.name for one in described.properties or []] == ["defaultProvider"]
    assert (await authentication.config_description("auth-cookie")).properties == []
    with pytest.raises(NotFound):
        await authentication.config_description("nobody")
    by_provider = await authentication.client_config_descriptions()
    assert by_provider["client-secret"] == []
    assert "jwt.credential.issuer" in [one.name for one in by_provider["federated-jwt"]]


async def test_credential_registrators(admin: AsyncRealm) -> None:
    assert "CONFIGURE_TOTP" in await admin.credential_registrators()
    await admin.authentication.required_actions.by_alias("CONFIGURE_TOTP").update(enabled=False)
    assert "CONFIGURE_TOTP" not in await admin.credential_registrators()
