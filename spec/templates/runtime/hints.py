"""What an error of Keycloak's takes, where that is known for sure: each hint has been seen to help on a real server."""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import unquote

_FORBIDDEN = "HTTP 403 Forbidden"
"""What the Admin API says where a role is missing, and not of other refusals."""
_ADMINISTRATION = re.compile(r"/admin/realms/([^/?]+)(?:/([^?]*))?")
_UNKNOWN_FIELD = re.compile(r'Unrecognized field "')

_REALM = ("view-realm", "manage-realm")
_USERS = ("view-users", "manage-users")
_CLIENTS = ("view-clients", "manage-clients")
_EVENTS = ("view-events", "manage-events")
_ROLES: dict[str, tuple[str | None, str | None]] = {
    "": (None, "manage-realm"),
    "admin-events": _EVENTS,
    "attack-detection": _USERS,
    "authentication": _REALM,
    "client-policies": _REALM,
    "client-scopes": _CLIENTS,
    "client-session-stats": _REALM,
    "clients": _CLIENTS,
    "clients-initial-access": _CLIENTS,
    "components": _REALM,
    "credential-registrators": _REALM,
    "default-default-client-scopes": _CLIENTS,
    "default-groups": _REALM,
    "events": _EVENTS,
    "group-by-path": _USERS,
    "groups": _USERS,
    "identity-provider": ("view-identity-providers", "manage-identity-providers"),
    "keys": _REALM,
    "localization": (None, "manage-realm"),
    "partial-export": (None, "manage-realm"),
    "partialImport": (None, "manage-realm"),
    "roles": _REALM,
    "roles-by-id": _REALM,
    "users": _USERS,
}
"""By what comes after the realm in the path: the role that suffices to read there, and to write."""
_OTHERWISE = re.compile(
    r"users/profile|(?:clients/[^/]+/)?roles/[^/]+/(?:users|groups)"
    r"|.*/(?:authz|management|evaluate-scopes|service-account-user)(?:/|$)"
)
"""Paths below those that take other roles, or several."""

_SAYINGS = {
    ("invalid_grant", "Account is not fully set up"): (
        "The user has required actions, such as a temporary password's, or lacks what the user profile requires: email "
        "address, first and last name unless it was changed"
    ),
    ("unauthorized_client", "Invalid client or Invalid client credentials"): "The client's secret is wrong or missing",
    ("invalid_client", "Invalid client or Invalid client credentials"): (
        "The realm has no such client, or it is disabled"
    ),
    ("unauthorized_client", "Client not allowed for direct access grants"): (
        "The client needs directAccessGrantsEnabled"
    ),
    ("unauthorized_client", "Client not enabled to retrieve service account"): (
        "The client needs serviceAccountsEnabled"
    ),
    ("unauthorized_client", "Public client not allowed to retrieve service account"): (
        "The client needs a secret: publicClient must be false, and serviceAccountsEnabled true"
    ),
    ("invalid_grant", "Client not allowed OAuth 2.0 Device Authorization Grant"): (
        'The client needs the attribute "oauth2.device.authorization.grant.enabled": "true"'
    ),
    ("invalid_request", "Standard token exchange is not enabled for the requested client"): (
        'The client needs the attribute "standard.token.exchange.enabled": "true"'
    ),
}
"""By `error` and `error_description` of the endpoints of OpenID Connect."""


def hint_for(status: int, method: str, path: str, error: str | None, description: str | None) -> str | None:
    """Return what an answer's error takes, None where that is not known.

    Args:
        status: the answer's.
        method: of the request.
        path: of the request, encoded.
        error: Keycloak's or OAuth's error code.
        description: the explanation that came with it.
    """
    if status == HTTPStatus.FORBIDDEN and error == _FORBIDDEN:
        return _missing_role(method, path)
    if status == HTTPStatus.CONFLICT and path.endswith("/partialImport"):
        return 'With ifResourceExists "SKIP" what is there is left as it is, with "OVERWRITE" it is replaced'
    if status == HTTPStatus.BAD_REQUEST and error and _UNKNOWN_FIELD.search(error):
        return "This version of the server has no field of that name"
    return _SAYINGS.get((error or "", description or ""))


def _missing_role(method: str, path: str) -> str | None:
    if method == "POST" and path.rstrip("/").endswith("/admin/realms"):
        return 'This takes the realm role "create-realm" of master'
    found = _ADMINISTRATION.search(path)
    if not found or _OTHERWISE.match(found[2] or ""):
        return None
    realm, place = unquote(found[1]), found[2] or ""
    read, write = _ROLES.get(place.partition("/")[0], (None, None))
    role = read if method == "GET" else "impersonation" if place.endswith("/impersonation") else write
    if role is None:
        return None
    if realm == "master":
        return f'By default this takes the role "{role}" of the client "master-realm"'
    return (
        f'By default this takes the role "{role}" of the client "realm-management", or of "{realm}-realm" where the '
        "account is of master"
    )
