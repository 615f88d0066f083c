# Made by scripts/unasync.py from tests/_async/test_events.py; not to be edited.
"""Events: what users and clients have done, what administrators have changed, and what of it is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

LONG_AGO = date(2020, 1, 1)
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)


def test_what_is_recorded(admin: Realm) -> None:
    config = admin.events.config
    before = config.get()
    assert (before.events_enabled, before.admin_events_enabled, before.events_expiration) == (False, False, None)
    by_default = before.enabled_event_types or []
    assert "LOGIN" in by_default
    config.update(events_enabled=True, events_expiration=3600)
    assert config.get() == before | {"eventsEnabled": True, "eventsExpiration": 3600}
    # The default is still a default, not the list that it reads as.
    assert (admin.get()).enabled_event_types == []
    config.update(enabled_event_types=["LOGIN"], admin_events_enabled=True)
    config.update(events_listeners=[])
    assert config.get() == before | {
        "eventsEnabled": True,
        "eventsExpiration": 3600,
        "eventsListeners": [],
        "enabledEventTypes": ["LOGIN"],
        "adminEventsEnabled": True,
    }
    config.update(enabled_event_types=[])
    assert (config.get()).enabled_event_types == by_default
    config.replace(
        {
            "eventsEnabled": False,
            "eventsListeners": ["jboss-logging"],
            "adminEventsEnabled": False,
            "enabledEventTypes": [],
        }
    )
    assert config.get() == before
    with pytest.raises(TypeError, match="did you mean 'events_enabled'"):
        config.update(event_enabled=True)  # type: ignore[call-arg]  # what the test is about


def test_the_life_of_events(realm: KeycloakRealm, admin: Realm) -> None:
    app = make_app(realm, admin)
    ada, bob = [make_user(admin, name) for name in ("ada", "bob")]
    admin.events.config.update(events_enabled=True)
    assert admin.events.all() == []
    for name in ("ada", "bob"):
        app.password_credentials(name, PASSWORD)
    with pytest.raises(BadRequest):
        app.password_credentials("ada", "wrong")

    events = admin.events
    recorded = events.all(direction="asc")
    assert [(event.type, event.user_id) for event in recorded] == [("LOGIN", ada), ("LOGIN", bob), ("LOGIN_ERROR", ada)]
    assert recorded == list(events.iter(page_size=2, direction="asc"))
    assert [event.type for event in events.all(page_size=1)] == ["LOGIN_ERROR", "LOGIN", "LOGIN"]
    assert events.all(type=["LOGIN"], user=bob) == [recorded[1]]
    assert len(events.all(type=["LOGIN", "LOGIN_ERROR"])) == 3
    assert len(events.all(client_query="app", ip_address=recorded[0].ip_address)) == 3
    assert events.all(client_query="none") == []

    assert len(events.all(date_from=LONG_AGO, date_to=FAR_AHEAD)) == 3
    assert events.all(date_to=LONG_AGO) == events.all(date_from=FAR_AHEAD) == []
    assert events.all(date_from="2020-01-01", date_to="2020-01-02") == []
    assert recorded[0].time
    assert recorded[0] in events.all(date_to=recorded[0].time)
    moment = datetime.fromtimestamp(recorded[0].time / 1000, UTC)
    assert recorded[0] in events.all(date_from=moment, date_to=moment)
    with pytest.raises(BadRequest, match="Invalid value for 'dateFrom'"):
        events.all(date_from="yesterday")

    events.delete()
    assert events.all() == []


def test_the_life_of_events_of_administrators(admin: Realm) -> None:
    admin.events.config.update(admin_events_enabled=True, admin_events_details_enabled=True)
    events = admin.admin_events
    events.delete()
    staff = admin.groups.create("staff")
    admin.groups.by_id(staff).update(description="All of us")
    admin.roles.create("reader")

    recorded = events.all(direction="asc")
    assert [(event.operation_type, event.resource_type) for event in recorded] == [
        ("CREATE", "GROUP"),
        ("UPDATE", "GROUP"),
        ("CREATE", "REALM_ROLE"),
    ]
    created, updated, _ = recorded
    assert (created.resource_path, updated.resource_path) == (f"groups/{staff}", f"groups/{staff}")
    assert "All of us" in str(updated.representation)
    assert recorded == list(events.iter(page_size=2, direction="asc"))
    assert events.all(operation_types=["UPDATE", "DELETE"]) == [updated]
    assert len(events.all(operation_types=["CREATE"], resource_types=["GROUP", "REALM_ROLE"])) == 2
    assert len(events.all(resource_path="groups/*")) == 2
    who = created.auth_details
    assert who is not None
    assert events.all(auth_realm=who.realm_id, auth_client=who.client_id, direction="asc") == recorded
    assert events.all(auth_user=who.user_id, auth_ip_address=who.ip_address, direction="asc") == recorded
    assert events.all(auth_user="nobody") == []
    assert len(events.all(date_from=LONG_AGO, date_to=FAR_AHEAD)) == 3
    assert events.all(date_to=LONG_AGO) == []

    events.delete()
    assert events.all() == []
