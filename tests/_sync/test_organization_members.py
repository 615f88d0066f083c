# Made by scripts/unasync.py from tests/_async/test_organization_members.py; not to be edited.
"""Members of organizations, and how they are invited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound, ServerError
from tests._sync.made import make_organization, make_user

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_facade._sync.admin.realm import Realm
    from tests.mail import Mailbox


def test_members(admin: Realm) -> None:
    members = (make_organization(admin, "acme")).members
    assert (members.all(), members.count()) == ([], 0)
    names = [f"user-{number:02}" for number in range(11)]
    admin.partial_import(users=[{"username": name, "email": f"{name}@example.org"} for name in names])
    for user in admin.users.all():
        members.add(str(user.id))
    assert [member.username for member in members.all()] == names
    assert members.count() == 11
    [found] = members.all(search="user-03@example.org", exact=True, brief_representation=False)
    assert (found.username, found.membership_type, found.totp) == ("user-03", "UNMANAGED", False)
    assert [member.totp for member in members.all(search="user-03")] == [None]
    for page_size in (4, 11):
        assert [str(member.username) for member in members.iter(page_size=page_size)] == names
    member = members.by_id(str(found.id))
    assert (member.get()).username == "user-03"
    with pytest.raises(Conflict, match="already a member"):
        members.add(str(found.id))
    member.delete()
    with pytest.raises(NotFound):
        member.get()
    assert members.count() == 10
    assert (admin.users.by_id(str(found.id)).get()).username == "user-03"
    with pytest.raises(NotFound):
        members.add("00000000-0000-0000-0000-000000000000")


def test_invitations(admin: Realm, mailbox: Mailbox) -> None:
    acme = make_organization(admin, "acme")
    bob = make_user(admin, "bob")
    with pytest.raises(ServerError, match="Failed to send"):
        acme.members.invite_user("ann@example.org")
    admin.replace({"smtpServer": mailbox.settings})
    acme.members.invite_user("ann@example.org", first_name="Ann", last_name="Other")
    mailbox.expect("ann@example.org", "acme", "Ann")
    acme.members.invite_existing_user(bob)
    mailbox.expect("bob@example.org", "acme")
    with pytest.raises(Conflict, match="pending"):
        acme.members.invite_user("ann@example.org")
    with pytest.raises(BadRequest, match="does not exist"):
        acme.members.invite_existing_user("none")
    [found] = acme.invitations.all(email="ann@example.org")
    assert (found.first_name, found.last_name, found.status) == ("Ann", "Other", "PENDING")
    ann = acme.invitations.by_id(str(found.id))
    assert ann.get() == found
    assert {invitation.email for invitation in acme.invitations.all()} == {"ann@example.org", "bob@example.org"}
    ann.resend()
    mailbox.expect("ann@example.org", "acme", "Ann")
    with pytest.raises(NotFound):
        ann.get()
    [again] = acme.invitations.all(first_name="Ann", last_name="Other")
    assert (again.email, again.id == found.id) == ("ann@example.org", False)
    acme.invitations.by_id(str(again.id)).delete()
    assert [invitation.email for invitation in acme.invitations.all(status="PENDING")] == ["bob@example.org"]
    assert acme.members.all() == []


def test_invitations_are_paged_and_expire(admin: Realm, mailbox: Mailbox, wait: Callable[[float], None]) -> None:
    acme = make_organization(admin, "acme")
    admin.replace({"smtpServer": mailbox.settings})
    addresses = [f"user-{number:02}@example.org" for number in range(11)]
    for address in addresses:
        acme.members.invite_user(address)
    assert sorted(str(invitation.email) for invitation in acme.invitations.all()) == addresses
    for page_size in (4, 11):
        pages = acme.invitations.iter(page_size=page_size, search="user-")
        assert sorted([str(invitation.email) for invitation in pages]) == addresses
    assert acme.invitations.all(status="EXPIRED") == []
    admin.replace({"actionTokenGeneratedByAdminLifespan": 1})
    acme.members.invite_user("late@example.org")
    wait(2)
    assert [invitation.email for invitation in acme.invitations.all(status="EXPIRED")] == ["late@example.org"]
    assert sorted(str(each.email) for each in acme.invitations.all(status="PENDING")) == addresses
