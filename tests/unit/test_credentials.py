"""What each kind of credentials sends to the token endpoint, and that none shows its secret."""

from __future__ import annotations

import inspect
import json
import time
import warnings
from base64 import b64decode
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey, OKPKey, RSAKey

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm, credentials
from keycloak_facade.credentials import (
    ClientSecret,
    ClientSecretJwt,
    Credentials,
    DPoP,
    DPoPKey,
    GrantCredentials,
    Password,
    PrivateKeyJwt,
    RefreshToken,
    StaticToken,
    TokenProvider,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET = "canary-0123456789-0123456789-0123456789-0123456789-0123456789-012"
AUDIENCE = "https://sso.example.com/realms/r"
RSA = RSAKey.generate_key(2048)

KINDS: list[Credentials] = [
    Password("ann", SECRET, client_secret=SECRET, totp=SECRET),
    ClientSecret("c", SECRET),
    PrivateKeyJwt("c", OKPKey.generate_key("Ed448"), algorithm="EdDSA"),
    ClientSecretJwt("c", SECRET),
    RefreshToken(SECRET, client_id="c", client_secret=SECRET),
    StaticToken(SECRET),
    TokenProvider(lambda: SECRET),
    DPoP(Password("ann", SECRET, client_secret=SECRET)),
]


def test_all_kinds_are_looked_at_here() -> None:
    public = [value for name in credentials.__all__ if inspect.isclass(value := getattr(credentials, name))]
    assert {kind for kind in public if attrs.has(kind)} == {type(each) for each in KINDS}


@pytest.mark.parametrize("given", KINDS, ids=lambda given: type(given).__name__)
def test_a_repr_shows_no_secret(given: Credentials) -> None:
    realm = KeycloakRealm("https://sso.example.com", "r", {"X-Mine": SECRET}, credentials=given)
    shown = [given, realm, realm.admin, realm.client, realm.admin.realms, AsyncKeycloakRealm("http://x", "r").admin]
    for value in shown:
        assert SECRET not in f"{value!r} {value}"
    assert type(given).__name__ in repr(given)


@pytest.mark.parametrize("given", KINDS, ids=lambda given: type(given).__name__)
def test_they_do_not_change(given: Credentials) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(given, attrs.fields(type(given))[0].name, "other")  # type: ignore[arg-type]  # a union of attrs classes


@pytest.mark.parametrize("kind", [KeycloakRealm, AsyncKeycloakRealm])
@pytest.mark.parametrize("given", [SECRET, ("ann", SECRET), {"username": "ann"}, DPoP(DPoP(ClientSecret("c", SECRET)))])  # type: ignore[arg-type]
def test_what_is_no_credentials(kind: Any, given: object) -> None:
    with pytest.raises(TypeError, match=r"expected one of keycloak_facade\.credentials, got \w+$") as caught:
        _ = kind("https://sso.example.com", "r", credentials=given).admin
    assert SECRET not in str(caught.value)


def test_a_class_of_the_callers_will_do() -> None:
    class Assertion:
        client_id, realm = "c", None

        def grant(self) -> dict[str, str | None]:
            return {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": SECRET}

        def client_authentication(self, audience: str) -> dict[str, str | None]:
            return {"client_id": self.client_id, "aud": audience}

    mine = Assertion()
    for given in (mine, DPoP(mine)):
        _ = KeycloakRealm("https://sso.example.com", "r", credentials=given).admin


def sent(form: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in form.items() if value is not None}


GRANTS: list[tuple[GrantCredentials, dict[str, str], dict[str, str]]] = [
    (
        Password("ann", "p"),
        {"grant_type": "password", "username": "ann", "password": "p"},
        {"client_id": "admin-cli"},
    ),
    (
        Password("ann", "p", client_id="c", client_secret="s", totp="1", scope="openid"),
        {"grant_type": "password", "username": "ann", "password": "p", "totp": "1", "scope": "openid"},
        {"client_id": "c", "client_secret": "s"},
    ),
    (
        ClientSecret("c", "s", scope="x"),
        {"grant_type": "client_credentials", "scope": "x"},
        {"client_id": "c", "client_secret": "s"},
    ),
    (
        RefreshToken("r", client_id="c"),
        {"grant_type": "refresh_token", "refresh_token": "r"},
        {"client_id": "c"},
    ),
]


@pytest.mark.parametrize(("given", "grant", "client"), GRANTS)
def test_what_is_sent(given: GrantCredentials, grant: dict[str, str], client: dict[str, str]) -> None:
    assert sent(given.grant()) == grant
    assert sent(given.client_authentication(AUDIENCE)) == client


@pytest.mark.parametrize("kind", [Password, ClientSecret, PrivateKeyJwt, ClientSecretJwt])
def test_the_realm_is_a_keyword(kind: Any) -> None:
    secret: Any = RSA if kind is PrivateKeyJwt else "b"
    assert kind("a", secret, realm="master").realm == "master"
    assert kind("a", secret).realm is None


@pytest.mark.parametrize("given", [RSA.as_pem(private=True), RSA.as_dict(private=True)], ids=["PEM", "JWK"])
def test_a_key_is_read_where_it_is_given(given: Any) -> None:
    made = PrivateKeyJwt("c", given)
    assert made == PrivateKeyJwt("c", RSA)
    assert hash(made) == hash(PrivateKeyJwt("c", RSA))
    assert made != PrivateKeyJwt("c", RSAKey.generate_key(2048))
    assert attrs.evolve(made, key_id="k") == PrivateKeyJwt("c", RSA, key_id="k")
    assert DPoPKey(given).thumbprint == RSA.thumbprint()


@pytest.mark.parametrize("algorithm", ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "EdDSA"])
def test_a_generated_key_signs_with_what_it_was_generated_for(algorithm: str) -> None:
    made = DPoPKey.generate(algorithm)
    assert made.algorithm == algorithm
    header = json.loads(b64decode(made.proof("GET", AUDIENCE).partition(".")[0] + "=="))
    assert (header["typ"], header["alg"]) == ("dpop+jwt", algorithm)


def test_nothing_is_generated_for_other_algorithms() -> None:
    known = "ES256, ES384, ES512, EdDSA, RS256, RS384, RS512, PS256, PS384, PS512"
    with pytest.raises(ValueError, match=f"DPoP signs with one of {known}, not with HS256"):
        DPoPKey.generate("HS256")


SIGNERS: list[tuple[Any, Key, str]] = [
    (PrivateKeyJwt("c", RSA.as_pem(private=True), key_id="k"), RSA, "RS256"),
    (PrivateKeyJwt("c", RSA.as_pem(private=True).decode(), algorithm="PS256", key_id="k"), RSA, "PS256"),
    (PrivateKeyJwt("c", RSA.as_dict(private=True), key_id="k"), RSA, "RS256"),
    (PrivateKeyJwt("c", RSA, key_id="k"), RSA, "RS256"),
    *(
        (PrivateKeyJwt("c", key.as_pem(private=True), algorithm=algorithm, key_id="k"), key, algorithm)
        for key, algorithm in (
            (ECKey.generate_key("P-256"), "ES256"),
            (ECKey.generate_key("P-384"), "ES384"),
            (OKPKey.generate_key("Ed25519"), "EdDSA"),
            (OKPKey.generate_key("Ed448"), "EdDSA"),
        )
    ),
    *(
        (ClientSecretJwt("c", SECRET, algorithm=algorithm), OctKey.import_key(SECRET), algorithm)
        for algorithm in ("HS256", "HS384", "HS512")
    ),
]


@pytest.mark.parametrize(
    ("given", "key", "algorithm"), SIGNERS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_assertion_verifies_and_is_good_for_a_minute(given: Any, key: Key, algorithm: str) -> None:
    assert sent(given.grant()) == {"grant_type": "client_credentials"}
    form = given.client_authentication(AUDIENCE)
    assert set(form) == {"client_id", "client_assertion_type", "client_assertion"}
    assert form["client_id"] == "c"
    assert form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    public = key if isinstance(key, OctKey) else type(key).import_key(key.as_dict(private=False))
    with warnings.catch_warnings():
        # RFC 9864 renames it; Keycloak knows the old name alone, and signing is not warned of.
        warnings.filterwarnings("ignore", "EdDSA is deprecated")
        token = jwt.decode(form["client_assertion"], public, algorithms=[algorithm])
    assert token.header["alg"] == algorithm
    assert token.header.get("kid") == (None if isinstance(key, OctKey) else "k")
    claims = token.claims
    assert (claims["iss"], claims["sub"], claims["aud"]) == ("c", "c", AUDIENCE)
    assert claims["exp"] - claims["iat"] == 60
    assert abs(claims["iat"] - time.time()) < 10


def test_each_assertion_is_another_one() -> None:
    given = ClientSecretJwt("c", SECRET)
    key = OctKey.import_key(SECRET)
    assertions = [str(given.client_authentication(AUDIENCE)["client_assertion"]) for _ in range(10)]
    identifiers = {jwt.decode(assertion, key, algorithms=["HS256"]).claims["jti"] for assertion in assertions}
    assert len(identifiers) == 10


def test_no_secret_is_sent_with_an_assertion() -> None:
    assert SECRET not in json.dumps(ClientSecretJwt("c", SECRET).client_authentication(AUDIENCE))


@pytest.mark.parametrize("secret", [None, SECRET.encode(), 7])
def test_a_secret_that_is_no_string_is_refused_and_not_quoted(secret: Any) -> None:
    for make in (
        lambda: Password("ann", secret),
        lambda: ClientSecret("app", secret),
        lambda: ClientSecretJwt("app", secret),
        lambda: RefreshToken(secret, client_id="app"),
        lambda: KeycloakRealm("https://sso.test", "r").admin.login("ann", secret),
        lambda: KeycloakRealm("https://sso.test", "r").admin.login_client("app", secret),
    ):
        with pytest.raises(TypeError, match=f"^a secret is a string, not {type(secret).__name__}$"):
            make()
