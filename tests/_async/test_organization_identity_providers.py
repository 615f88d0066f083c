"""Identity providers of organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound
from tests._async.made import make_organization

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_identity_providers(admin: AsyncRealm) -> None:
    acme, other = await make_organization(admin, "acme"), await make_organization(admin, "other")
    config = {
        "clientId": "us",
        "tokenUrl": "https://idp.example.org/t",
        "authorizationUrl": "https://idp.example.org/a",
    }
    await admin.partial_import(
        identity_providers=[
            {"alias": alias, "providerId": "oidc", "enabled": True, "config": config} for alias in ("corp", "a b")
        ]
    )
    providers = acme.identity_providers
    assert await providers.all() == []
    for alias in ("corp", "a b"):
        await providers.add(alias)
    assert {provider.alias for provider in await providers.all()} == {"corp", "a b"}
    provider = await providers.by_alias("a b").get()
    assert (provider.alias, provider.provider_id) == ("a b", "oidc")
    assert provider.organization_id == (await acme.get()).id
    with pytest.raises(Conflict, match="already"):
        await providers.add("corp")
    with pytest.raises(BadRequest, match="different organization"):
        await other.identity_providers.add("corp")
    with pytest.raises(BadRequest, match="not found"):
        await providers.add("none")
    await providers.by_alias("corp").delete()
    with pytest.raises(NotFound):
        await providers.by_alias("corp").get()
    assert [provider.alias for provider in await providers.all()] == ["a b"]
    await other.identity_providers.add("corp")
    assert [provider.alias for provider in await other.identity_providers.all()] == ["corp"]


async def test_groups_for_the_mappers(admin: AsyncRealm) -> None:
    acme = await make_organization(admin, "acme")
    config = {
        "clientId": "us",
        "tokenUrl": "https://idp.example.org/t",
        "authorizationUrl": "https://idp.example.org/a",
    }
    await admin.partial_import(
        identity_providers=[{"alias": "corp", "providerId": "oidc", "enabled": True, "config": config}]
    )
    groups = acme.identity_providers.by_alias("corp").groups
    names = [f"team-{number:02}" for number in range(11)]
    for name in names:
        await acme.groups.create(name, attributes={"of": [name]})
    with pytest.raises(NotFound):
        await groups.all()
    await acme.identity_providers.add("corp")
    assert [group.name for group in await groups.all()] == names
    assert [str(group.name) async for group in groups.iter(page_size=4)] == names
    [found] = await groups.all(q="of:team-03", brief_representation=False, sub_groups_count=True)
    assert (found.name, found.attributes, found.sub_group_count) == ("team-03", {"of": ["team-03"]}, 0)
    assert [group.name for group in await groups.all(search="team-1")] == ["team-10"]
    assert await groups.all(search="team-1", exact=True) == []
