"""A mail that may have been sent is not sent again, although its request is a PUT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm
from keycloak_facade.exceptions import ApiError, TransportError
from tests.resilience.calls import each_flavour
from tests.unit.wire import URL, answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.wire import Wire

MAILS: dict[str, Callable[[Any], Any]] = {
    "actions": lambda user: user.send_actions_email(["VERIFY_EMAIL"]),
    "verification": lambda user: user.send_verify_email(),
    "password": lambda user: user.send_reset_password_email(),
}


async def sent(flavour: str, wire: Wire, verb: Callable[[Any], Any]) -> int:
    """How many requests a verb of a user has led to."""
    wire.requests.clear()
    if flavour == "sync":
        with KeycloakRealm(URL, "r") as realm:
            verb(realm.admin.set_token("token").realms.by_name("r").users.by_id("x"))
    else:
        async with AsyncKeycloakRealm(URL, "r") as realm:
            await verb(realm.admin.set_token("token").realms.by_name("r").users.by_id("x"))
    return len(wire.requests)


@pytest.mark.parametrize("trouble", [503, 504, httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")], ids=str)
@pytest.mark.parametrize("mail", MAILS)
@each_flavour
async def test_a_mail_in_doubt(flavour: str, wire: Wire, mail: str, trouble: Any) -> None:
    wire.answers = [trouble]
    with pytest.raises((ApiError, TransportError)):
        await sent(flavour, wire, MAILS[mail])
    assert len(wire.requests) == 1


@pytest.mark.parametrize("mail", MAILS)
@each_flavour
async def test_a_mail_that_has_not_been_sent(flavour: str, wire: Wire, mail: str) -> None:
    wire.answers = [httpx.ConnectError("x"), answering(204)]
    assert await sent(flavour, wire, MAILS[mail]) == 2


@each_flavour
async def test_other_updates_are_repeated(flavour: str, wire: Wire) -> None:
    wire.answers = [503, answering(204)]
    assert await sent(flavour, wire, lambda user: user.reset_password("new")) == 2
