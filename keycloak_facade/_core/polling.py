"""Logins that a user confirms elsewhere: what starts one, and when to ask for its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, cast

from attrs import define, field

from keycloak_openapi._json import is_object
from keycloak_openapi.errors import ApiError, ConnectionError, TimeoutError  # noqa: A004 - named after what happened

from .tokens import TokenError

if TYPE_CHECKING:
    from keycloak_openapi.errors import KeycloakError

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
BACKCHANNEL_GRANT = "urn:openid:params:grant-type:ciba"

DEFAULT_INTERVAL = 5
SLOW_DOWN = 5
"""Seconds that each `slow_down` adds to the interval."""
_SHORTEST_INTERVAL = 1.0
_LONGEST_TIME = 2**31 - 1
"""Seconds; the server knows no more, and clocks cannot be set for any number."""
_TIMES = frozenset({"expires_in", "interval"})
_OVERLOADED = frozenset({429, 502, 503, 504})


class DeviceAuthorization(TypedDict):
    """What a device shows to its user, and asks with for the tokens; times are in seconds (RFC 8628, section 3.2)."""

    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_in: int
    interval: int


class BackchannelAuthentication(TypedDict):
    """What a client asks with for the tokens; times are in seconds (OpenID CIBA Core 1.0, section 7.3)."""

    auth_req_id: str
    expires_in: int
    interval: int


class LoginDeniedError(TokenError):
    """The user did not agree."""


class LoginExpiredError(TokenError):
    """The user did not agree in time."""

    def __init__(self, message: str, *, original_exc: BaseException | None = None) -> None:
        super().__init__(message, original_exc=original_exc)
        self.error: str | None = "expired_token"


def device_authorization(answer: Any) -> DeviceAuthorization:
    """Take a JSON value for an answer of the device authorization endpoint.

    Raises:
        TypeError: if something is missing in it, or is of another type.
    """
    return cast("DeviceAuthorization", _complete(answer, DeviceAuthorization.__required_keys__))


def backchannel_authentication(answer: Any) -> BackchannelAuthentication:
    """Take a JSON value for an answer of the backchannel authentication endpoint.

    Raises:
        TypeError: if something is missing in it, or is of another type.
    """
    return cast("BackchannelAuthentication", _complete(answer, BackchannelAuthentication.__required_keys__))


def _complete(answer: Any, names: frozenset[str]) -> dict[str, Any]:
    if not is_object(answer):
        raise TypeError("it is no JSON object")
    complete = {"interval": DEFAULT_INTERVAL} | dict(answer)
    for name in sorted(names):
        value = complete.get(name)
        if not (_is_time(value) if name in _TIMES else isinstance(value, str)):
            raise TypeError(f"there is no {name} in it")
    return complete


def _is_time(value: object) -> bool:
    return isinstance(value, int) and 0 <= value <= _LONGEST_TIME


def _no_shorter(seconds: float) -> float:
    return max(seconds, _SHORTEST_INTERVAL)


@define
class Pace:
    """How often to ask for tokens that a user has to agree to (RFC 8628, section 3.5).

    Attributes:
        interval: the seconds between two requests that the server wants.
        expires_in: the seconds that the user has.
        began_at: the clock when these began.
    """

    interval: float = field(converter=_no_shorter)
    expires_in: float
    began_at: float
    _failures: int = field(default=0, init=False)

    def pause(self, error: KeycloakError, now: float) -> float:
        """Return for how many seconds to wait after a request that brought no tokens.

        Raises:
            LoginDeniedError: the user did not agree.
            LoginExpiredError: it is too late.
            KeycloakError: the error itself, if asking again is of no use.
        """
        self._failures = self._failures + 1 if _is_failure(error) else 0
        if not self._failures:
            self._heed(error)
        remaining = self.began_at + self.expires_in - now
        if remaining <= 0:
            late = LoginExpiredError(
                f"the user did not agree within {self.expires_in:g} seconds",
                original_exc=error if self._failures else None,
            )
            raise late from (error if self._failures else None)
        # Twice as long after each failure, as the RFC recommends; yet not for longer than there is something to get.
        return max(self.interval, min(self.interval * 2.0**self._failures, remaining))

    def _heed(self, error: KeycloakError) -> None:
        code = error.error if isinstance(error, ApiError) else None
        if code == "slow_down":
            self.interval += SLOW_DOWN
        elif code == "access_denied":
            raise LoginDeniedError("the user did not agree", original_exc=error) from None
        elif code == "expired_token":
            raise LoginExpiredError("the user did not agree in time", original_exc=error) from None
        elif code != "authorization_pending":
            raise error


def _is_failure(error: KeycloakError) -> bool:
    """Tell whether the network or the server failed, rather than answered."""
    if isinstance(error, ApiError):
        return error.status_code in _OVERLOADED
    return isinstance(error, (ConnectionError, TimeoutError))
