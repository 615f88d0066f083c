"""Events: what users and clients have done, what administrators have changed, and what of it is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm

LONG_AGO = date(2020, 1, 1)
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)


async def test_what_is_recorded(admin: AsyncRealm) -> None:
    config = admin.events.config
    before = await config.get()
    assert (before.events_enabled, before.admin_events_enabled, before.events_expiration) == (False, False, None)
    by_default = before.enabled_event_types or []
    assert "LOGIN" in by_default
    await config.update(events_enabled=True, events_expiration=3600)
    assert await config.get() == before | {"eventsEnabled": True, "eventsExpiration": 3600}
    # The default is still a default, not the list that it reads as.
    assert (await admin.get()).enabled_event_types == []
    await config.update(enabled_event_types=["LOGIN"], admin_events_enabled=True)
    await config.update(events_listeners=[])
    assert await config.get() == before | {
        "eventsEnabled": True,
        "eventsExpiration": 3600,
        "eventsListeners": [],
        "enabledEventTypes": ["LOGIN"],
        "adminEventsEnabled": True,
    }
    await config.update(enabled_event_types=[])
    assert (await config.get()).enabled_event_types == by_default
    await config.replace(
        {
            "eventsEnabled": False,
            "eventsListeners": ["jboss-logging"],
            "adminEventsEnabled": False,
            "enabledEventTypes": [],
        }
    )
    assert await config.get() == before
    with pytest.raises(TypeError, match="did you mean 'events_enabled'"):
        await config.update(event_enabled=True)  # type: ignore[call-arg]  # what the test is about


async def test_the_life_of_events(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    app = await make_app(realm, admin)
    ada, bob = [await make_user(admin, name) for name in ("ada", "bob")]
    await admin.events.config.update(events_enabled=True)
    assert await admin.events.all() == []
    for name in ("ada", "bob"):
        await app.password_credentials(name, PASSWORD)
    with pytest.raises(BadRequest):
        await app.password_credentials("ada", "wrong")

    events = admin.events
    recorded = await events.all(direction="asc")
    assert [(event.type, event.user_id) for event in recorded] == [("LOGIN", ada), ("LOGIN", bob), ("LOGIN_ERROR", ada)]
    assert recorded == [event async for event in events.iter(page_size=2, direction="asc")]
    assert [event.type for event in await events.all(page_size=1)] == ["LOGIN_ERROR", "LOGIN", "LOGIN"]
    assert await events.all(type=["LOGIN"], user=bob) == [recorded[1]]
    assert len(await events.all(type=["LOGIN", "LOGIN_ERROR"])) == 3
    assert len(await events.all(client_query="app", ip_address=recorded[0].ip_address)) == 3
    assert await events.all(client_query="none") == []

    assert len(await events.all(date_from=LONG_AGO, date_to=FAR_AHEAD)) == 3
    assert await events.all(date_to=LONG_AGO) == await events.all(date_from=FAR_AHEAD) == []
    assert await events.all(date_from="2020-01-01", date_to="2020-01-02") == []
    assert recorded[0].time
    assert recorded[0] in await events.all(date_to=recorded[0].time)
    moment = datetime.fromtimestamp(recorded[0].time / 1000, UTC)
    assert recorded[0] in await events.all(date_from=moment, date_to=moment)
    with pytest.raises(BadRequest, match="Invalid value for 'dateFrom'"):
        await events.all(date_from="yesterday")

    await events.delete()
    assert await events.all() == []


async def test_the_life_of_events_of_administrators(admin: AsyncRealm) -> None:
    await admin.events.config.update(admin_events_enabled=True, admin_events_details_enabled=True)
    events = admin.admin_events
    await events.delete()
    staff = await admin.groups.create("staff")
    await admin.groups.by_id(staff).update(description="All of us")
    await admin.roles.create("reader")

    recorded = await events.all(direction="asc")
    assert [(event.operation_type, event.resource_type) for event in recorded] == [
        ("CREATE", "GROUP"),
        ("UPDATE", "GROUP"),
        ("CREATE", "REALM_ROLE"),
    ]
    created, updated, _ = recorded
    assert (created.resource_path, updated.resource_path) == (f"groups/{staff}", f"groups/{staff}")
    assert "All of us" in str(updated.representation)
    assert recorded == [event async for event in events.iter(page_size=2, direction="asc")]
    assert await events.all(operation_types=["UPDATE", "DELETE"]) == [updated]
    assert len(await events.all(operation_types=["CREATE"], resource_types=["GROUP", "REALM_ROLE"])) == 2
    assert len(await events.all(resource_path="groups/*")) == 2
    who = created.auth_details
    assert who is not None
    assert await events.all(auth_realm=who.realm_id, auth_client=who.client_id, direction="asc") == recorded
    assert await events.all(auth_user=who.user_id, auth_ip_address=who.ip_address, direction="asc") == recorded
    assert await events.all(auth_user="nobody") == []
    assert len(await events.all(date_from=LONG_AGO, date_to=FAR_AHEAD)) == 3
    assert await events.all(date_to=LONG_AGO) == []

    await events.delete()
    assert await events.all() == []
