"""Tokens are checked with the keys that a real server signs with, of every algorithm, and while these change."""

from __future__ import annotations

import asyncio
import json
import time
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade._core.jwt_keys import load_keys
from keycloak_facade._sync.token_keys import REFETCH_INTERVAL
from keycloak_facade.exceptions import JWTError
from tests._sync.made import PASSWORD, SECRET, make_app, make_user
from tests.realm_names import unused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from keycloak_facade._sync.admin.realm import Realm
    from tests.conftest import Server

pytestmark = pytest.mark.live
KEYS = "org.keycloak.keys.KeyProvider"
DECODED = 10_000
WORKERS = 8

PROVIDERS: dict[str, tuple[str, dict[str, list[str]]]] = {
    "RS256": ("rsa-generated", {}),
    "RS384": ("rsa-generated", {"keySize": ["3072"]}),
    "RS512": ("rsa-generated", {"keySize": ["4096"]}),
    "PS256": ("rsa-generated", {}),
    "PS384": ("rsa-generated", {}),
    "PS512": ("rsa-generated", {}),
    "ES256": ("ecdsa-generated", {"ecdsaEllipticCurveKey": ["P-256"]}),
    "ES384": ("ecdsa-generated", {"ecdsaEllipticCurveKey": ["P-384"]}),
    "ES512": ("ecdsa-generated", {"ecdsaEllipticCurveKey": ["P-521"]}),
    "EdDSA": ("eddsa-generated", {"eddsaEllipticCurveKey": ["Ed25519"]}),
    "EdDSA, Ed448": ("eddsa-generated", {"eddsaEllipticCurveKey": ["Ed448"]}),
}


@pytest.fixture
def realm(default_server: Server) -> Iterator[KeycloakRealm]:
    """A realm with the client `app`, whose access tokens are for itself, and the user bob."""
    with KeycloakRealm(default_server.url, unused("token-keys")) as realm:
        realm.admin.login(default_server.username, default_server.password, realm="master")
        admin = realm.admin.realms.by_name(realm.realm_name)
        realm.admin.realms.create(realm.realm_name, enabled=True, access_token_lifespan=600)
        make_user(admin, "bob")
        make_app(realm, admin)
        admin.clients.by_client_id("app").protocol_mappers.create(
            "audience",
            protocol_mapper="oidc-audience-mapper",
            config={"included.client.audience": "app", "access.token.claim": "true"},
        )
        yield realm
        admin.delete()


@pytest.fixture
def admin(realm: KeycloakRealm) -> Realm:
    return realm.admin.realms.by_name(realm.realm_name)


def make_key(admin: Realm, algorithm: str, priority: int) -> str:
    """Make a key that goes before those of a lower priority."""
    provider, settings = PROVIDERS[algorithm]
    config = {"priority": [str(priority)], "active": ["true"], "enabled": ["true"], **settings}
    config |= {"algorithm": [algorithm]} if provider == "rsa-generated" else {}
    return admin.components.create(f"{algorithm} {priority}", provider_id=provider, provider_type=KEYS, config=config)


@pytest.mark.parametrize("algorithm", PROVIDERS)
def test_every_algorithm(realm: KeycloakRealm, admin: Realm, algorithm: str) -> None:
    make_key(admin, algorithm, 200)
    name = algorithm.partition(",")[0]
    client = admin.clients.by_client_id("app")
    client.update(attributes={"access.token.signed.response.alg": name, "id.token.signed.response.alg": name})
    openid = realm.open_id_connect("app", SECRET)
    tokens = openid.password_credentials("bob", PASSWORD, scope="openid")
    for key in (None, openid.certs(), json.dumps(openid.certs())):
        claims = openid.decode_token(tokens["access_token"], key, name, expected_type="Bearer")
        assert (claims["preferred_username"], claims["azp"]) == ("bob", "app")
        identity = openid.decode_token(
            tokens["id_token"], key, name, access_token=tokens["access_token"], expected_type="ID"
        )
        assert identity["sub"] == claims["sub"]
        assert identity["at_hash"]
        with pytest.raises(JWTError, match=r"algorithms allow|Keycloak signs refresh tokens so"):
            openid.decode_token(tokens["access_token"], key, "HS512" if name == "RS256" else "RS256")
    head, payload, signature = tokens["access_token"].split(".")
    forged = f"{head}.{payload}.{signature[:-8]}AAAAAAAA"
    with pytest.raises(JWTError, match="signature is wrong"):
        openid.decode_token(forged, None, name)


def test_a_refresh_token_is_said_to_be_the_servers_own(realm: KeycloakRealm) -> None:
    openid = realm.open_id_connect("app", SECRET)
    tokens = openid.password_credentials("bob", PASSWORD, scope="openid offline_access")
    with pytest.raises(
        JWTError, match=r"HS512\. Keycloak signs refresh tokens so, with a key that it does not publish"
    ):
        openid.decode_token(tokens["refresh_token"])


class Rotation:
    """A realm whose signing key is replaced, and the tokens that it signed meanwhile.

    Attributes:
        fetched: how often keys were asked for.
        tokens: those that are right at the moment.
    """

    def __init__(self, realm: KeycloakRealm) -> None:
        self.realm = realm
        self.admin = realm.admin.realms.by_name(realm.realm_name)
        self.fetched = 0
        self.openid = realm.open_id_connect("app", SECRET)
        self.tokens = [self.new_token()]

    def new_token(self) -> str:
        return self.openid.client_credentials()["access_token"]

    def count(self, request: httpx.Request) -> None:
        self.fetched += request.url.path.endswith("/certs")

    async def count_async(self, request: httpx.Request) -> None:
        self.count(request)

    def steps(self) -> list[Callable[[], object]]:
        """What happens: a new active key, the old one passive, the old one off."""
        [old] = self.admin.components.all(type=KEYS, name="rsa-generated")
        component = self.admin.components.by_id(str(old.id))

        def replace() -> None:
            make_key(self.admin, "RS256", 200)
            self.tokens = [*self.tokens, self.new_token()]
            assert len({token.partition(".")[0] for token in self.tokens}) == 2

        def switch_off() -> None:
            self.tokens = self.tokens[1:]
            time.sleep(0.2)  # who decodes a token of the old key now may do so to the end
            component.update(config={"enabled": ["false"]})
            self.tokens = [*self.tokens, self.new_token()]

        return [replace, lambda: component.update(config={"active": ["false"]}), switch_off]

    def at(self, number: int) -> str:
        """A token for one of the calls."""
        tokens = self.tokens
        return tokens[number % len(tokens)]


def test_10_000_tokens_of_threads_while_the_key_is_replaced(realm: KeycloakRealm, default_server: Server) -> None:
    rotation = Rotation(realm)
    with httpx.Client(event_hooks={"request": [rotation.count]}) as http, ThreadPoolExecutor(WORKERS) as pool:
        openid = KeycloakRealm(default_server.url, realm.realm_name, http_client=http).open_id_connect("app")

        def decode(numbers: range) -> int:
            return sum(openid.decode_token(rotation.at(number))["azp"] == "app" for number in numbers)

        steps: list[Callable[[], object]] = [lambda: None, *rotation.steps()]
        part = DECODED // len(steps) // WORKERS
        decoded = 0
        for step in steps:
            running = [pool.submit(decode, range(part)) for _ in range(WORKERS)]
            step()
            running += [pool.submit(decode, range(part)) for _ in range(WORKERS)]
            decoded += sum(each.result() for each in running)
    assert decoded >= DECODED
    assert rotation.fetched == 2


async def test_10_000_tokens_of_tasks_while_the_key_is_replaced(realm: KeycloakRealm, default_server: Server) -> None:
    rotation = Rotation(realm)
    async with httpx.AsyncClient(event_hooks={"request": [rotation.count_async]}) as http:
        openid = AsyncKeycloakRealm(default_server.url, realm.realm_name, http_client=http).open_id_connect("app")

        async def decode(number: int) -> bool:
            await asyncio.sleep(0)
            return bool((await openid.decode_token(rotation.at(number)))["azp"] == "app")

        steps: list[Callable[[], object]] = [lambda: None, *rotation.steps()]
        decoded = 0
        for step in steps:
            change = asyncio.create_task(asyncio.to_thread(step))
            for _ in range(DECODED // len(steps) // 64 + 1):
                decoded += sum(await asyncio.gather(*map(decode, range(64))))
            await change
    assert decoded >= DECODED
    assert rotation.fetched == 2


def test_10_000_forged_tokens_of_made_up_keys(realm: KeycloakRealm, default_server: Server) -> None:
    rotation = Rotation(realm)
    with httpx.Client(event_hooks={"request": [rotation.count]}) as http:
        openid = KeycloakRealm(default_server.url, realm.realm_name, http_client=http).open_id_connect("app")
        _, payload, signature = rotation.tokens[0].split(".")
        started = time.monotonic()
        for _ in range(DECODED):
            header = urlsafe_b64encode(json.dumps({"alg": "RS256", "kid": str(uuid4())}).encode()).decode().rstrip("=")
            with pytest.raises(JWTError, match="is signed with key"):
                openid.decode_token(f"{header}.{payload}.{signature}")
            assert openid.decode_token(rotation.tokens[0])["azp"] == "app"
        elapsed = time.monotonic() - started
    assert 2 <= rotation.fetched <= 2 + elapsed / REFETCH_INTERVAL


def test_the_keys_of_the_realm_are_those_that_it_signs_with(realm: KeycloakRealm) -> None:
    certs: dict[str, Any] = realm.open_id_connect("app").certs()
    keys = load_keys(certs)
    assert len(keys.kids) == 1
    assert list(keys.skipped.values()) == ['its "use" is "enc", not "sig"']
