"""What the environment says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.hidden import hidden
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
    realm, client_id, username = (env.get(f"KEYCLOAK_{name}") for name in ("LOGIN_REALM", "CLIENT_ID", "USERNAME"))
    secret, password = hidden(env.get("KEYCLOAK_CLIENT_SECRET")), hidden(env.get("KEYCLOAK_PASSWORD"))
    del env  # whose repr shows both, where the variables of a traceback are listed
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
