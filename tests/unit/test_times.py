"""What a time policy may not say, for the server would fail on it, or never grant."""

from __future__ import annotations

import pytest

from keycloak_facade._core.times import check_times
from keycloak_openapi.models import TimePolicyRepresentation


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"not_before": "2030-01-01"},
        {"not_before": "2030-12-31 23:59:59", "not_on_or_after": "2031-01-01 00:00:00"},
        {"hour": "0", "hour_end": "23", "minute": "59"},
        {"month": "12", "day_month": "31", "day_month_end": "31", "year": "2030"},
        {"not_before": "", "hour_end": ""},
    ],
)
def test_these_are_taken(fields: dict[str, str]) -> None:
    check_times(TimePolicyRepresentation.from_fields(fields))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"not_before": "yesterday"}, "not_before: expected yyyy-MM-dd HH:mm:ss or yyyy-MM-dd, got 'yesterday'"),
        ({"not_on_or_after": "2030-02-30"}, "not_on_or_after: expected"),
        ({"not_on_or_after": "2030-01-01T00:00:00Z"}, "not_on_or_after: expected"),
        ({"hour": "24"}, "hour: expected a number from 0 to 23, got '24'"),
        ({"hour": ""}, "hour: expected a number from 0 to 23, got ''"),
        ({"hour": "1", "hour_end": ""}, "hour_end: expected a number from 0 to 23, got ''"),
        ({"minute": "-1"}, "minute: expected a number from 0 to 59"),
        ({"month": "0"}, "month: expected a number from 1 to 12"),
        ({"day_month": "1", "day_month_end": "32"}, "day_month_end: expected a number from 1 to 31"),
        ({"year": "soon"}, "year: expected a number"),
        ({"hour_end": "6"}, "hour_end: expected hour to be there and not after '6', got None"),
        ({"hour": "22", "hour_end": "6"}, "hour_end: expected hour to be there and not after '6', got '22'"),
    ],
)
def test_these_are_refused(fields: dict[str, str], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        check_times(TimePolicyRepresentation.from_fields(fields))
