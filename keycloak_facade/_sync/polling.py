# Made by scripts/unasync.py from keycloak_facade/_async/polling.py; not to be edited.
"""Asks for tokens until a user has agreed."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from keycloak_openapi.errors import KeycloakError

from .._core.polling import DEFAULT_INTERVAL, Pace
from ._runtime import sleep

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.polling import BackchannelAuthentication, DeviceAuthorization
    from .._core.tokens import TokenResponse


def poll(ask: Callable[[], TokenResponse], answer: DeviceAuthorization | BackchannelAuthentication) -> TokenResponse:
    """Ask for tokens, at the pace that an answer wants, until they come.

    Args:
        ask: asks once.
        answer: what started the login.
    """
    pace = Pace(answer.get("interval", DEFAULT_INTERVAL), answer["expires_in"], monotonic())
    while True:
        try:
            return ask()
        except KeycloakError as error:
            pause = pace.pause(error, monotonic())
        sleep(pause)
