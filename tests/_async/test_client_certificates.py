"""Keys and certificates of clients."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

STORE_PASSWORD, KEY_PASSWORD = "a-store-password-of-the-tests", "a-key-password-of-the-tests"
KEY_SET = {
    "keys": [
        {
            "kty": "EC",
            "kid": "app",
            "use": "sig",
            "alg": "ES256",
            "crv": "P-256",
            "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
        }
    ]
}
"""The public key of RFC 7517, appendix A.1."""


async def test_certificates(admin: AsyncRealm) -> None:
    client = admin.clients.by_id(await admin.clients.create("app"))
    certificate = client.certificates.by_attribute("jwt.credential")
    assert await certificate.get() == {}
    with pytest.raises(NotFound):
        await certificate.download(STORE_PASSWORD)
    made = await certificate.generate()
    assert (bool(made.certificate), bool(made.private_key)) == (True, True)
    assert str(made.private_key) not in repr(made)
    assert await certificate.get() == made
    attributes = (await client.get()).attributes or {}
    assert attributes["jwt.credential.certificate"] == made.certificate
    assert await client.certificates.by_attribute("saml.signing").get() == {}
    await certificate.upload_certificate(str(made.certificate).encode(), "Certificate PEM")
    assert await certificate.get() == {"certificate": made.certificate}
    key_set = await certificate.upload_certificate(json.dumps(KEY_SET).encode(), "JSON Web Key Set")
    assert (key_set.kid, json.loads(str(key_set.jwks))) == ("app", KEY_SET)
    assert await certificate.get() == key_set
    await certificate.upload_certificate(str(key_set.public_key).encode(), "Public Key PEM")
    assert await certificate.get() == {"publicKey": key_set.public_key}


async def test_keystores(admin: AsyncRealm) -> None:
    certificate = admin.clients.by_id(await admin.clients.create("app")).certificates.by_attribute("jwt.credential")
    generated = await certificate.generate_and_download(
        STORE_PASSWORD, format="JKS", key_password=KEY_PASSWORD, key_alias="app", key_size=2048, validity=1
    )
    public = await certificate.get()
    assert (bool(public.certificate), public.private_key) == (True, None)
    uploaded = await certificate.upload_keystore(
        ("app.jks", generated), "JKS", key_alias="app", store_password=STORE_PASSWORD, key_password=KEY_PASSWORD
    )
    assert (uploaded.certificate, bool(uploaded.private_key)) == (public.certificate, True)
    assert await certificate.get() == uploaded
    keystore = await certificate.download(STORE_PASSWORD, key_alias="app")
    await certificate.upload_certificate(str(public.certificate).encode(), "Certificate PEM")
    assert await certificate.get() == public
    await certificate.upload_certificate(keystore, "PKCS12", key_alias="app", store_password=STORE_PASSWORD)
    assert await certificate.get() == uploaded
    for alias, password in (("app", "wrong"), ("none", STORE_PASSWORD)):
        with pytest.raises(BadRequest):
            await certificate.upload_keystore(keystore, "PKCS12", key_alias=alias, store_password=password)
    with pytest.raises(TypeError, match="expected a file"):
        await certificate.upload_keystore("app.jks", "JKS")  # type: ignore[arg-type]  # what the test is about
    with pytest.raises(TypeError, match="did you mean 'key_alias'"):
        await certificate.download(STORE_PASSWORD, alias="app")  # type: ignore[call-arg]  # what the test is about
