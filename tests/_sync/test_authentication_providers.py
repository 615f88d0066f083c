# Made by scripts/unasync.py from tests/_async/test_authentication_providers.py; not to be edited.
"""What flows and clients of a realm can use to authenticate, and which settings that has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_providers(admin: Realm) -> None:
    authentication = admin.authentication
    authenticators = {str(one.id): one for one in authentication.authenticator_providers()}
    assert len(authenticators) > 20
    assert authenticators["auth-cookie"].display_name == "Cookie"
    for_clients = {str(one.id): one for one in authentication.client_authenticator_providers()}
    assert for_clients["client-secret"].supports_secret is True
    assert for_clients["client-jwt"].supports_secret is False
    assert [one.id for one in authentication.form_providers()] == ["registration-page-form"]
    assert "registration-user-creation" in [one.id for one in authentication.form_action_providers()]


def test_settings(admin: Realm) -> None:
    authentication = admin.authentication
    described = authentication.config_description("identity-provider-redirector")
    assert described.provider_id == "identity-provider-redirector"
    assert [one.name for one in described.properties or []] == ["defaultProvider"]
    assert (authentication.config_description("auth-cookie")).properties == []
    with pytest.raises(NotFound):
        authentication.config_description("nobody")
    by_provider = authentication.client_config_descriptions()
    assert by_provider["client-secret"] == []
    assert "jwt.credential.issuer" in [one.name for one in by_provider["federated-jwt"]]


def test_credential_registrators(admin: Realm) -> None:
    assert "CONFIGURE_TOTP" in admin.credential_registrators()
    admin.authentication.required_actions.by_alias("CONFIGURE_TOTP").update(enabled=False)
    assert "CONFIGURE_TOTP" not in admin.credential_registrators()
