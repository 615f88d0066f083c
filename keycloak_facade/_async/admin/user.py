"""One user of a realm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import users as api
from keycloak_openapi.models import UserRepresentation

from ..._core.hidden import hidden
from ..._core.predecessor import PATHS
from ..._core.texts import list_of_texts
from .node import AsyncNodeWithId
from .user_attributes import warn_of_dropped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from keycloak_openapi.models import ImpersonationResult, UserRepresentationFields, UserSessionRepresentation
    from keycloak_openapi.request import Request

    from .admin import AsyncKeycloakAdmin
    from .base import AsyncLookup
    from .user_access import AsyncUserConsents, AsyncUserFederatedIdentities
    from .user_credentials import AsyncUserCredentials
    from .user_groups import AsyncUserGroups
    from .user_role_mappings import AsyncUserRoleMappings
    from .user_verifiable_credentials import AsyncUserVerifiableCredentials

_REMOVABLE = ("first_name", "last_name", "email", "attributes")


class AsyncUser(AsyncNodeWithId):
    """One user of a realm.

    Args:
        realm_name: the realm.
        user_id: the user's id.
        client: what sends.
    """

    _paths = PATHS["User"]

    def __init__(self, realm_name: str, user_id: str | AsyncLookup, client: AsyncKeycloakAdmin) -> None:
        super().__init__(realm_name, user_id, client=client)
        self._user: UserRepresentation | None = None

    @property
    async def user(self) -> UserRepresentation:
        """The user as of the first use of this property, or the last call of `get` or `update`."""
        return await self.get() if self._user is None else self._user

    async def get(self, *, user_profile_metadata: bool | None = None) -> UserRepresentation:
        """Return the user.

        Args:
            user_profile_metadata: True for what the realm's user profile says of each attribute too.
        """
        self._user = await self._send(api.get_user, user_profile_metadata=user_profile_metadata)
        return self._user

    async def update(self, **fields: Unpack[UserRepresentationFields]) -> None:
        """Change the given fields; the others stay as they are.

        The user is read first, for the server erases names and email address when attributes come without them.
        Attributes that it does not keep are told by an UnmanagedAttributeWarning.

        Args:
            **fields: None removes `first_name`, `last_name`, `email` or all `attributes`, and changes nothing else.
        """
        changed = await self._changed(UserRepresentation, self.get, fields)
        if any(value is None and name in _REMOVABLE for name, value in fields.items()):
            # Sent without attributes, the server takes what is left out for unchanged.
            changed.setdefault("attributes", {})
        await self.replace(changed)

    async def replace(self, representation: UserRepresentation | Mapping[str, Any]) -> None:
        """Write the user as given; attributes that are not kept are told by an UnmanagedAttributeWarning."""
        self._user = None
        await self._send(api.update_user, representation)
        await warn_of_dropped(self._client, self._realm_name, await self.id(), representation.get("attributes"))

    async def delete(self) -> None:
        """Delete the user."""
        await self._send(api.delete_user)
        self._user = None

    async def reset_password(self, password: str, temporary: bool = False) -> None:
        """Set a password.

        Args:
            password: the new one.
            temporary: whether the user must change it at the next login.
        """
        password = hidden(password)
        body = {"type": "password", "value": password, "temporary": temporary}
        await self._send(api.reset_user_password, body)

    async def logout(self) -> None:
        """End all sessions of the user."""
        await self._send(api.logout_user)

    async def sessions(self) -> list[UserSessionRepresentation]:
        """Return the sessions of the user, but for the offline ones."""
        return await self._send(api.list_user_sessions)

    async def offline_sessions(self, client_uuid: str) -> list[UserSessionRepresentation]:
        """Return the offline sessions of the user with one client, by its internal id."""
        return await self._send(api.list_user_offline_sessions, client_uuid)

    async def impersonate(self) -> ImpersonationResult:
        """Start a browser session as the user; `realm.client.session` keeps its cookies."""
        return await self._send(api.impersonate_user)

    async def unmanaged_attributes(self) -> dict[str, list[str]]:
        """Return the attributes that the realm's user profile does not declare."""
        return await self._send(api.get_user_unmanaged_attributes)

    async def storage_credential_types(self) -> list[str]:
        """Return the types of the credentials that a user storage keeps for the user, such as `password` for LDAP."""
        return await self._send(api.list_user_storage_credential_types)

    async def disable_credential_types(self, types: Sequence[str]) -> None:
        """Disable credentials of some types, those in the user's `disableable_credential_types`; others stay."""
        await self._send(api.disable_user_credential_types, list_of_texts("types", types))

    async def send_actions_email(
        self,
        actions: Sequence[str],
        *,
        client_id: str | None = None,
        redirect_uri: str | None = None,
        lifespan: int | None = None,
    ) -> None:
        """Send the user a link at which actions are to be done.

        Args:
            actions: such as `UPDATE_PASSWORD`, `VERIFY_EMAIL` or `CONFIGURE_TOTP`.
            client_id: the client, by what it is known by in OAuth, that the last page leads back to.
            redirect_uri: where to; one of the client's.
            lifespan: seconds for which the link works.

        Raises:
            BadRequest: if there is no such action, or the user has no email address or is disabled.
            ServerError: if the realm's mail server does not take it.
        """
        await self._send_mail(
            api.send_user_actions_email,
            list_of_texts("actions", actions),
            client_id=client_id,
            redirect_uri=redirect_uri,
            lifespan=lifespan,
        )

    async def send_verify_email(
        self, *, client_id: str | None = None, redirect_uri: str | None = None, lifespan: int | None = None
    ) -> None:
        """Send the user a link that proves the email address; arguments and errors as in `send_actions_email`."""
        await self._send_mail(
            api.send_user_verify_email, client_id=client_id, redirect_uri=redirect_uri, lifespan=lifespan
        )

    async def send_reset_password_email(self, *, client_id: str | None = None, redirect_uri: str | None = None) -> None:
        """Send the user a link at which the password can be set.

        Keycloak has deprecated it: `send_actions_email(["UPDATE_PASSWORD"])` does the same.
        """
        await self._send_mail(api.send_user_reset_password_email, client_id=client_id, redirect_uri=redirect_uri)

    async def _send_mail(self, operation: Callable[..., Request[None]], *values: Any, **query: Any) -> None:
        # They are PUTs, but each sends a mail more.
        await self._client.send(await self._request(operation, *values, **query), is_harmless=False)

    @property
    def credentials(self) -> AsyncUserCredentials:
        """What the user logs in with."""
        from .user_credentials import AsyncUserCredentials

        return self._at(AsyncUserCredentials)

    @property
    def verifiable_credentials(self) -> AsyncUserVerifiableCredentials:
        """The verifiable credentials that the user may be issued."""
        from .user_verifiable_credentials import AsyncUserVerifiableCredentials

        return self._at(AsyncUserVerifiableCredentials)

    @property
    def consents(self) -> AsyncUserConsents:
        """What the user has granted to clients."""
        from .user_access import AsyncUserConsents

        return self._at(AsyncUserConsents)

    @property
    def federated_identities(self) -> AsyncUserFederatedIdentities:
        """The accounts at identity providers that the user can log in with."""
        from .user_access import AsyncUserFederatedIdentities

        return self._at(AsyncUserFederatedIdentities)

    @property
    def groups(self) -> AsyncUserGroups:
        """The groups of the user."""
        from .user_groups import AsyncUserGroups

        return self._at(AsyncUserGroups)

    @property
    def role_mappings(self) -> AsyncUserRoleMappings:
        """The roles of the user."""
        from .user_role_mappings import AsyncUserRoleMappings

        return self._at(AsyncUserRoleMappings)
