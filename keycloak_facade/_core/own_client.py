"""An httpx client of the caller's, in place of an own one."""

from __future__ import annotations

from typing import Any

_RETRIES_WITHOUT_EFFECT = (0, 2)
"""None is what happens anyway, two is the default."""


def check_settings_beside(http_client: object, *, timeout: Any, max_retries: int, verify: Any, proxy: Any) -> None:
    """Refuse settings that the caller's client has for itself.

    Raises:
        ValueError: one is given; it names it.
    """
    given = {
        "timeout": timeout is not None,
        "max_retries": max_retries not in _RETRIES_WITHOUT_EFFECT,
        "verify": verify is not True,
        "proxy": proxy is not None,
    }
    without_effect = [f"{name}=" for name, is_given in given.items() if is_given]
    if http_client is not None and without_effect:
        raise ValueError(f"{', '.join(without_effect)}: no effect beside http_client=, which has settings of its own")
