"""Organizations, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound
from tests._async.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_an_organization_from_birth_to_death(admin: AsyncRealm) -> None:
    await make_organization(admin, "other")
    organization_id = await admin.organizations.create(
        "acme",
        alias="acme-inc",
        description="Makes everything",
        redirect_url="https://acme.example.org",
        domains=[{"name": "acme.example.org", "verified": True}],
        attributes={"level": ["1"]},
    )
    acme = admin.organizations.by_id(organization_id)
    before = await acme.get()
    assert (before.id, before.name, before.alias, before.enabled) == (organization_id, "acme", "acme-inc", True)
    assert (before.description, before.redirect_url) == ("Makes everything", "https://acme.example.org")
    assert before.domains == [{"name": "acme.example.org", "verified": True}]
    await acme.update(attributes={"level": ["2"]})
    assert await acme.get() == before | {"attributes": {"level": ["2"]}}
    await acme.update(name="Acme", enabled=False)
    assert await acme.get() == before | {"name": "Acme", "enabled": False, "attributes": {"level": ["2"]}}
    with pytest.raises(BadRequest, match="alias"):
        await acme.update(alias="acme")
    await acme.replace({"name": "Acme", "alias": "acme-inc"})
    written = await acme.get()
    assert (written.description, written.domains) == (None, None)
    await acme.delete()
    with pytest.raises(NotFound):
        await acme.get()
    assert [organization.name for organization in await admin.organizations.all()] == ["other"]


async def test_what_cannot_be_created(admin: AsyncRealm) -> None:
    with pytest.raises(NotFound, match="not enabled"):
        await admin.organizations.create("acme")
    await admin.replace({"organizationsEnabled": True})
    await admin.organizations.create("acme", domains=[{"name": "example.org"}])
    with pytest.raises(Conflict, match="same name"):
        await admin.organizations.create("acme")
    with pytest.raises(BadRequest, match=r"example\.org"):
        await admin.organizations.create("other", domains=[{"name": "example.org"}])
    with pytest.raises(TypeError, match="did you mean 'domains'"):
        await admin.organizations.create("other", domain="x")  # type: ignore[call-arg]  # what the test is about
    assert await admin.organizations.count() == 1


async def test_all_is_complete_and_filters(admin: AsyncRealm) -> None:
    await make_organization(admin, "acme")
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        await admin.organizations.create(name, attributes={"of": [name]})
    assert [organization.name for organization in await admin.organizations.all()] == ["acme", *names]
    assert await admin.organizations.count() == 12
    assert [organization.name for organization in await admin.organizations.all(search="team-1")] == ["team-10"]
    assert await admin.organizations.count(search="team-") == 11
    assert await admin.organizations.count(search="team-", exact=True) == 0
    found = await admin.organizations.all(q="of:team-03", brief_representation=False)
    assert [(organization.name, organization.attributes) for organization in found] == [
        ("team-03", {"of": ["team-03"]})
    ]
    for page_size in (4, 11):
        pages = admin.organizations.iter(search="team-", page_size=page_size)
        assert [str(organization.name) async for organization in pages] == names


async def test_of_a_user(admin: AsyncRealm) -> None:
    bob = await admin.users.create("bob")
    organizations = [await make_organization(admin, "acme")]
    for number in range(11):
        organization_id = await admin.organizations.create(f"team-{number:02}", attributes={"of": ["teams"]})
        organizations.append(admin.organizations.by_id(organization_id))
    assert await admin.organizations.of_user(bob) == []
    for organization in organizations[1:]:
        await organization.members.add(bob)
    found = await admin.organizations.of_user(bob, brief_representation=False)
    assert sorted(str(organization.name) for organization in found) == [f"team-{number:02}" for number in range(11)]
    assert found[0].attributes == {"of": ["teams"]}
    assert await organizations[1].members.by_id(bob).organizations(brief_representation=False) == found
    brief = await organizations[1].members.by_id(bob).organizations()
    assert {str(organization.attributes) for organization in brief} == {"None"}


async def test_by_name_looks_the_id_up(admin: AsyncRealm) -> None:
    acme = await make_organization(admin, "acme.org")
    await acme.update(description="Makes everything")
    await admin.organizations.create("other", domains=[{"name": "acme.org"}, {"name": "none.org"}])
    found = admin.organizations.by_name("acme.org")
    assert (await found.get()).description == "Makes everything"
    assert await found.groups.create("staff")
    assert [group.name for group in await acme.groups.all()] == ["staff"]
    with pytest.raises(NotFound, match=r"organization 'none\.org'"):
        await admin.organizations.by_name("none.org").delete()
    assert await admin.organizations.count() == 2
