# Made by scripts/unasync.py from keycloak_facade/_async/admin/realm_places.py; not to be edited.
"""The places of a realm, by the nouns of the Admin API; each is loaded by those who go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .node import Node

if TYPE_CHECKING:
    from .assigned_client_scopes import AssignedClientScopes
    from .attack_detection import AttackDetection
    from .authentication import Authentication
    from .caches import Caches
    from .client_policies import ClientPolicies
    from .client_scopes import ClientScopes
    from .client_types import ClientTypes
    from .clients import Clients
    from .clients_v2 import ClientsV2
    from .components import Components
    from .events import AdminEvents, Events
    from .groups import Groups
    from .identity_providers import IdentityProviders
    from .initial_access_tokens import InitialAccessTokens
    from .keys import Keys
    from .ldap import Ldap
    from .localization import Localization
    from .organizations import Organizations
    from .roles import Roles
    from .sessions import Sessions
    from .unstable import Unstable
    from .user_profile import UserProfile
    from .user_storage import UserStorage
    from .users import Users
    from .workflows import Workflows


class RealmPlaces(Node):
    """What a realm holds."""

    @property
    def users(self) -> Users:
        """The users."""
        from .users import Users

        return self._at(Users)

    @property
    def groups(self) -> Groups:
        """The groups."""
        from .groups import Groups

        return self._at(Groups)

    @property
    def roles(self) -> Roles:
        """The realm's own roles."""
        from .roles import Roles

        return self._at(Roles)

    @property
    def clients(self) -> Clients:
        """The clients."""
        from .clients import Clients

        return self._at(Clients)

    @property
    def client_scopes(self) -> ClientScopes:
        """The client scopes."""
        from .client_scopes import ClientScopes

        return self._at(ClientScopes)

    @property
    def client_policies(self) -> ClientPolicies:
        """What is demanded of clients: policies, and the profiles that they apply."""
        from .client_policies import ClientPolicies

        return self._at(ClientPolicies)

    @property
    def keys(self) -> Keys:
        """The keys that the realm signs and encrypts with."""
        from .keys import Keys

        return self._at(Keys)

    @property
    def localization(self) -> Localization:
        """The realm's own texts in the languages of its pages."""
        from .localization import Localization

        return self._at(Localization)

    @property
    def events(self) -> Events:
        """What users and clients have done, such as logins."""
        from .events import Events

        return self._at(Events)

    @property
    def admin_events(self) -> AdminEvents:
        """What administrators have changed."""
        from .events import AdminEvents

        return self._at(AdminEvents)

    @property
    def sessions(self) -> Sessions:
        """The sessions of users."""
        from .sessions import Sessions

        return self._at(Sessions)

    @property
    def attack_detection(self) -> AttackDetection:
        """Who failed to log in, and is locked out for it."""
        from .attack_detection import AttackDetection

        return self._at(AttackDetection)

    @property
    def user_profile(self) -> UserProfile:
        """Which attributes users have."""
        from .user_profile import UserProfile

        return self._at(UserProfile)

    @property
    def clients_v2(self) -> ClientsV2:
        """The clients, in the second version of the administration."""
        from .clients_v2 import ClientsV2

        return self._at(ClientsV2)

    @property
    def client_types(self) -> ClientTypes:
        """The client types."""
        from .client_types import ClientTypes

        return self._at(ClientTypes)

    @property
    def initial_access_tokens(self) -> InitialAccessTokens:
        """The tokens with which clients register themselves."""
        from .initial_access_tokens import InitialAccessTokens

        return self._at(InitialAccessTokens)

    @property
    def default_client_scopes(self) -> AssignedClientScopes:
        """The client scopes that a new client always has."""
        from ..._core.client_scopes import REALM_DEFAULT_SCOPES
        from .assigned_client_scopes import AssignedClientScopes

        return AssignedClientScopes(*self._path, client=self._client, operations=REALM_DEFAULT_SCOPES)

    @property
    def optional_client_scopes(self) -> AssignedClientScopes:
        """The client scopes that a new client may ask for."""
        from ..._core.client_scopes import REALM_OPTIONAL_SCOPES
        from .assigned_client_scopes import AssignedClientScopes

        return AssignedClientScopes(*self._path, client=self._client, operations=REALM_OPTIONAL_SCOPES)

    @property
    def organizations(self) -> Organizations:
        """The organizations."""
        from .organizations import Organizations

        return self._at(Organizations)

    @property
    def authentication(self) -> Authentication:
        """How users and clients authenticate."""
        from .authentication import Authentication

        return self._at(Authentication)

    @property
    def identity_providers(self) -> IdentityProviders:
        """The identity providers."""
        from .identity_providers import IdentityProviders

        return self._at(IdentityProviders)

    @property
    def components(self) -> Components:
        """The components, such as key providers and user federation."""
        from .components import Components

        return self._at(Components)

    @property
    def workflows(self) -> Workflows:
        """The workflows."""
        from .workflows import Workflows

        return self._at(Workflows)

    @property
    def user_storage(self) -> UserStorage:
        """What user federation does when told to."""
        from .user_storage import UserStorage

        return self._at(UserStorage)

    @property
    def ldap(self) -> Ldap:
        """LDAP servers, tried before the realm uses them."""
        from .ldap import Ldap

        return self._at(Ldap)

    @property
    def caches(self) -> Caches:
        """What the server keeps in memory."""
        from .caches import Caches

        return self._at(Caches)

    @property
    def unstable(self) -> Unstable:
        """What the admin console asks for: no stable API, it may change in any release of Keycloak."""
        from .unstable import Unstable

        return self._at(Unstable)
