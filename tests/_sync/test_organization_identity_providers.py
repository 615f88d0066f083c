# Made by scripts/unasync.py from tests/_async/test_organization_identity_providers.py; not to be edited.
"""Identity providers of organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound
from tests._sync.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_identity_providers(admin: Realm) -> None:
    acme, other = make_organization(admin, "acme"), make_organization(admin, "other")
    config = {
        "clientId": "us",
        "tokenUrl": "https://idp.example.org/t",
        "authorizationUrl": "https://idp.example.org/a",
    }
    admin.partial_import(
        identity_providers=[
            {"alias": alias, "providerId": "oidc", "enabled": True, "config": config} for alias in ("corp", "a b")
        ]
    )
    providers = acme.identity_providers
    assert providers.all() == []
    for alias in ("corp", "a b"):
        providers.add(alias)
    assert {provider.alias for provider in providers.all()} == {"corp", "a b"}
    provider = providers.by_alias("a b").get()
    assert (provider.alias, provider.provider_id) == ("a b", "oidc")
    assert provider.organization_id == (acme.get()).id
    with pytest.raises(Conflict, match="already"):
        providers.add("corp")
    with pytest.raises(BadRequest, match="different organization"):
        other.identity_providers.add("corp")
    with pytest.raises(BadRequest, match="not found"):
        providers.add("none")
    providers.by_alias("corp").delete()
    with pytest.raises(NotFound):
        providers.by_alias("corp").get()
    assert [provider.alias for provider in providers.all()] == ["a b"]
    other.identity_providers.add("corp")
    assert [provider.alias for provider in other.identity_providers.all()] == ["corp"]


def test_groups_for_the_mappers(admin: Realm) -> None:
    acme = make_organization(admin, "acme")
    config = {
        "clientId": "us",
        "tokenUrl": "https://idp.example.org/t",
        "authorizationUrl": "https://idp.example.org/a",
    }
    admin.partial_import(
        identity_providers=[{"alias": "corp", "providerId": "oidc", "enabled": True, "config": config}]
    )
    groups = acme.identity_providers.by_alias("corp").groups
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        acme.groups.create(name, attributes={"of": [name]})
    with pytest.raises(NotFound):
        groups.all()
    acme.identity_providers.add("corp")
    assert [group.name for group in groups.all()] == names
    assert [str(group.name) for group in groups.iter(page_size=4)] == names
    [found] = groups.all(q="of:team-03", brief_representation=False, sub_groups_count=True)
    assert (found.name, found.attributes, found.sub_group_count) == ("team-03", {"of": ["team-03"]}, 0)
    assert [group.name for group in groups.all(search="team-1")] == ["team-10"]
    assert groups.all(search="team-1", exact=True) == []
