"""The places of a realm, by the nouns of the Admin API; each is loaded by those who go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .node import AsyncNode

if TYPE_CHECKING:
    from .assigned_client_scopes import AsyncAssignedClientScopes
    from .attack_detection import AsyncAttackDetection
    from .authentication import AsyncAuthentication
    from .caches import AsyncCaches
    from .client_policies import AsyncClientPolicies
    from .client_scopes import AsyncClientScopes
    from .client_types import AsyncClientTypes
    from .clients import AsyncClients
    from .clients_v2 import AsyncClientsV2
    from .components import AsyncComponents
    from .events import AsyncAdminEvents, AsyncEvents
    from .groups import AsyncGroups
    from .identity_providers import AsyncIdentityProviders
    from .initial_access_tokens import AsyncInitialAccessTokens
    from .keys import AsyncKeys
    from .ldap import AsyncLdap
    from .localization import AsyncLocalization
    from .organizations import AsyncOrganizations
    from .roles import AsyncRoles
    from .sessions import AsyncSessions
    from .unstable import AsyncUnstable
    from .user_profile import AsyncUserProfile
    from .user_storage import AsyncUserStorage
    from .users import AsyncUsers
    from .workflows import AsyncWorkflows


class AsyncRealmPlaces(AsyncNode):
    """What a realm holds."""

    @property
    def users(self) -> AsyncUsers:
        """The users."""
        from .users import AsyncUsers

        return self._at(AsyncUsers)

    @property
    def groups(self) -> AsyncGroups:
        """The groups."""
        from .groups import AsyncGroups

        return self._at(AsyncGroups)

    @property
    def roles(self) -> AsyncRoles:
        """The realm's own roles."""
        from .roles import AsyncRoles

        return self._at(AsyncRoles)

    @property
    def clients(self) -> AsyncClients:
        """The clients."""
        from .clients import AsyncClients

        return self._at(AsyncClients)

    @property
    def client_scopes(self) -> AsyncClientScopes:
        """The client scopes."""
        from .client_scopes import AsyncClientScopes

        return self._at(AsyncClientScopes)

    @property
    def client_policies(self) -> AsyncClientPolicies:
        """What is demanded of clients: policies, and the profiles that they apply."""
        from .client_policies import AsyncClientPolicies

        return self._at(AsyncClientPolicies)

    @property
    def keys(self) -> AsyncKeys:
        """The keys that the realm signs and encrypts with."""
        from .keys import AsyncKeys

        return self._at(AsyncKeys)

    @property
    def localization(self) -> AsyncLocalization:
        """The realm's own texts in the languages of its pages."""
        from .localization import AsyncLocalization

        return self._at(AsyncLocalization)

    @property
    def events(self) -> AsyncEvents:
        """What users and clients have done, such as logins."""
        from .events import AsyncEvents

        return self._at(AsyncEvents)

    @property
    def admin_events(self) -> AsyncAdminEvents:
        """What administrators have changed."""
        from .events import AsyncAdminEvents

        return self._at(AsyncAdminEvents)

    @property
    def sessions(self) -> AsyncSessions:
        """The sessions of users."""
        from .sessions import AsyncSessions

        return self._at(AsyncSessions)

    @property
    def attack_detection(self) -> AsyncAttackDetection:
        """Who failed to log in, and is locked out for it."""
        from .attack_detection import AsyncAttackDetection

        return self._at(AsyncAttackDetection)

    @property
    def user_profile(self) -> AsyncUserProfile:
        """Which attributes users have."""
        from .user_profile import AsyncUserProfile

        return self._at(AsyncUserProfile)

    @property
    def clients_v2(self) -> AsyncClientsV2:
        """The clients, in the second version of the administration."""
        from .clients_v2 import AsyncClientsV2

        return self._at(AsyncClientsV2)

    @property
    def client_types(self) -> AsyncClientTypes:
        """The client types."""
        from .client_types import AsyncClientTypes

        return self._at(AsyncClientTypes)

    @property
    def initial_access_tokens(self) -> AsyncInitialAccessTokens:
        """The tokens with which clients register themselves."""
        from .initial_access_tokens import AsyncInitialAccessTokens

        return self._at(AsyncInitialAccessTokens)

    @property
    def default_client_scopes(self) -> AsyncAssignedClientScopes:
        """The client scopes that a new client always has."""
        from ..._core.client_scopes import REALM_DEFAULT_SCOPES
        from .assigned_client_scopes import AsyncAssignedClientScopes

        return AsyncAssignedClientScopes(*self._path, client=self._client, operations=REALM_DEFAULT_SCOPES)

    @property
    def optional_client_scopes(self) -> AsyncAssignedClientScopes:
        """The client scopes that a new client may ask for."""
        from ..._core.client_scopes import REALM_OPTIONAL_SCOPES
        from .assigned_client_scopes import AsyncAssignedClientScopes

        return AsyncAssignedClientScopes(*self._path, client=self._client, operations=REALM_OPTIONAL_SCOPES)

    @property
    def organizations(self) -> AsyncOrganizations:
        """The organizations."""
        from .organizations import AsyncOrganizations

        return self._at(AsyncOrganizations)

    @property
    def authentication(self) -> AsyncAuthentication:
        """How users and clients authenticate."""
        from .authentication import AsyncAuthentication

        return self._at(AsyncAuthentication)

    @property
    def identity_providers(self) -> AsyncIdentityProviders:
        """The identity providers."""
        from .identity_providers import AsyncIdentityProviders

        return self._at(AsyncIdentityProviders)

    @property
    def components(self) -> AsyncComponents:
        """The components, such as key providers and user federation."""
        from .components import AsyncComponents

        return self._at(AsyncComponents)

    @property
    def workflows(self) -> AsyncWorkflows:
        """The workflows."""
        from .workflows import AsyncWorkflows

        return self._at(AsyncWorkflows)

    @property
    def user_storage(self) -> AsyncUserStorage:
        """What user federation does when told to."""
        from .user_storage import AsyncUserStorage

        return self._at(AsyncUserStorage)

    @property
    def ldap(self) -> AsyncLdap:
        """LDAP servers, tried before the realm uses them."""
        from .ldap import AsyncLdap

        return self._at(AsyncLdap)

    @property
    def caches(self) -> AsyncCaches:
        """What the server keeps in memory."""
        from .caches import AsyncCaches

        return self._at(AsyncCaches)

    @property
    def unstable(self) -> AsyncUnstable:
        """What the admin console asks for: no stable API, it may change in any release of Keycloak."""
        from .unstable import AsyncUnstable

        return self._at(AsyncUnstable)
