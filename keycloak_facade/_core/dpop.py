"""Proofs of possession: what makes a stolen token worthless (RFC 9449)."""

from __future__ import annotations

import hashlib
import secrets
import time
from base64 import urlsafe_b64encode
from typing import Any, Self
from urllib.parse import urlsplit

from .hidden import hidden
from .signing import ALGORITHMS_OF, Given, fitting_algorithm, private_key, signed
from .tokens import checked_token

_PUBLIC_MEMBERS = frozenset({"kty", "crv", "x", "y", "n", "e"})
_RSA_BITS = 2048
_JTI_BYTES = 16


class DPoPKey:
    """The private key of a client, which its access tokens are bound to.

    Args:
        key: the private key: PEM, JWK or a joserfc key; of an elliptic curve, Ed25519, Ed448 or RSA.
        algorithm: how to sign; what fits the key unless given, which for RSA is RS256.

    Raises:
        ValueError: if the key cannot be read, is not private, or the algorithm does not fit it.
    """

    _algorithm = _thumbprint = "unread"
    """A traceback may list an object whose key could not be read."""

    def __init__(self, key: Any, *, algorithm: str | None = None) -> None:
        key = Given(key)
        self._key = private_key(key)
        self._algorithm = fitting_algorithm(self._key, algorithm)
        self._thumbprint = str(self._key.thumbprint())
        members = self._key.as_dict(private=False).items()
        self._public = {name: value for name, value in members if name in _PUBLIC_MEMBERS}

    @classmethod
    def generate(cls, algorithm: str = "ES256") -> Self:
        """Make a new key, which is nowhere but in memory.

        Raises:
            ValueError: if the algorithm is none that DPoP could use.
        """
        from joserfc.jwk import ECKey, OKPKey, RSAKey  # noqa: PLC0415 - loaded by those who sign

        kind = next((kind for kind, algorithms in ALGORITHMS_OF.items() if algorithm in algorithms), None)
        if kind is None:
            known = dict.fromkeys(name for algorithms in ALGORITHMS_OF.values() for name in algorithms)
            raise ValueError(f"DPoP signs with one of {', '.join(known)}, not with {algorithm}")
        if kind == "RSA":
            return cls(RSAKey.generate_key(_RSA_BITS), algorithm=algorithm)
        curve: Any = kind
        return cls((OKPKey if kind == "Ed25519" else ECKey).generate_key(curve), algorithm=algorithm)

    @property
    def algorithm(self) -> str:
        """How proofs are signed."""
        return self._algorithm

    @property
    def thumbprint(self) -> str:
        """What names the key (RFC 7638): `cnf.jkt` of a bound token, and `dpop_jkt` of an authorization request."""
        return self._thumbprint

    def proof(self, method: str, url: str, *, access_token: str | None = None, nonce: str | None = None) -> str:
        """Return the `DPoP` header of one request; the server takes each only once, and for some seconds.

        Args:
            method: the HTTP method.
            url: where to; its query does not count.
            access_token: the token that the request carries, if it does.
            nonce: the newest that the server has sent, if it has.

        Raises:
            TokenError: if the access token could not stand in a header; it is not quoted.
        """
        access_token = hidden(access_token)
        target = urlsplit(url)._replace(query="", fragment="").geturl()
        claims = {
            "htm": method,
            "htu": target,
            "iat": int(time.time()),
            "jti": secrets.token_urlsafe(_JTI_BYTES),
        }
        if access_token is not None:
            claims["ath"] = _base64(hashlib.sha256(checked_token(access_token).encode()).digest())
        if nonce is not None:
            claims["nonce"] = nonce
        return signed({"typ": "dpop+jwt", "alg": self._algorithm, "jwk": self._public}, claims, self._key)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._algorithm}, thumbprint={self.thumbprint!r})"


def _base64(digest: bytes) -> str:
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
