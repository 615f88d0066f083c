# Made by scripts/unasync.py from keycloak_facade/_async/admin/client_certificates.py; not to be edited.
"""The keys and certificates of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from keycloak_openapi.api import certificates as api
from keycloak_openapi.models import KeyStoreConfig, KeystoreUpload

from .node import Node

if TYPE_CHECKING:
    from keycloak_openapi.models import (
        CertificateRepresentation,
        NewKeyStoreConfigFields,
        NewKeystoreUploadFields,
    )
    from keycloak_openapi.request import File


class ClientCertificates(Node):
    """The keys and certificates of a client."""

    def by_attribute(self, attribute: str) -> ClientCertificate:
        """Return one certificate.

        Args:
            attribute: what it is for: `jwt.credential` (signed JWTs of the client), `saml.signing` or
                `saml.encryption`.
        """
        return self._at(ClientCertificate, attribute)


class ClientCertificate(Node):
    """One certificate of a client, and its private key if the server knows it."""

    def get(self) -> CertificateRepresentation:
        """Return the certificate; one without fields if the client has none."""
        return self._send(api.get_client_certificate)

    def generate(self) -> CertificateRepresentation:
        """Generate a key pair and a certificate, all of which the server keeps, and return them."""
        return self._send(api.generate_client_certificate)

    def download(self, store_password: str, **fields: Unpack[NewKeyStoreConfigFields]) -> bytes:
        """Return a keystore with the certificate, and the private key if the server knows it.

        Args:
            store_password: the keystore's.
            **fields: `format` (PKCS12 unless given; JKS, BCFKS), `key_password` (the keystore's unless given),
                `key_alias` (the client id unless given), `realm_certificate` (False to leave the realm's certificate
                out), `realm_alias`.

        Raises:
            NotFound: if the client has no certificate.
        """
        return self._send(api.download_client_keystore, _keystore(store_password, fields))

    def generate_and_download(self, store_password: str, **fields: Unpack[NewKeyStoreConfigFields]) -> bytes:
        """Generate a key pair and a certificate and return a keystore with both; the server keeps the certificate.

        Args:
            store_password: the keystore's.
            **fields: as of `download`, and `key_size` (bits), `validity` (years, 3 unless given).
        """
        return self._send(api.generate_and_download_client_keystore, _keystore(store_password, fields))

    def upload_keystore(
        self, file: File, keystore_format: str, **fields: Unpack[NewKeystoreUploadFields]
    ) -> CertificateRepresentation:
        """Upload a certificate with its private key, and return them.

        Args:
            file: a keystore, or what `upload_certificate` takes.
            keystore_format: PKCS12, JKS, BCFKS, `Certificate PEM`, `Public Key PEM` or `JSON Web Key Set`.
            **fields: `key_alias`, `store_password` and, unless that is the same, `key_password`, which the first three
                formats need.

        Raises:
            BadRequest: if the keystore does not open with the password, or holds nothing of this alias.
        """
        return self._send(api.upload_client_keystore, _upload(file, keystore_format, fields))

    def upload_certificate(
        self, file: File, keystore_format: str, **fields: Unpack[NewKeystoreUploadFields]
    ) -> CertificateRepresentation:
        """Upload a certificate, a public key or a key set, and return it; the former private key is forgotten.

        Args:
            file: PEM, a JSON Web Key Set, or a keystore, whose private key is kept too.
            keystore_format: as of `upload_keystore`.
            **fields: as of `upload_keystore`.
        """
        return self._send(api.upload_client_certificate, _upload(file, keystore_format, fields))


def _keystore(store_password: str, fields: NewKeyStoreConfigFields) -> KeyStoreConfig:
    defaults = {"store_password": store_password, "key_password": store_password, "format": "PKCS12"}
    return KeyStoreConfig.from_fields(defaults | {**fields})


def _upload(file: File, keystore_format: str, fields: NewKeystoreUploadFields) -> KeystoreUpload:
    return KeystoreUpload.from_fields({"file": file, "keystore_format": keystore_format, **fields})
