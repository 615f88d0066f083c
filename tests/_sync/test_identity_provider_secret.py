# Made by scripts/unasync.py from tests/_async/test_identity_provider_secret.py; not to be edited.
"""The secret of an identity provider, which nobody can read, stays what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests._sync.made import SECRET, make_app

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

MASK = "**********"


def refused_for(realm: KeycloakRealm, admin: Realm) -> str | None:
    """Log in at the provider, which is the realm itself, as far as the provider's answer to a code of nobody's."""
    admin.events.delete()
    of_realm = f"{realm.server_url}/realms/{realm.realm_name}"
    asked = {
        "client_id": "app",
        "redirect_uri": "https://app.example.org/done",
        "response_type": "code",
        "scope": "openid",
        "kc_idp_hint": "itself",
    }
    with httpx.Client() as browser:
        to_broker = browser.get(f"{of_realm}/protocol/openid-connect/auth", params=asked)
        # A browser takes a loopback address for a secure one, and sends cookies there that are for secure ones.
        cookies = [cookie.partition(";")[0] for cookie in to_broker.headers.get_list("set-cookie")]
        browser.headers["Cookie"] = "; ".join(cookies)
        to_provider = browser.get(to_broker.headers["location"])
        state = httpx.URL(to_provider.headers["location"]).params["state"]
        browser.get(f"{of_realm}/broker/itself/endpoint", params={"state": state, "code": "stand-in-code-of-nobody"})
    [event] = admin.events.all(type=["CODE_TO_TOKEN_ERROR"])
    return event.error


def test_an_update_keeps_the_secret(realm: KeycloakRealm, admin: Realm) -> None:
    make_app(realm, admin)
    admin.events.config.update(events_enabled=True)
    url = f"{realm.server_url}/realms/{realm.realm_name}/.well-known/openid-configuration"
    config = admin.identity_providers.import_config("oidc", url)
    config |= {"clientId": "app", "clientSecret": SECRET, "clientAuthMethod": "client_secret_post"}
    admin.identity_providers.create("itself", provider_id="oidc", config=config)
    provider = admin.identity_providers.by_alias("itself")
    assert refused_for(realm, admin) == "invalid_code"

    masked = (provider.get()).config or {}
    assert masked["clientSecret"] == MASK
    with pytest.raises(ValueError, match=r"^config\.clientSecret: the server has hidden it"):
        admin.identity_providers.create("copy", provider_id="oidc", config=masked)
    provider.update(display_name="Ourselves")
    assert (provider.get()).display_name == "Ourselves"
    assert refused_for(realm, admin) == "invalid_code"
    provider.update(config=masked | {"clientSecret": "another secret"})
    assert refused_for(realm, admin) == "invalid_client_credentials"
