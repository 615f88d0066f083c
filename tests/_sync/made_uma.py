# Made by scripts/unasync.py from tests/_async/made_uma.py; not to be edited.
"""A resource server, the client `app`, and people who own, share and want what it protects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_facade.exceptions import Forbidden
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm
    from keycloak_facade._sync.authz import KeycloakAuthz
    from keycloak_facade._sync.openid_connect import KeycloakOpenidConnect
    from keycloak_facade._sync.uma import KeycloakUMA


@frozen
class Person:
    """Somebody who is logged in to the client."""

    id: str
    token: str


@frozen
class ResourceServer:
    """The client `app`, with an access token of its account."""

    admin: Realm
    oidc: KeycloakOpenidConnect
    uma: KeycloakUMA
    authz: KeycloakAuthz
    account: str

    def person(self, name: str) -> Person:
        """A new user."""
        return self.login(name, make_user(self.admin, name))

    def login(self, name: str, id: str) -> Person:
        """Somebody with what the roles of now say."""
        return Person(id, (self.oidc.password_credentials(name, PASSWORD))["access_token"])

    def owner(self, name: str) -> Person:
        """A new user who may register resources."""
        id = make_user(self.admin, name)
        app = self.admin.clients.by_client_id("app")
        protection = app.roles.by_name("uma_protection").get()
        self.admin.users.by_id(id).role_mappings.clients.by_id(app.id()).add([protection])
        return self.login(name, id)

    def resource(self, owner: str, name: str, *scopes: str) -> str:
        """A new resource, whose owner, to whom the token belongs, manages it; return its id."""
        made = self.uma.resource_set_create(owner, name, scopes=scopes, owner_managed_access=True)
        return str(made.id)

    def share(self, resource: str, requester: str, *scopes: str) -> None:
        """Let a user have scopes of a resource."""
        for scope in scopes:
            self.uma.ticket_create(
                self.account, resource=resource, requester_name=requester, scope_name=scope, granted=True
            )

    def may(self, person: Person, resource: str, scope: str) -> bool:
        """Whether somebody may do something with a resource, as the server says itself."""
        try:
            answer = self.oidc.uma_ticket(
                person.token, audience="app", response_mode="decision", permission=f"{resource}#{scope}"
            )
        except Forbidden:
            return False
        return answer["result"]


def make_resource_server(realm: KeycloakRealm, admin: Realm) -> ResourceServer:
    """The resource server of a test."""
    oidc = make_app(realm, admin, authorization_services_enabled=True)
    account = (oidc.client_credentials())["access_token"]
    return ResourceServer(admin, oidc, realm.uma2, realm.authz("app"), account)
