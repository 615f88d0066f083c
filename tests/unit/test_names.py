"""What was found is what was looked for."""

from __future__ import annotations

import pytest

from keycloak_facade._core.names import is_wanted


@pytest.mark.parametrize(
    ("found", "wanted", "is_it"),
    [
        ({"clientId": "app"}, {"clientId": "app"}, True),
        ({"clientId": "app"}, {"clientId": "App"}, False),
        ({}, {"clientId": "app"}, False),
        ({"name": "a", "type": "role"}, {"name": "a", "type": "role"}, True),
        ({"name": "a", "type": "js"}, {"name": "a", "type": "role"}, False),
        ({"username": "Bob"}, {"username": "bOB"}, True),
        ({"username": "bob"}, {"username": "bo"}, False),
        ({}, {"username": "none"}, False),
    ],
)
def test_is_wanted(found: dict[str, str], wanted: dict[str, str], is_it: bool) -> None:
    assert is_wanted(found, wanted) is is_it
