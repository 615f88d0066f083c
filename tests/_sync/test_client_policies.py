# Made by scripts/unasync.py from tests/_async/test_client_policies.py; not to be edited.
"""Client policies and client profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, Conflict, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

PKCE = {"executor": "pkce-enforcer", "configuration": {"auto-configure": True}}
PUBLIC = {"condition": "client-access-type", "configuration": {"type": ["public"]}}


def test_the_life_of_a_profile_and_of_a_policy(admin: Realm) -> None:
    profiles, policies = admin.client_policies.profiles, admin.client_policies.policies
    assert (profiles.all(), policies.all()) == ([], [])
    profiles.create("strict", description="PKCE", executors=[PKCE])
    profiles.create("lax")
    policies.create("apps", enabled=True, conditions=[PUBLIC], profiles=["strict"])
    with pytest.raises(Conflict, match="client policy 'apps' exists already"):
        policies.create("apps")
    with pytest.raises(BadRequest, match="contains invalid profile none"):
        policies.create("others", profiles=["none"])
    assert [profile.name for profile in profiles.all()] == ["strict", "lax"]
    assert profiles.by_name("strict").get() == {"name": "strict", "description": "PKCE", "executors": [PKCE]}
    apps = policies.by_name("apps")
    assert apps.get() == {"name": "apps", "enabled": True, "conditions": [PUBLIC], "profiles": ["strict"]}

    # What the policy demands is there: a public client that the realm makes now must use PKCE.
    client_id = admin.clients.create("app", public_client=True)
    app = admin.clients.by_id(client_id).get()
    assert (app.attributes or {})["pkce.code.challenge.method"] == "S256"

    apps.update(enabled=False, description="Off")
    assert apps.get() == {
        "name": "apps",
        "description": "Off",
        "enabled": False,
        "conditions": [PUBLIC],
        "profiles": ["strict"],
    }
    profiles.by_name("lax").update(description="Nothing")
    profiles.by_name("strict").replace({"name": "strict", "executors": []})
    assert profiles.all() == [
        {"name": "strict", "executors": []},
        {"name": "lax", "description": "Nothing"},
    ]
    apps.delete()
    assert policies.all() == []
    profiles.by_name("strict").delete()
    assert [profile.name for profile in profiles.all()] == ["lax"]
    with pytest.raises(NotFound, match="there is no client policy 'apps'"):
        apps.get()
    with pytest.raises(NotFound, match="there is no client profile 'strict'"):
        profiles.by_name("strict").delete()


def test_replace_and_those_of_the_server(admin: Realm) -> None:
    profiles, policies = admin.client_policies.profiles, admin.client_policies.policies
    profiles.replace({"profiles": [{"name": "strict", "executors": [PKCE]}]})
    policies.replace({"policies": [{"name": "apps", "profiles": ["strict"]}, {"name": "others"}]})
    assert [policy.name for policy in (policies.get()).policies or []] == ["apps", "others"]
    assert (policies.get()).global_policies is None
    assert (policies.get(include_global_policies=True)).global_policies == []
    assert (profiles.get()).global_profiles is None
    whole = profiles.get(include_global_profiles=True)
    assert [profile.name for profile in whole.profiles or []] == ["strict"]
    assert "fapi-1-baseline" in {profile.name for profile in whole.global_profiles or []}
    policies.replace({"policies": []})
    assert policies.all() == []
