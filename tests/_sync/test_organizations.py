# Made by scripts/unasync.py from tests/_async/test_organizations.py; not to be edited.
"""Organizations, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound
from tests._sync.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_an_organization_from_birth_to_death(admin: Realm) -> None:
    make_organization(admin, "other")
    organization_id = admin.organizations.create(
        "acme",
        alias="acme-inc",
        description="Makes everything",
        redirect_url="https://acme.example.org",
        domains=[{"name": "acme.example.org", "verified": True}],
        attributes={"level": ["1"]},
    )
    acme = admin.organizations.by_id(organization_id)
    before = acme.get()
    assert (before.id, before.name, before.alias, before.enabled) == (organization_id, "acme", "acme-inc", True)
    assert (before.description, before.redirect_url) == ("Makes everything", "https://acme.example.org")
    assert before.domains == [{"name": "acme.example.org", "verified": True}]
    acme.update(attributes={"level": ["2"]})
    assert acme.get() == before | {"attributes": {"level": ["2"]}}
    acme.update(name="Acme", enabled=False)
    assert acme.get() == before | {"name": "Acme", "enabled": False, "attributes": {"level": ["2"]}}
    with pytest.raises(BadRequest, match="alias"):
        acme.update(alias="acme")
    acme.replace({"name": "Acme", "alias": "acme-inc"})
    written = acme.get()
    assert (written.description, written.domains) == (None, None)
    acme.delete()
    with pytest.raises(NotFound):
        acme.get()
    assert [organization.name for organization in admin.organizations.all()] == ["other"]


def test_what_cannot_be_created(admin: Realm) -> None:
    with pytest.raises(NotFound, match="not enabled"):
        admin.organizations.create("acme")
    admin.replace({"organizationsEnabled": True})
    admin.organizations.create("acme", domains=[{"name": "example.org"}])
    with pytest.raises(Conflict, match="same name"):
        admin.organizations.create("acme")
    with pytest.raises(BadRequest, match=r"example\.org"):
        admin.organizations.create("other", domains=[{"name": "example.org"}])
    with pytest.raises(TypeError, match="did you mean 'domains'"):
        admin.organizations.create("other", domain="x")  # type: ignore[call-arg]  # what the test is about
    assert admin.organizations.count() == 1


def test_all_is_complete_and_filters(admin: Realm) -> None:
    make_organization(admin, "acme")
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        admin.organizations.create(name, attributes={"of": [name]})
    assert [organization.name for organization in admin.organizations.all()] == ["acme", *names]
    assert admin.organizations.count() == 12
    assert [organization.name for organization in admin.organizations.all(search="team-1")] == ["team-10"]
    assert admin.organizations.count(search="team-") == 11
    assert admin.organizations.count(search="team-", exact=True) == 0
    found = admin.organizations.all(q="of:team-03", brief_representation=False)
    assert [(organization.name, organization.attributes) for organization in found] == [
        ("team-03", {"of": ["team-03"]})
    ]
    for page_size in (4, 11):
        pages = admin.organizations.iter(search="team-", page_size=page_size)
        assert [str(organization.name) for organization in pages] == names


def test_of_a_user(admin: Realm) -> None:
    bob = admin.users.create("bob")
    organizations = [make_organization(admin, "acme")]
    for number in range(11):
        organization_id = admin.organizations.create(f"team-{number:02}", attributes={"of": ["teams"]})
        organizations.append(admin.organizations.by_id(organization_id))
    assert admin.organizations.of_user(bob) == []
    for organization in organizations[1:]:
        organization.members.add(bob)
    found = admin.organizations.of_user(bob, brief_representation=False)
    assert sorted(str(organization.name) for organization in found) == [f"team-{number:02}" for number in range(11)]
    assert found[0].attributes == {"of": ["teams"]}
    assert organizations[1].members.by_id(bob).organizations(brief_representation=False) == found
    brief = organizations[1].members.by_id(bob).organizations()
    assert {str(organization.attributes) for organization in brief} == {"None"}


def test_by_name_looks_the_id_up(admin: Realm) -> None:
    acme = make_organization(admin, "acme.org")
    acme.update(description="Makes everything")
    admin.organizations.create("other", domains=[{"name": "acme.org"}, {"name": "none.org"}])
    found = admin.organizations.by_name("acme.org")
    assert (found.get()).description == "Makes everything"
    assert found.groups.create("staff")
    assert [group.name for group in acme.groups.all()] == ["staff"]
    with pytest.raises(NotFound, match=r"organization 'none\.org'"):
        admin.organizations.by_name("none.org").delete()
    assert admin.organizations.count() == 2
