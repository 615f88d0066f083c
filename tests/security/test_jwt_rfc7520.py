"""The signatures of RFC 7520, section 4, whose content is prose: verified as JWS, refused as JWT."""

from __future__ import annotations

from typing import Any

import pytest
from joserfc.jwk import OctKey

from keycloak_facade._core.jwt import decode_jwt, verify_jws
from keycloak_facade._core.jwt_errors import JWTError

CONTENT = (
    "It\N{RIGHT SINGLE QUOTATION MARK}s a dangerous business, Frodo, going out your door. You step onto the road, "
    "and if you don't keep your feet, there\N{RIGHT SINGLE QUOTATION MARK}s no knowing where you might be swept "
    "off to."
)
PAYLOAD = (
    "SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9h"
    "ZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3"
    "ZXB0IG9mZiB0by4"
)
KID = "bilbo.baggins@hobbiton.example"
RSA_KEY = {
    "kty": "RSA",
    "kid": KID,
    "use": "sig",
    "n": (
        "n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRB"
        "SFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD"
        "1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_"
        "qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw"
    ),
    "e": "AQAB",
}
EC_KEY = {
    "kty": "EC",
    "kid": KID,
    "use": "sig",
    "crv": "P-521",
    "x": "AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt",
    "y": "AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1",
}
SECRET = OctKey.import_key(
    {
        "kty": "oct",
        "kid": "018c0ae5-4d9b-471b-bfd6-eef314bc7037",
        "use": "sig",
        "alg": "HS256",
        "k": "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg",
    }
)
EXAMPLES: dict[str, tuple[Any, str, str]] = {
    "RS256": (
        {"keys": [RSA_KEY]},
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9",
        (
            "MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB"
            "-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxn"
            "t8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcI"
            "e8u9ipH84ogoree7vjbU5y18kDquDg"
        ),
    ),
    "PS384": (
        {"keys": [RSA_KEY]},
        "eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9",
        (
            "cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6"
            "_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3"
            "lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6G"
            "YmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw"
        ),
    ),
    "ES512": (
        {"keys": [EC_KEY]},
        "eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9",
        (
            "AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDy"
            "YjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2"
        ),
    ),
    "HS256": (
        SECRET,
        "eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9",
        "s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0",
    ),
}


@pytest.mark.parametrize("alg", EXAMPLES)
def test_verified(alg: str) -> None:
    key, header, signature = EXAMPLES[alg]
    assert verify_jws(f"{header}.{PAYLOAD}.{signature}", key, algorithms=alg).decode() == CONTENT


@pytest.mark.parametrize("alg", EXAMPLES)
def test_changed(alg: str) -> None:
    key, header, signature = EXAMPLES[alg]
    with pytest.raises(JWTError, match="signature is wrong"):
        verify_jws(f"{header}.{PAYLOAD.replace('gd', 'gc', 1)}.{signature}", key, algorithms=alg)
    with pytest.raises(JWTError, match="signature is wrong"):
        verify_jws(f"{header}.{PAYLOAD}.{'B' + signature[1:]}", key, algorithms=alg)


@pytest.mark.parametrize("alg", EXAMPLES)
def test_prose_is_no_set_of_claims(alg: str) -> None:
    key, header, signature = EXAMPLES[alg]
    with pytest.raises(JWTError, match="payload is not JSON"):
        decode_jwt(f"{header}.{PAYLOAD}.{signature}", key, algorithms=alg)


def test_the_secret_is_not_taken_from_a_key_set() -> None:
    _, header, signature = EXAMPLES["HS256"]
    with pytest.raises(JWTError, match="opaque"):
        verify_jws(f"{header}.{PAYLOAD}.{signature}", {"keys": [SECRET.as_dict()]}, algorithms="HS256")
