"""Sends requests to a real server with plain httpx, and holds each answer against spec/openapi.json."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx
import pytest
from pipeline.contract import Contract
from pipeline.documents import SPEC, read_json

from keycloak_facade.devserver import KeycloakServer

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator


class Called:
    """Calls operations by their id, and fails when the server does not answer as the description says."""

    def __init__(self, contract: Contract, client: httpx.Client, realm: str, tried: set[str]) -> None:
        self.realm = realm
        self.tried = tried
        self._contract = contract
        self._client = client

    def __call__(self, operation_id: str, path: dict[str, str] | None = None, **request: Any) -> httpx.Response:
        """Call an operation that must succeed; `request` is what httpx takes."""
        operation = self._contract.operation(operation_id)
        accept = {"Accept": ", ".join(_media_types(operation.body)) or "application/json"}
        response = self._send(operation_id, path, {**request, "headers": accept | request.get("headers", {})})
        assert response.is_success, f"{operation_id}: {response.status_code} {response.text}"
        self.tried.add(operation_id)
        return response

    def refused(self, operation_id: str, path: dict[str, str] | None = None, **request: Any) -> httpx.Response:
        """Call an operation that must fail, with an error of the described shape."""
        response = self._send(operation_id, path, request)
        assert response.is_error, f"{operation_id}: {response.status_code} {response.text}"
        return response

    def _send(self, operation_id: str, path: dict[str, str] | None, request: dict[str, Any]) -> httpx.Response:
        operation = self._contract.operation(operation_id)
        values = {"realm": self.realm, **(path or {})}
        url = operation.path.format(**{name: quote(value, safe="") for name, value in values.items()})
        response = self._client.request(operation.method.upper(), url, **request)
        problems = self._contract.problems(operation_id, response.status_code, response.headers, response.content)
        assert not problems
        return response


def _media_types(operation: dict[str, Any]) -> list[str]:
    answers = [response for status, response in operation["responses"].items() if status.startswith("2")]
    return [media for response in answers for media in response.get("content", {})]


class AdminAuth(httpx.Auth):
    """Logs in anew for each request: tokens of the dev server live for a minute."""

    requires_response_body = True

    def __init__(self, server: KeycloakServer) -> None:
        self._login = httpx.Request(
            "POST",
            f"{server.url}/realms/master/protocol/openid-connect/token",
            data={
                "grant_type": "password",
                "client_id": "admin-cli",
                "username": server.admin_username,
                "password": server.admin_password,
            },
        )

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        answer = yield self._login
        request.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        yield request


@pytest.fixture(scope="session")
def server() -> Iterator[KeycloakServer]:
    with KeycloakServer(all_features=True) as running:
        yield running


@pytest.fixture(scope="session")
def admin(server: KeycloakServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, auth=AdminAuth(server), timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def tried() -> set[str]:
    return set()


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract(read_json(SPEC / "openapi.json"))


@pytest.fixture(scope="module")
def call(contract: Contract, admin: httpx.Client, tried: set[str], request: pytest.FixtureRequest) -> Iterator[Called]:
    realm = Path(request.module.__file__).stem.removeprefix("test_").replace("_", "-")
    called = Called(contract, admin, realm, tried)
    called("create_realm", json={"realm": realm, "enabled": True, "organizationsEnabled": True})
    yield called
    called("delete_realm")
