"""What this package raises.

    KeycloakError, also KeycloakClientError
    ├── ApiError                  Keycloak answered, and not with success
    │   ├── BadRequest            400
    │   ├── Unauthorized          401
    │   ├── Forbidden             403
    │   ├── NotFound              404
    │   ├── Conflict              409
    │   ├── TooManyRequests       429
    │   ├── ServerError           5xx
    │   └── UnexpectedAnswer      a success that cannot be read
    ├── TransportError            no answer came
    │   ├── TimeoutError          not in time
    │   └── ConnectionError       not at all
    ├── TokenError                no access token could be had
    │   ├── LoginDeniedError      the user did not agree
    │   └── LoginExpiredError     the user did not agree in time
    ├── AuthorizationError        a login by the browser was refused, or its redirect is not to be trusted
    ├── JWTError                  a token is not to be trusted
    │   ├── ExpiredSignatureError its time is over
    │   └── JWTClaimsError        a claim is not what was asked for
    └── InvalidPathError          refused before anything was sent; also a ValueError

No message and no attribute holds a token, a password or a request header.
"""

from keycloak_openapi.errors import (
    ApiError,
    BadRequest,
    Conflict,
    ConnectionError,
    FieldError,
    Forbidden,
    InvalidPathError,
    KeycloakError,
    NotFound,
    ServerError,
    TimeoutError,
    TooManyRequests,
    TransportError,
    Unauthorized,
    UnexpectedAnswer,
)

from ._core.jwt_errors import ExpiredSignatureError, JWTClaimsError, JWTError
from ._core.login import AuthorizationError
from ._core.polling import LoginDeniedError, LoginExpiredError
from ._core.tokens import TokenError

KeycloakClientError = KeycloakError

__all__ = (
    "ApiError",
    "AuthorizationError",
    "BadRequest",
    "Conflict",
    "ConnectionError",
    "ExpiredSignatureError",
    "FieldError",
    "Forbidden",
    "InvalidPathError",
    "JWTClaimsError",
    "JWTError",
    "KeycloakClientError",
    "KeycloakError",
    "LoginDeniedError",
    "LoginExpiredError",
    "NotFound",
    "ServerError",
    "TimeoutError",
    "TokenError",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnexpectedAnswer",
)
