"""Components: key providers, user federation and what is below that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._async.federated import MAPPER, make_ldap

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm

pytestmark = pytest.mark.generated_keys

KEYS = "org.keycloak.keys.KeyProvider"


async def test_a_component_from_birth_to_death(admin: AsyncRealm) -> None:
    components = admin.components
    config = {"priority": ["7"], "algorithm": ["RS256"]}
    component_id = await components.create("ours", provider_id="rsa-generated", provider_type=KEYS, config=config)
    with pytest.raises(BadRequest):
        await components.create("ours", provider_id="nobody", provider_type=KEYS)
    component = components.by_id(component_id)
    made = await component.get()
    assert (made.id, made.name, made.provider_id, made.config) == (component_id, "ours", "rsa-generated", config)
    assert made.parent_id == (await admin.get()).id
    await component.update(name="theirs")
    assert await component.get() == made | {"name": "theirs"}
    await component.update(config={"priority": ["8"]})
    assert (await component.get()).config == config | {"priority": ["8"]}
    await component.update(config={"algorithm": []})
    assert (await component.get()).config == {"priority": ["8"]}
    await component.replace(made)
    assert await component.get() == made
    await component.delete()
    with pytest.raises(NotFound):
        await component.get()
    assert await components.all(name="ours") == []


async def test_filters(admin: AsyncRealm) -> None:
    components = admin.components
    ours = await components.create("ours", provider_id="rsa-generated", provider_type=KEYS)
    everything = await components.all()
    of_keys = await components.all(type=KEYS)
    assert {one.provider_type for one in of_keys} == {KEYS}
    assert len(of_keys) < len(everything)
    assert [one.id for one in await components.all(name="ours")] == [ours]
    generated = await components.all(type=KEYS, provider_id="rsa-generated")
    assert ours in [one.id for one in generated]
    assert {one.provider_id for one in generated} == {"rsa-generated"}
    assert await components.all(parent=ours) == []


async def test_kinds_of_component_below_another(admin: AsyncRealm, ldap_url: str) -> None:
    ldap = await make_ldap(admin, ldap_url)
    kinds = {str(kind.id): kind for kind in await admin.components.by_id(ldap).sub_component_types(MAPPER)}
    assert (kinds["group-ldap-mapper"].metadata or {})["fedToKeycloakSyncSupported"] is True
    assert "groups.dn" in [one.name for one in kinds["group-ldap-mapper"].properties or []]
    below = await admin.components.all(parent=ldap, type=MAPPER)
    assert {one.provider_id for one in below} <= kinds.keys()
    assert "username" in [one.name for one in below]


async def test_policies_for_the_registration_of_clients(admin: AsyncRealm) -> None:
    kinds = {str(kind.id): kind for kind in await admin.components.client_registration_policy_providers()}
    assert [one.name for one in kinds["max-clients"].properties or []] == ["max-clients"]
    policies = await admin.components.all(
        type="org.keycloak.services.clientregistration.policy.ClientRegistrationPolicy"
    )
    assert {one.provider_id for one in policies} <= kinds.keys()
