"""A resource server, the client `app`, and people who own, share and want what it protects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from keycloak_facade.exceptions import Forbidden
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_facade._async.authz import AsyncKeycloakAuthz
    from keycloak_facade._async.openid_connect import AsyncKeycloakOpenidConnect
    from keycloak_facade._async.uma import AsyncKeycloakUMA


@frozen
class Person:
    """Somebody who is logged in to the client."""

    id: str
    token: str


@frozen
class ResourceServer:
    """The client `app`, with an access token of its account."""

    admin: AsyncRealm
    oidc: AsyncKeycloakOpenidConnect
    uma: AsyncKeycloakUMA
    authz: AsyncKeycloakAuthz
    account: str

    async def person(self, name: str) -> Person:
        """A new user."""
        return await self.login(name, await make_user(self.admin, name))

    async def login(self, name: str, id: str) -> Person:
        """Somebody with what the roles of now say."""
        return Person(id, (await self.oidc.password_credentials(name, PASSWORD))["access_token"])

    async def owner(self, name: str) -> Person:
        """A new user who may register resources."""
        id = await make_user(self.admin, name)
        app = self.admin.clients.by_client_id("app")
        protection = await app.roles.by_name("uma_protection").get()
        await self.admin.users.by_id(id).role_mappings.clients.by_id(await app.id()).add([protection])
        return await self.login(name, id)

    async def resource(self, owner: str, name: str, *scopes: str) -> str:
        """A new resource, whose owner, to whom the token belongs, manages it; return its id."""
        made = await self.uma.resource_set_create(owner, name, scopes=scopes, owner_managed_access=True)
        return str(made.id)

    async def share(self, resource: str, requester: str, *scopes: str) -> None:
        """Let a user have scopes of a resource."""
        for scope in scopes:
            await self.uma.ticket_create(
                self.account, resource=resource, requester_name=requester, scope_name=scope, granted=True
            )

    async def may(self, person: Person, resource: str, scope: str) -> bool:
        """Whether somebody may do something with a resource, as the server says itself."""
        try:
            answer = await self.oidc.uma_ticket(
                person.token, audience="app", response_mode="decision", permission=f"{resource}#{scope}"
            )
        except Forbidden:
            return False
        return answer["result"]


async def make_resource_server(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> ResourceServer:
    """The resource server of a test."""
    oidc = await make_app(realm, admin, authorization_services_enabled=True)
    account = (await oidc.client_credentials())["access_token"]
    return ResourceServer(admin, oidc, realm.uma2, realm.authz("app"), account)
