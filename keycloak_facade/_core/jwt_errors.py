"""What is raised for a token that is not to be trusted.

    JWTError                      malformed, wrongly signed, or of the wrong kind
    ├── UnknownKeyError           signed with a key that is not among the given ones
    ├── ExpiredSignatureError     expired
    └── JWTClaimsError            a claim is not what was expected

The predecessor raised python-jose's exceptions, and its callers catch them. Where python-jose is installed,
these classes are subclasses of python-jose's of the same name, so that such an `except` still catches.

No message holds a token or a key. What a token says of itself is quoted, escaped and cut to a bounded length,
since an attacker may have written it.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from keycloak_openapi.errors import KeycloakError

_JoseJWTError = Exception
_JoseExpiredSignatureError = Exception
_JoseJWTClaimsError = Exception

if not TYPE_CHECKING:
    # SyntaxError: an older, unrelated distribution is imported by the name `jose` too, and is Python 2.
    with contextlib.suppress(ImportError, SyntaxError):
        from jose.exceptions import ExpiredSignatureError as _JoseExpiredSignatureError
        from jose.exceptions import JWTClaimsError as _JoseJWTClaimsError
        from jose.exceptions import JWTError as _JoseJWTError


class JWTError(KeycloakError, _JoseJWTError):
    """A token is malformed, wrongly signed, or of the wrong kind."""


class UnknownKeyError(JWTError):
    """A token is signed with a key that is not among the given ones.

    Attributes:
        kid: the key id in the token's header; None where the header has none.
        known_kids: the ids of the keys that were there.
    """

    def __init__(
        self,
        message: str = "",
        *,
        kid: str | None = None,
        known_kids: tuple[str, ...] = (),
        original_exc: BaseException | None = None,
    ) -> None:
        super().__init__(message, original_exc=original_exc)
        self.kid = kid
        self.known_kids = known_kids


class ExpiredSignatureError(JWTError, _JoseExpiredSignatureError):
    """A token has expired."""


class JWTClaimsError(JWTError, _JoseJWTClaimsError):
    """A claim of a token is not what was expected."""


_SHOWN_CHARACTERS = 120


def shown(value: object) -> str:
    """Quote a value for a message: as JSON, in ASCII, of bounded length."""
    text = json.dumps(value, default=lambda odd: type(odd).__name__)
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "..."
