# Made by scripts/unasync.py from tests/_async/test_components.py; not to be edited.
"""Components: key providers, user federation and what is below that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._sync.federated import MAPPER, make_ldap

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.generated_keys

KEYS = "org.keycloak.keys.KeyProvider"


def test_a_component_from_birth_to_death(admin: Realm) -> None:
    components = admin.components
    config = {"priority": ["7"], "algorithm": ["RS256"]}
    component_id = components.create("ours", provider_id="rsa-generated", provider_type=KEYS, config=config)
    with pytest.raises(BadRequest):
        components.create("ours", provider_id="nobody", provider_type=KEYS)
    component = components.by_id(component_id)
    made = component.get()
    assert (made.id, made.name, made.provider_id, made.config) == (component_id, "ours", "rsa-generated", config)
    assert made.parent_id == (admin.get()).id
    component.update(name="theirs")
    assert component.get() == made | {"name": "theirs"}
    component.update(config={"priority": ["8"]})
    assert (component.get()).config == config | {"priority": ["8"]}
    component.update(config={"algorithm": []})
    assert (component.get()).config == {"priority": ["8"]}
    component.replace(made)
    assert component.get() == made
    component.delete()
    with pytest.raises(NotFound):
        component.get()
    assert components.all(name="ours") == []


def test_filters(admin: Realm) -> None:
    components = admin.components
    ours = components.create("ours", provider_id="rsa-generated", provider_type=KEYS)
    everything = components.all()
    of_keys = components.all(type=KEYS)
    assert {one.provider_type for one in of_keys} == {KEYS}
    assert len(of_keys) < len(everything)
    assert [one.id for one in components.all(name="ours")] == [ours]
    generated = components.all(type=KEYS, provider_id="rsa-generated")
    assert ours in [one.id for one in generated]
    assert {one.provider_id for one in generated} == {"rsa-generated"}
    assert components.all(parent=ours) == []


def test_kinds_of_component_below_another(admin: Realm, ldap_url: str) -> None:
    ldap = make_ldap(admin, ldap_url)
    kinds = {str(kind.id): kind for kind in admin.components.by_id(ldap).sub_component_types(MAPPER)}
    assert (kinds["group-ldap-mapper"].metadata or {})["fedToKeycloakSyncSupported"] is True
    assert "groups.dn" in [one.name for one in kinds["group-ldap-mapper"].properties or []]
    below = admin.components.all(parent=ldap, type=MAPPER)
    assert {one.provider_id for one in below} <= kinds.keys()
    assert "username" in [one.name for one in below]


def test_policies_for_the_registration_of_clients(admin: Realm) -> None:
    kinds = {str(kind.id): kind for kind in admin.components.client_registration_policy_providers()}
    assert [one.name for one in kinds["max-clients"].properties or []] == ["max-clients"]
    policies = admin.components.all(type="org.keycloak.services.clientregistration.policy.ClientRegistrationPolicy")
    assert {one.provider_id for one in policies} <= kinds.keys()
