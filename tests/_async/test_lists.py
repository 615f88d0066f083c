"""Lists are whole, whatever their length, the server's own limits and the size of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from keycloak_facade._async.admin.realm import AsyncRealm
    from keycloak_openapi.models import UserRepresentation


def usernames(users: Iterable[UserRepresentation]) -> list[str]:
    return [str(user.username) for user in users]


async def collected(users: AsyncIterator[UserRepresentation]) -> list[str]:
    return [str(user.username) async for user in users]


async def test_users_around_the_borders_of_pages(admin: AsyncRealm) -> None:
    names: list[str] = []
    for total, page_size in ((0, 1), (1, 1), (99, 33), (100, 100), (101, 100)):
        new = [f"user-{number:03}" for number in range(len(names), total)]
        if new:
            await admin.partial_import(users=[{"username": name} for name in new])
        names += new
        assert usernames(await admin.users.all(brief_representation=True)) == names
        assert await collected(admin.users.iter(page_size=page_size, brief_representation=True)) == names
        assert await admin.users.count() == total


async def test_members_beyond_the_limit_of_the_server(admin: AsyncRealm) -> None:
    names = [f"user-{number:03}" for number in range(250)]
    members = [{"username": name, "groups": ["/staff"]} for name in names]
    await admin.partial_import(groups=[{"name": "staff", "path": "/staff"}], users=[{"username": "anna"}, *members])
    group = admin.groups.by_path("/staff")
    assert usernames(await group.members.all(brief_representation=True)) == names
    assert await collected(group.members.iter(page_size=100, brief_representation=True)) == names


async def test_children_beyond_the_limit_of_the_server(admin: AsyncRealm) -> None:
    names = [f"team-{number:03}" for number in range(120)]
    below = [{"name": name, "path": f"/staff/{name}"} for name in names]
    await admin.partial_import(groups=[{"name": "staff", "path": "/staff", "subGroups": below}])
    children = admin.groups.by_path("/staff").children
    assert [child.name for child in await children.all(brief_representation=True)] == names
    assert [child.name async for child in children.iter(page_size=100, brief_representation=True)] == names
    assert [child.name async for child in children.iter(page_size=60, sub_groups_count=False)] == names


@pytest.mark.live
async def test_users_that_are_created_while_others_are_listed(admin: AsyncRealm) -> None:
    names = [f"user-{number:03}" for number in range(60)]
    await admin.partial_import(users=[{"username": name} for name in names])
    for page_size in (1, 4, 25):
        read: list[str] = []
        async for user in admin.users.iter(page_size=page_size, brief_representation=True):
            read.append(str(user.username))
            if len(read) % 6 == 0 and len(read) <= 60:
                # In front of all others, so that those who are still to come move on by one page and more.
                new = [f"a-{page_size}-{len(read)}-{number}" for number in range(page_size)]
                await admin.partial_import(users=[{"username": name} for name in [*new, f"z-{page_size}-{len(read)}"]])
        assert [name for name in read if name in names] == names
        assert len(read) == len(set(read))


@pytest.mark.live
async def test_ten_thousand_users(admin: AsyncRealm) -> None:
    names = [f"user-{number:05}" for number in range(10_000)]
    # The server takes four times as long for them by the thousand.
    for first in range(0, len(names), 100):
        await admin.partial_import(users=[{"username": name} for name in names[first : first + 100]])
    assert await admin.users.count() == len(names)
    assert usernames(await admin.users.all(brief_representation=True)) == names
    assert await collected(admin.users.iter(page_size=999, brief_representation=True)) == names
