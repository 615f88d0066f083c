"""Members of organizations, and how they are invited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, ServerError
from tests._async.made import make_organization, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from tests.mail import Mailbox


async def test_members(admin: AsyncRealm) -> None:
    members = (await make_organization(admin, "acme")).members
    assert (await members.all(), await members.count()) == ([], 0)
    names = [f"user-{number:02}" for number in range(11)]
    await admin.partial_import(users=[{"username": name, "email": f"{name}@example.org"} for name in names])
    for user in await admin.users.all():
        await members.add(str(user.id))
    assert [member.username for member in await members.all()] == names
    assert await members.count() == 11
    [found] = await members.all(search="user-03@example.org", exact=True, brief_representation=False)
    assert (found.username, found.membership_type, found.totp) == ("user-03", "UNMANAGED", False)
    assert [member.totp for member in await members.all(search="user-03")] == [None]
    for page_size in (4, 11):
        assert [str(member.username) async for member in members.iter(page_size=page_size)] == names
    member = members.by_id(str(found.id))
    assert (await member.get()).username == "user-03"
    with pytest.raises(Conflict, match="already a member"):
        await members.add(str(found.id))
    await member.delete()
    with pytest.raises(NotFound):
        await member.get()
    assert await members.count() == 10
    assert (await admin.users.by_id(str(found.id)).get()).username == "user-03"
    with pytest.raises(NotFound):
        await members.add("00000000-0000-0000-0000-000000000000")


async def test_invitations(admin: AsyncRealm, mailbox: Mailbox) -> None:
    acme = await make_organization(admin, "acme")
    bob = await make_user(admin, "bob")
    with pytest.raises(ServerError, match="Failed to send"):
        await acme.members.invite_user("ann@example.org")
    await admin.replace({"smtpServer": mailbox.settings})
    await acme.members.invite_user("ann@example.org", first_name="Ann", last_name="Other")
    mailbox.expect("ann@example.org", "acme", "Ann")
    await acme.members.invite_existing_user(bob)
    mailbox.expect("bob@example.org", "acme")
    with pytest.raises(Conflict, match="pending"):
        await acme.members.invite_user("ann@example.org")
    with pytest.raises(BadRequest, match="does not exist"):
        await acme.members.invite_existing_user("none")
    [found] = await acme.invitations.all(email="ann@example.org")
    assert (found.first_name, found.last_name, found.status) == ("Ann", "Other", "PENDING")
    ann = acme.invitations.by_id(str(found.id))
    assert await ann.get() == found
    assert {invitation.email for invitation in await acme.invitations.all()} == {"ann@example.org", "bob@example.org"}
    await ann.resend()
    mailbox.expect("ann@example.org", "acme", "Ann")
    with pytest.raises(NotFound):
        await ann.get()
    [again] = await acme.invitations.all(first_name="Ann", last_name="Other")
    assert (again.email, again.id == found.id) == ("ann@example.org", False)
    await acme.invitations.by_id(str(again.id)).delete()
    assert [invitation.email for invitation in await acme.invitations.all(status="PENDING")] == ["bob@example.org"]
    assert await acme.members.all() == []


async def test_invitations_are_paged_and_expire(
    admin: AsyncRealm, mailbox: Mailbox, wait: Callable[[float], None]
) -> None:
    acme = await make_organization(admin, "acme")
    await admin.replace({"smtpServer": mailbox.settings})
    addresses = [f"user-{number:02}@example.org" for number in range(11)]
    for address in addresses:
        await acme.members.invite_user(address)
    assert sorted(str(invitation.email) for invitation in await acme.invitations.all()) == addresses
    for page_size in (4, 11):
        pages = acme.invitations.iter(page_size=page_size, search="user-")
        assert sorted([str(invitation.email) async for invitation in pages]) == addresses
    assert await acme.invitations.all(status="EXPIRED") == []
    await admin.replace({"actionTokenGeneratedByAdminLifespan": 1})
    await acme.members.invite_user("late@example.org")
    wait(2)
    assert [invitation.email for invitation in await acme.invitations.all(status="EXPIRED")] == ["late@example.org"]
    assert sorted(str(each.email) for each in await acme.invitations.all(status="PENDING")) == addresses
