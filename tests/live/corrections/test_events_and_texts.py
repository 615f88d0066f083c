from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.live.corrections.conftest import Called

pytestmark = pytest.mark.live


@pytest.mark.parametrize("operation", ["list_events", "list_admin_events"])
def test_a_filter_takes_days_and_milliseconds(call: Called, operation: str) -> None:
    call(operation, params={"dateFrom": "2020-01-01", "dateTo": 1577923200000})
    assert call.refused(operation, params={"dateFrom": "2020-01-01T00:00:00Z"}).status_code == 400


def test_the_texts_of_pages_say_where_they_are_from(call: Called) -> None:
    call("import_localization_texts", {"locale": "en"}, json={"hello": "Hello"})
    for theme_type in ("login", "account", "admin", "email", "welcome", "common"):
        path = {"theme_type": theme_type, "locale": "en"}
        texts = call("list_effective_messages", path, params={"source": "true", "theme": "keycloak"}).json()
        assert {"key": "hello", "value": "Hello", "source": "REALM"} in texts
    assert call.refused("list_effective_messages", {"theme_type": "none", "locale": "en"}).status_code == 404
