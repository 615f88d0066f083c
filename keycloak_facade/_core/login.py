"""What a login by the browser is asked for, and what the browser comes back with."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, Required, TypedDict, cast
from urllib.parse import parse_qsl, urlsplit

from attrs import field, frozen

from keycloak_openapi._json import is_object
from keycloak_openapi.errors import KeycloakError

from .jwt_errors import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATE_BYTES = 32
_VERIFIER_BYTES = 48
_ANSWERED = ("code", "state", "session_state", "iss", "error", "error_description")


class AuthorizationError(KeycloakError):
    """A login was refused, or the redirect that tells of one is not to be trusted.

    Attributes:
        error: the OAuth error code of the refusal, such as `access_denied`; None where the redirect is not to be
            trusted, as one that belongs to another login, or comes from another server.
        error_description: the server's explanation.
    """

    def __init__(
        self,
        message: str = "",
        *,
        error: str | None = None,
        error_description: str | None = None,
        original_exc: BaseException | None = None,
    ) -> None:
        super().__init__(message, original_exc=original_exc)
        self.error = error
        self.error_description = error_description


class AuthorizationResponse(TypedDict, total=False):
    """What the redirect after a login says."""

    code: Required[str]
    state: str
    session_state: str
    iss: str


class PushedAuthorization(TypedDict):
    """The answer to a pushed authorization request; `request_uri` is good for one login, and `expires_in` seconds."""

    request_uri: str
    expires_in: int


@frozen
class Pkce:
    """The secret of one login, and the challenge that is made of it (RFC 7636, method S256)."""

    code_verifier: str = field(repr=False)
    code_challenge: str

    @property
    def parameters(self) -> dict[str, str]:
        """What of it goes into the authorization request."""
        return {"code_challenge": self.code_challenge, "code_challenge_method": "S256"}


def new_pkce() -> Pkce:
    """Return a new secret of 384 bits, and its challenge."""
    from authlib.oauth2 import rfc7636  # noqa: PLC0415 - loaded by those who log in so

    untyped: Any = rfc7636
    verifier = secrets.token_urlsafe(_VERIFIER_BYTES)
    return Pkce(verifier, untyped.create_s256_code_challenge(verifier))


def new_state() -> str:
    """Return 256 random bits."""
    return secrets.token_urlsafe(_STATE_BYTES)


def pushed_authorization(answer: Any) -> PushedAuthorization:
    """Take a JSON value for the answer to a pushed authorization request.

    Raises:
        TypeError: if it is not one.
    """
    if not is_object(answer) or not isinstance(answer.get("request_uri"), str):
        raise TypeError("there is no request_uri in it")
    return cast("PushedAuthorization", answer)


def read_redirect(
    redirect: str | Mapping[str, str], *, state: str | None, issuer: str, must_name_issuer: bool
) -> AuthorizationResponse:
    """Read what the browser came back with, after the checks of RFC 6749, section 10.12, and RFC 9207.

    Args:
        redirect: the URL that the browser was sent to, or the fields that it posted.
        state: that of the authorization request, None if it had none.
        issuer: the realm's.
        must_name_issuer: whether the server says that it always names itself.

    Raises:
        AuthorizationError: the login was refused, or the redirect is not to be trusted.
    """
    answer = _fields(redirect)
    said = answer.get("iss")
    if said is None and must_name_issuer:
        raise AuthorizationError("the redirect names no iss, and the server says that it names itself")
    if said is not None and said != issuer:
        raise AuthorizationError(f"expected the redirect of {shown(issuer)}, this one has iss {shown(said)}")
    if not _is_same(answer.get("state"), state):
        raise AuthorizationError("the redirect has another state than the login that was begun: it is not to be used")
    if "error" in answer:
        error, description = answer["error"], answer.get("error_description")
        reason = f"{error}: {description}" if description else error
        raise AuthorizationError(f"the login was refused: {shown(reason)}", error=error, error_description=description)
    if not answer.get("code"):
        raise AuthorizationError("the redirect has neither a code nor an error")
    return cast("AuthorizationResponse", answer)


def _fields(redirect: str | Mapping[str, str]) -> dict[str, str]:
    if not isinstance(redirect, str):
        return {name: redirect[name] for name in _ANSWERED if name in redirect}
    parts = urlsplit(redirect)
    # The answer is in the fragment where the request asked for response_mode=fragment.
    query, fragment = ([*parse_qsl(text, keep_blank_values=True)] for text in (parts.query, parts.fragment))
    pairs = fragment if any(name in {"code", "error"} for name, _ in fragment) else query
    named = [name for name, _ in pairs if name in _ANSWERED]
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise AuthorizationError(f"the redirect has more than one {twice[0]} (RFC 6749, section 3.1)")
    return {name: value for name, value in pairs if name in _ANSWERED}


def _is_same(given: str | None, expected: str | None) -> bool:
    if given is None or expected is None:
        return given is expected
    return compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass"))
