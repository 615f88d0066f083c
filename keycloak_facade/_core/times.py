"""The bounds of a time policy, which the server takes unchecked and fails on when it decides."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keycloak_openapi.models import TimePolicyRepresentation

_MOMENTS = ("not_before", "not_on_or_after")
_RANGES = {"year": (1, 9999), "month": (1, 12), "day_month": (1, 31), "hour": (0, 23), "minute": (0, 59)}


def check_times(policy: TimePolicyRepresentation) -> None:
    """Check that the server will be able to decide by a policy.

    Raises:
        ValueError: if a moment is none, a number is out of its range, or an end has no beginning before it.
    """
    for name in _MOMENTS:
        moment = getattr(policy, name)
        # The server takes an empty moment for none, and on an empty number it fails.
        if moment and not _is_moment(moment):
            raise ValueError(f"{name}: expected yyyy-MM-dd HH:mm:ss or yyyy-MM-dd, got {moment!r}")
    for name, (least, greatest) in _RANGES.items():
        first, last = getattr(policy, name), getattr(policy, f"{name}_end")
        if first is None and last == "":
            continue
        for key, value in ((name, first), (f"{name}_end", last)):
            if value is not None and not (str(value).isdecimal() and least <= int(value) <= greatest):
                raise ValueError(f"{key}: expected a number from {least} to {greatest}, got {value!r}")
        if last is not None and (first is None or int(last) < int(first)):
            raise ValueError(f"{name}_end: expected {name} to be there and not after {last!r}, got {first!r}")


def _is_moment(text: str) -> bool:
    for form in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d"):
        try:
            datetime.strptime(text, form)  # noqa: DTZ007 - by the server's clock, whatever its zone
        except ValueError:
            continue
        return True
    return False
