"""Sends requests to a real server with plain httpx, and holds each answer against spec/openapi.json."""

from __future__ import annotations

import json
import socketserver
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx
import jsonschema
import pytest

from keycloak_facade.devserver import KeycloakServer

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

SPEC = Path(__file__).resolve().parents[3] / "spec" / "openapi.json"
METHODS = ("get", "post", "put", "patch", "delete")


class Contract:
    """Calls operations by their id, and fails when the server does not answer as the description says."""

    def __init__(self, document: dict[str, Any], client: httpx.Client, realm: str, tried: set[str]) -> None:
        self.realm = realm
        self.tried = tried
        self._client = client
        self._components = _closed(document["components"])
        self._operations = {
            item[method]["operationId"]: (method, path, item[method])
            for path, item in document["paths"].items()
            for method in METHODS
            if method in item
        }

    def __call__(self, operation_id: str, path: dict[str, str] | None = None, **request: Any) -> httpx.Response:
        """Call an operation that must succeed; `request` is what httpx takes."""
        method, template, operation = self._operations[operation_id]
        values = {"realm": self.realm, **(path or {})}
        url = template.format(**{name: quote(value, safe="") for name, value in values.items()})
        accept = {"Accept": ", ".join(_media_types(operation)) or "application/json"}
        response = self._client.request(method, url, **{**request, "headers": accept | request.get("headers", {})})
        assert response.is_success, f"{operation_id}: {response.status_code} {response.text}"
        self._check(operation_id, operation["responses"], response)
        self.tried.add(operation_id)
        return response

    def refused(self, operation_id: str, path: dict[str, str] | None = None, **request: Any) -> httpx.Response:
        """Call an operation that must fail, with an error of the described shape."""
        method, template, _ = self._operations[operation_id]
        values = {"realm": self.realm, **(path or {})}
        url = template.format(**{name: quote(value, safe="") for name, value in values.items()})
        response = self._client.request(method, url, **request)
        assert response.is_error, f"{operation_id}: {response.status_code} {response.text}"
        if response.content:
            self._validate({"$ref": "#/components/schemas/Error"}, response.json())
        return response

    def _check(self, operation_id: str, responses: dict[str, Any], response: httpx.Response) -> None:
        status = str(response.status_code)
        assert status in responses, f"{operation_id} answers {status}, described are {', '.join(responses)}"
        described = responses[status]
        sent, known = "location" in response.headers, "Location" in described.get("headers", {})
        assert sent == known, f"{operation_id}: Location is {'sent' if sent else 'not sent'}"
        content = described.get("content", {})
        if not content:
            assert not response.content, f"{operation_id} answers {response.text}"
            return
        media = response.headers["content-type"].partition(";")[0]
        assert media in content, f"{operation_id} answers {media}, described are {', '.join(content)}"
        if media == "application/json":
            self._validate(content[media]["schema"], response.json())

    def _validate(self, schema: dict[str, Any], body: Any) -> None:
        whole = {**_closed(schema), "components": self._components}
        jsonschema.Draft202012Validator(whole).validate(_without_null(body))


def _media_types(operation: dict[str, Any]) -> list[str]:
    answers = [response for status, response in operation["responses"].items() if status.startswith("2")]
    return [media for response in answers for media in response.get("content", {})]


def _closed(schema: Any) -> Any:
    """Forbid what an object does not describe."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return closed


def _without_null(body: Any) -> Any:
    """Leave out what is null: the client reads it as absent."""
    if isinstance(body, list):
        return [_without_null(part) for part in body]
    if isinstance(body, dict):
        return {key: _without_null(value) for key, value in body.items() if value is not None}
    return body


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


class MailServer(socketserver.StreamRequestHandler):
    """Accepts whatever mail it is sent."""

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            if line[:4].upper() == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() not in (b".\r\n", b""):
                    pass
            self.wfile.write(b"250 done\r\n")
            if line[:4].upper() == b"QUIT":
                return


@pytest.fixture(scope="session")
def mailbox() -> Iterator[int]:
    """The port of a mail server."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailServer) as mail:
        threading.Thread(target=mail.serve_forever, daemon=True).start()
        yield mail.server_address[1]
        mail.shutdown()


@pytest.fixture(scope="session")
def tried() -> set[str]:
    return set()


@pytest.fixture(scope="module")
def call(admin: httpx.Client, tried: set[str], request: pytest.FixtureRequest) -> Iterator[Contract]:
    realm = Path(request.module.__file__).stem.removeprefix("test_").replace("_", "-")
    contract = Contract(json.loads(SPEC.read_text(encoding="utf-8")), admin, realm, tried)
    contract("create_realm", json={"realm": realm, "enabled": True, "organizationsEnabled": True})
    yield contract
    contract("delete_realm")
