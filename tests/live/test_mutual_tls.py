"""A client that its certificate proves (RFC 8705), on a server that asks for one."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from attrs import frozen
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.devserver import KeycloakServer
from keycloak_facade.exceptions import BadRequest, Unauthorized

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.live

PASSWORD = "a-password-of-the-tests"


@frozen
class Authority:
    """Who issues certificates."""

    folder: Path
    name: x509.Name
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def make(cls, folder: Path) -> Authority:
        authority = cls(folder, named("authority"), ec.generate_private_key(ec.SECP256R1()))
        authority.issue("authority", of=authority)
        return authority

    def issue(self, name: str, *, of: Authority | None = None) -> Path:
        """Return a file with a private key and its certificate; the certificate alone is beside it."""
        key = of.key if of else ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(named(name))
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(minutes=1))
            .not_valid_after(now + timedelta(hours=1))
            .add_extension(x509.BasicConstraints(ca=of is not None, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
            .sign(self.key, SHA256())
            .public_bytes(Encoding.PEM)
        )
        (self.folder / f"{name}.crt").write_bytes(certificate)
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path = self.folder / f"{name}.pem"
        path.write_bytes(private + certificate)
        return path

    def context(self, client: Path | None = None) -> ssl.SSLContext:
        """Return the settings of a connection, with a client's certificate or without."""
        context = ssl.create_default_context(cafile=self.folder / "authority.crt")
        if client is not None:
            context.load_cert_chain(client)
        return context


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def url(authority: Authority) -> Iterator[str]:
    """A server that asks those who connect for a certificate, with a realm in which `app` proves itself by one."""
    port, folder = free_port(), authority.folder
    authority.issue("server")
    options = (
        f"--https-port={port}",
        f"--https-certificate-file={folder / 'server.crt'}",
        f"--https-certificate-key-file={folder / 'server.pem'}",
        f"--truststore-paths={folder / 'authority.crt'}",
    )
    built_with = ("--https-client-auth=request",)
    with KeycloakServer(options=options, built_with=built_with) as server, KeycloakRealm(server.url, "mtls") as realm:
        realm.admin.login(server.admin_username, server.admin_password, realm="master")
        realm.admin.realms.create("mtls", enabled=True)
        admin = realm.admin.realms.by_name("mtls")
        admin.users.create(
            "bob",
            email="bob@example.org",
            first_name="Bob",
            last_name="Test",
            enabled=True,
            credentials=[{"type": "password", "value": PASSWORD, "temporary": False}],
        )
        admin.clients.create(
            "app",
            client_authenticator_type="client-x509",
            direct_access_grants_enabled=True,
            redirect_uris=["https://app.example.org/*"],
            attributes={"x509.subjectdn": "CN=app", "tls.client.certificate.bound.access.tokens": "true"},
        )
        yield f"https://127.0.0.1:{port}"


def test_a_certificate_proves_the_client(authority: Authority, url: str) -> None:
    with KeycloakRealm(url, "mtls", verify=authority.context(authority.issue("app"))) as realm:
        oidc = realm.open_id_connect("app", authentication="tls_client_auth")
        tokens = oidc.password_credentials("bob", PASSWORD, scope="openid")
        refresh_token = tokens.get("refresh_token", "")
        claims = oidc.decode_token(tokens["access_token"], audience="account")
        assert set(claims["cnf"]) == {"x5t#S256"}
        assert oidc.userinfo(tokens["access_token"])["preferred_username"] == "bob"
        assert oidc.introspect(refresh_token, token_type_hint="refresh_token").get("username") == "bob"
        assert oidc.pushed_authorization_request(redirect_uri="https://app.example.org/")["expires_in"] == 60
        oidc.revoke(tokens["access_token"])
        oidc.logout(refresh_token)
        with pytest.raises(BadRequest, match="Session not active"):
            oidc.refresh_token(refresh_token)


async def test_a_certificate_proves_the_client_that_awaits(authority: Authority, url: str) -> None:
    async with AsyncKeycloakRealm(url, "mtls", verify=authority.context(authority.issue("app"))) as realm:
        oidc = realm.open_id_connect("app", authentication="tls_client_auth")
        tokens = await oidc.password_credentials("bob", PASSWORD, scope="openid")
        assert (await oidc.userinfo(tokens["access_token"]))["preferred_username"] == "bob"
        await oidc.logout(tokens.get("refresh_token", ""))


@pytest.mark.parametrize("name", ["other", None])
def test_another_certificate_does_not(authority: Authority, url: str, name: str | None) -> None:
    context = authority.context(authority.issue(name) if name else None)
    with KeycloakRealm(url, "mtls", verify=context) as realm:
        oidc = realm.open_id_connect("app", authentication="tls_client_auth")
        with pytest.raises(Unauthorized) as caught:
            oidc.password_credentials("bob", PASSWORD)
        assert caught.value.error == "invalid_client"
