"""What the environment says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._client import ClientSecret
from ._password import Password

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._kinds import Credentials


def credentials_of(env: Mapping[str, str]) -> Credentials | None:
    """Return the credentials that the environment describes, None if it describes none.

    Raises:
        ValueError: if one half of a pair is missing; it names the variable.
    """
    realm, client_id, secret = (env.get(f"KEYCLOAK_{name}") for name in ("LOGIN_REALM", "CLIENT_ID", "CLIENT_SECRET"))
    username, password = env.get("KEYCLOAK_USERNAME"), env.get("KEYCLOAK_PASSWORD")
    if bool(username) != bool(password):
        raise ValueError("KEYCLOAK_USERNAME and KEYCLOAK_PASSWORD go together")
    if secret and not client_id:
        raise ValueError("KEYCLOAK_CLIENT_SECRET needs KEYCLOAK_CLIENT_ID")
    if username and password:
        client_id = client_id or "admin-cli"
        return Password(username, password, client_id=client_id, client_secret=secret, realm=realm)
    if client_id:
        if not secret:
            raise ValueError("KEYCLOAK_CLIENT_ID needs KEYCLOAK_CLIENT_SECRET, or KEYCLOAK_USERNAME")
        return ClientSecret(client_id, secret, realm=realm)
    return None
