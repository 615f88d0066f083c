"""What this package raises.

    KeycloakError, also KeycloakClientError
    ├── ApiError                  Keycloak answered, and not with success
    │   ├── Redirected            3xx with a target, which is not followed
    │   ├── BadRequest            400
    │   ├── Unauthorized          401
    │   │   └── InvalidTokenError the token that was given has expired, or never was good
    │   ├── Forbidden             403
    │   ├── NotFound              404
    │   ├── Conflict              409
    │   ├── TooManyRequests       429
    │   ├── ServerError           5xx
    │   └── UnexpectedAnswer      a success that cannot be read
    ├── TransportError            no answer came, or none that can be read
    │   ├── TimeoutError          not in time
    │   ├── ConnectionError       not at all
    │   └── AnswerTooLargeError   it was larger than allowed
    ├── TokenError                no access token could be had
    │   ├── LoginDeniedError      the user did not agree
    │   └── LoginExpiredError     the user did not agree in time
    ├── AuthorizationError        a login by the browser was refused, or its redirect is not to be trusted
    ├── JWTError                  a token is not to be trusted
    │   ├── ExpiredSignatureError its time is over
    │   └── JWTClaimsError        a claim is not what was asked for
    ├── BulkError                 some of many users failed; its result tells which
    ├── InvalidUserError          refused before anything was sent: it cannot be a user; also a ValueError
    ├── DiscoveryError            a discovery document does not say what it is read for
    ├── UntrustedServerError      refused before anything was sent: it would have gone to another server
    └── InvalidPathError          refused before anything was sent; also a ValueError

No errors are InsecureConnectionWarning, issued once for a realm object whose credentials travel unprotected, and
UnmanagedAttributeWarning, issued for attributes of a user that the server has dropped without a word.

No message and no attribute holds a token, a password or a request header.
"""

from keycloak_openapi.errors import (
    AnswerTooLargeError,
    ApiError,
    BadRequest,
    Conflict,
    ConnectionError,
    FieldError,
    Forbidden,
    InvalidPathError,
    KeycloakError,
    NotFound,
    Redirected,
    ServerError,
    TimeoutError,
    TooManyRequests,
    TransportError,
    Unauthorized,
    UnexpectedAnswer,
)

from ._core.bulk import BulkError, InvalidUserError
from ._core.jwt_errors import ExpiredSignatureError, JWTClaimsError, JWTError
from ._core.login import AuthorizationError
from ._core.polling import LoginDeniedError, LoginExpiredError
from ._core.tokens import InvalidTokenError, TokenError
from ._core.trust import DiscoveryError, InsecureConnectionWarning, UntrustedServerError
from ._core.user_attributes import UnmanagedAttributeWarning

KeycloakClientError = KeycloakError

__all__ = (
    "AnswerTooLargeError",
    "ApiError",
    "AuthorizationError",
    "BadRequest",
    "BulkError",
    "Conflict",
    "ConnectionError",
    "DiscoveryError",
    "ExpiredSignatureError",
    "FieldError",
    "Forbidden",
    "InsecureConnectionWarning",
    "InvalidPathError",
    "InvalidTokenError",
    "InvalidUserError",
    "JWTClaimsError",
    "JWTError",
    "KeycloakClientError",
    "KeycloakError",
    "LoginDeniedError",
    "LoginExpiredError",
    "NotFound",
    "Redirected",
    "ServerError",
    "TimeoutError",
    "TokenError",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnexpectedAnswer",
    "UnmanagedAttributeWarning",
    "UntrustedServerError",
)
