"""Certificates of an authority of the tests' own."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


class Authority:
    """Signs certificates."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test authority")])
        # As RFC 5280 wants it, and Python since 3.13.
        usage = x509.KeyUsage(**dict.fromkeys(_USAGES, False) | {"key_cert_sign": True})
        extensions = [x509.BasicConstraints(ca=True, path_length=0), usage]
        certificate = self._signed(self._name, self._key, extensions, NOW + DAY, critical=True)
        (folder / "authority.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
        self.context = ssl.create_default_context(cafile=folder / "authority.pem")

    def _signed(
        self, name: x509.Name, key: Any, extensions: list[Any], until: dt.datetime, *, critical: bool
    ) -> x509.Certificate:
        builder = x509.CertificateBuilder(self._name, name, key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(NOW - 10 * DAY).not_valid_after(until)
        for extension in extensions:
            builder = builder.add_extension(extension, critical=critical)
        identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = builder.add_extension(identifier, critical=False)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        return builder.sign(self._key, SHA256())

    def server(self, host: str = "127.0.0.1", until: dt.datetime = NOW + DAY) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        address = ipaddress.ip_address(host)
        names = x509.SubjectAlternativeName([x509.IPAddress(address)])
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
        certificate = self._signed(name, key, [names], until, critical=False)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (self.folder / "server.pem").write_bytes(pem + certificate.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem")
        return context
