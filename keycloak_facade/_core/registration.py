"""The operations on clients that were registered, and what is written back of their metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from keycloak_openapi.api import client_registration as api

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keycloak_openapi.models import ClientMetadata
    from keycloak_openapi.request import Request

SESSION_REQUIRED = "backchannel_logout_session_required"
REVOKE_OFFLINE = "backchannel_logout_revoke_offline_tokens"
# RFC 7592, section 2.2: these are the server's.
NOT_WRITTEN = (
    "registration_access_token",
    "registration_client_uri",
    "client_id_issued_at",
    "client_secret_expires_at",
)


@frozen
class RegistrationOperations:
    """The operations on one registered client, in one of the forms that describe it."""

    get: Callable[..., Request[Any]]
    update: Callable[..., Request[Any]]
    delete: Callable[..., Request[None]]
    token: str
    """Under which name an answer holds the registration access token."""


DEFAULT = RegistrationOperations(
    get=api.get_registered_client,
    update=api.update_registered_client,
    delete=api.delete_registered_client,
    token="registrationAccessToken",  # noqa: S106 - a name
)

OPENID_CONNECT = RegistrationOperations(
    get=api.get_openid_connect_client,
    update=api.update_openid_connect_client,
    delete=api.delete_openid_connect_client,
    token="registration_access_token",  # noqa: S106 - a name
)


def metadata_to_write(read: ClientMetadata, changes: Mapping[str, Any]) -> ClientMetadata:
    """Return what to PUT so that only the changes, by Python name, change."""
    written = read.copy()
    for name in NOT_WRITTEN:
        written.pop(name, None)
    if REVOKE_OFFLINE not in read and SESSION_REQUIRED in read:
        # The server tells the one under the name of the other, which it takes for true where it is left out.
        written[REVOKE_OFFLINE] = written.pop(SESSION_REQUIRED)
    written.set_fields(changes)
    return written
