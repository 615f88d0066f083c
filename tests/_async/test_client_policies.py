"""Client policies and client profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

PKCE = {"executor": "pkce-enforcer", "configuration": {"auto-configure": True}}
PUBLIC = {"condition": "client-access-type", "configuration": {"type": ["public"]}}


async def test_the_life_of_a_profile_and_of_a_policy(admin: AsyncRealm) -> None:
    profiles, policies = admin.client_policies.profiles, admin.client_policies.policies
    assert (await profiles.all(), await policies.all()) == ([], [])
    await profiles.create("strict", description="PKCE", executors=[PKCE])
    await profiles.create("lax")
    await policies.create("apps", enabled=True, conditions=[PUBLIC], profiles=["strict"])
    with pytest.raises(Conflict, match="client policy 'apps' exists already"):
        await policies.create("apps")
    with pytest.raises(BadRequest, match="contains invalid profile none"):
        await policies.create("others", profiles=["none"])
    assert [profile.name for profile in await profiles.all()] == ["strict", "lax"]
    assert await profiles.by_name("strict").get() == {"name": "strict", "description": "PKCE", "executors": [PKCE]}
    apps = policies.by_name("apps")
    assert await apps.get() == {"name": "apps", "enabled": True, "conditions": [PUBLIC], "profiles": ["strict"]}

    # What the policy demands is there: a public client that the realm makes now must use PKCE.
    client_id = await admin.clients.create("app", public_client=True)
    app = await admin.clients.by_id(client_id).get()
    assert (app.attributes or {})["pkce.code.challenge.method"] == "S256"

    await apps.update(enabled=False, description="Off")
    assert await apps.get() == {
        "name": "apps",
        "description": "Off",
        "enabled": False,
        "conditions": [PUBLIC],
        "profiles": ["strict"],
    }
    await profiles.by_name("lax").update(description="Nothing")
    await profiles.by_name("strict").replace({"name": "strict", "executors": []})
    assert await profiles.all() == [
        {"name": "strict", "executors": []},
        {"name": "lax", "description": "Nothing"},
    ]
    await apps.delete()
    assert await policies.all() == []
    await profiles.by_name("strict").delete()
    assert [profile.name for profile in await profiles.all()] == ["lax"]
    with pytest.raises(NotFound, match="there is no client policy 'apps'"):
        await apps.get()
    with pytest.raises(NotFound, match="there is no client profile 'strict'"):
        await profiles.by_name("strict").delete()


async def test_replace_and_those_of_the_server(admin: AsyncRealm) -> None:
    profiles, policies = admin.client_policies.profiles, admin.client_policies.policies
    await profiles.replace({"profiles": [{"name": "strict", "executors": [PKCE]}]})
    await policies.replace({"policies": [{"name": "apps", "profiles": ["strict"]}, {"name": "others"}]})
    assert [policy.name for policy in (await policies.get()).policies or []] == ["apps", "others"]
    assert (await policies.get()).global_policies is None
    assert (await policies.get(include_global_policies=True)).global_policies == []
    assert (await profiles.get()).global_profiles is None
    whole = await profiles.get(include_global_profiles=True)
    assert [profile.name for profile in whole.profiles or []] == ["strict"]
    assert "fapi-1-baseline" in {profile.name for profile in whole.global_profiles or []}
    await policies.replace({"policies": []})
    assert await policies.all() == []
