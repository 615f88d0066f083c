"""What the tests against python-keycloak-client share: the table of differences, and two servers."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.administrator import administrator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Server

TABLE = Path(__file__).parents[2] / "docs" / "differences-from-python-keycloak-client.md"
VERSION = "26.7.3"
REALM = "my_realm"
CLIENT = "my-client"
CLIENT_SECRET = "very-secret-client-secret"
REDIRECT_URI = "https://app.example.com/callback"


@pytest.fixture(scope="session")
def installed() -> None:
    """`keycloak` and every module below it are this library's."""
    importlib.import_module("keycloak_facade").install_as_keycloak()


@pytest.fixture(scope="session")
def differences() -> frozenset[str]:
    """The first column of the table; `keycloak[.aio].x` stands for two rows."""
    rows = re.findall(r"^\| `([^`]+)` \|", TABLE.read_text("utf-8"), re.MULTILINE)
    keys = [
        key
        for row in rows
        for key in ([row.replace("[.aio]", ""), row.replace("[.aio]", ".aio")] if "[.aio]" in row else [row])
    ]
    assert len(keys) == len(set(keys)), "a difference stands in the table twice"
    return frozenset(keys)


class FakeKeycloak:
    """A server of the realm `r` that answers what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.answers: dict[tuple[str, str], Callable[[httpx.Request], httpx.Response]] = {}
        self.base = ""

    def answer(self, method: str, path: str, status: int = 200, **content: Any) -> None:
        self.answers[method, path] = lambda _request: httpx.Response(status, **content)

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.raw_path.decode().partition("?")[0]
        realm = f"https://keycloak.test{self.base}/realms/r"
        token = f"{realm}/protocol/openid-connect/token"
        if path.startswith(f"{self.base}/realms/r/.well-known/"):
            document = {
                "issuer": realm,
                "token_endpoint": token,
                "jwks_uri": f"{realm}/protocol/openid-connect/certs",
                "resource_registration_endpoint": f"{realm}/authz/protection/resource_set",
                "policy_endpoint": f"{realm}/authz/protection/uma-policy",
            }
            return httpx.Response(200, json=document)
        if path == f"{self.base}/realms/r":
            return httpx.Response(200, json={"realm": "r"})
        answer = self.answers.get((request.method, path))
        if answer is None:
            return httpx.Response(404, json={"error": "HTTP 404 Not Found"})
        return answer(request)

    def realm(self, **keywords: Any) -> Any:
        """A realm object of this server."""
        keywords.setdefault("http_client", httpx.Client(transport=httpx.MockTransport(self.handle)))
        realm_class = importlib.import_module("keycloak.realm").KeycloakRealm
        return realm_class("https://keycloak.test", "r", max_retries=0, **keywords)

    def aio_realm(self) -> Any:
        """Its async twin."""
        realm_class = importlib.import_module("keycloak.aio.realm").KeycloakRealm
        client = httpx.AsyncClient(transport=httpx.MockTransport(self.handle))
        return realm_class("https://keycloak.test", "r", max_retries=0, http_client=client)


@pytest.fixture
def fake() -> FakeKeycloak:
    """A server that is none."""
    return FakeKeycloak()


@dataclass(frozen=True)
class SeedServer:
    """A running Keycloak with the realm that the documentation's samples talk about."""

    url: str
    client_uuid: str

    @property
    def url_without_auth(self) -> str:
        """What users of python-keycloak-client pass, which adds /auth by itself."""
        return self.url.removesuffix("/auth")


def seed_realm() -> dict[str, Any]:
    """The realm of the samples: a client that may do all of it, a user and roles."""
    return {
        "realm": REALM,
        "enabled": True,
        "users": [
            {
                "username": "my-user",
                "enabled": True,
                "email": "my-user@example.com",
                "emailVerified": True,
                "firstName": "My",
                "lastName": "User",
                "credentials": [{"type": "password", "value": "my-password", "temporary": False}],
            },
            {
                "username": f"service-account-{CLIENT}",
                "enabled": True,
                "serviceAccountClientId": CLIENT,
                "clientRoles": {"realm-management": ["realm-admin"], CLIENT: ["uma_protection"]},
            },
        ],
        "clients": [
            {
                "clientId": CLIENT,
                "secret": CLIENT_SECRET,
                "enabled": True,
                "publicClient": False,
                "standardFlowEnabled": True,
                "directAccessGrantsEnabled": True,
                "serviceAccountsEnabled": True,
                "authorizationServicesEnabled": True,
                "redirectUris": [REDIRECT_URI],
                "attributes": {"standard.token.exchange.enabled": "true"},
                "protocolMappers": [
                    {
                        # decode_token asks for the client itself as audience, which a default token lacks
                        "name": "own audience",
                        "protocol": "openid-connect",
                        "protocolMapper": "oidc-audience-mapper",
                        "config": {"included.client.audience": CLIENT, "access.token.claim": "true"},
                    }
                ],
                "authorizationSettings": seed_authorization(),
            }
        ],
        "roles": {
            "realm": [{"name": "realm-role-name"}],
            "client": {CLIENT: [{"name": "role-name"}, {"name": "uma_protection"}]},
        },
    }


def seed_authorization() -> dict[str, Any]:
    """Two resources; whoever comes with a token of the client may view the first."""
    return {
        "policyEnforcementMode": "ENFORCING",
        "allowRemoteResourceManagement": True,
        "scopes": [{"name": "view"}],
        "resources": [
            {"name": "my-resource", "scopes": [{"name": "view"}]},
            {"name": "other-resource", "scopes": [{"name": "view"}]},
        ],
        "policies": [
            {"name": "the client", "type": "client", "config": {"clients": f'["{CLIENT}"]'}},
            {
                "name": "view my-resource",
                "type": "scope",
                "config": {
                    "resources": '["my-resource"]',
                    "scopes": '["view"]',
                    "applyPolicies": '["the client"]',
                },
            },
        ],
    }


def prepare(url: str, username: str, password: str) -> SeedServer:
    """Create the realm of the samples."""
    with administrator(url, username, password) as http:
        http.post("", json=seed_realm()).raise_for_status()
        clients = http.get(f"{REALM}/clients", params={"clientId": CLIENT})
        clients.raise_for_status()
    return SeedServer(url.rstrip("/"), clients.json()[0]["id"])


@pytest.fixture(scope="session")
def server_root(default_server: Server) -> Iterator[SeedServer]:
    """A server at /, as Keycloak is since 17."""
    yield prepare(default_server.url, default_server.username, default_server.password)
    with administrator(default_server.url, default_server.username, default_server.password) as http:
        http.delete(REALM).raise_for_status()  # other tests use the server too


@pytest.fixture(scope="session")
def server_auth() -> Iterator[SeedServer]:
    """A server at /auth, as Keycloak was before 17; starting one needs an extra that only live tests need."""
    server_class = importlib.import_module("keycloak_facade.devserver").KeycloakServer
    with server_class(version=VERSION, base_path="/auth") as server:
        yield prepare(server.url, server.admin_username, server.admin_password)
