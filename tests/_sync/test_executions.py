# Made by scripts/unasync.py from tests/_async/test_executions.py; not to be edited.
"""Executions by id, and their settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._sync.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import KeycloakRealm
    from keycloak_facade._sync.admin.realm import Realm

REDIRECTOR = "identity-provider-redirector"
MASK = "**********"


def test_an_execution_from_birth_to_death(admin: Realm) -> None:
    authentication = admin.authentication
    flow_id = authentication.flows.create("own")
    flow = authentication.flows.by_id(flow_id)
    first = flow.executions.add("auth-cookie")
    second = authentication.executions.create(REDIRECTOR, parent_flow=flow_id, requirement="ALTERNATIVE")
    with pytest.raises(BadRequest):
        authentication.executions.create(REDIRECTOR, requirement="ALTERNATIVE")
    execution = authentication.executions.by_id(second)
    made = execution.get()
    assert (made.id, made.authenticator, made.parent_flow) == (second, REDIRECTOR, flow_id)
    assert (made.requirement, made.authenticator_flow) == ("ALTERNATIVE", False)
    assert [one.id for one in flow.executions.all()] == [first, second]
    execution.raise_priority()
    assert [one.id for one in flow.executions.all()] == [second, first]
    execution.lower_priority()
    assert [one.id for one in flow.executions.all()] == [first, second]
    execution.delete()
    assert [one.id for one in flow.executions.all()] == [first]
    with pytest.raises(NotFound):
        execution.get()


def test_settings_of_an_execution(admin: Realm) -> None:
    authentication = admin.authentication
    flow = authentication.flows.by_id(authentication.flows.create("own"))
    execution = authentication.executions.by_id(flow.executions.add(REDIRECTOR))
    config_id = execution.create_config("ours", config={"defaultProvider": "github"})
    assert (execution.get()).authenticator_config == config_id
    made = {"id": config_id, "alias": "ours", "config": {"defaultProvider": "github"}}
    assert execution.config(config_id) == made
    config = authentication.configs.by_id(config_id)
    assert config.get() == made
    config.update(alias="theirs")
    assert config.get() == made | {"alias": "theirs"}
    config.replace({"alias": "theirs", "config": {"defaultProvider": "gitlab"}})
    assert execution.config(config_id) == made | {"alias": "theirs", "config": {"defaultProvider": "gitlab"}}
    config.delete()
    assert (execution.get()).authenticator_config is None
    with pytest.raises(NotFound):
        config.get()


def test_settings_without_an_execution(admin: Realm) -> None:
    authentication = admin.authentication
    config_id = authentication.configs.create("ours", config={"defaultProvider": "github"})
    config = authentication.configs.by_id(config_id)
    assert config.get() == {"id": config_id, "alias": "ours", "config": {"defaultProvider": "github"}}
    execution_id = authentication.executions.create(
        REDIRECTOR,
        parent_flow=authentication.flows.create("own"),
        requirement="ALTERNATIVE",
        authenticator_config="ours",
    )
    assert (authentication.executions.by_id(execution_id).get()).authenticator_config == config_id


def test_an_update_keeps_masked_values(realm: KeycloakRealm, admin: Realm) -> None:
    """A setting that no authenticator declares is what a login by password is called in tokens."""
    make_user(admin, "bob")
    amr = {"name": "amr", "protocol": "openid-connect", "protocolMapper": "oidc-amr-mapper"}
    app = make_app(
        realm, admin, protocol_mappers=[amr | {"config": {"access.token.claim": "true", "id.token.claim": "true"}}]
    )

    def methods() -> object:
        tokens = app.password_credentials("bob", PASSWORD)
        return (app.decode_token(tokens["access_token"], audience="account"))["amr"]

    authentication = admin.authentication
    flow = authentication.flows.by_id(authentication.flows.by_alias("direct grant").copy("own"))
    [step] = [one for one in flow.executions.all() if one.provider_id == "direct-grant-validate-password"]
    settings = {"default.reference.value": "pwd", "default.reference.maxAge": "60"}
    made = authentication.executions.by_id(str(step.id)).create_config("ours", config=settings)
    admin.update(direct_grant_flow="own")
    assert methods() == ["pwd"]
    config = authentication.configs.by_id(made)
    assert (config.get()).config == dict.fromkeys(settings, MASK)
    config.update(alias="theirs")
    assert (config.get()).alias == "theirs"
    assert methods() == ["pwd"]
    config.update(config=dict.fromkeys(settings, MASK) | {"default.reference.value": "otp"})
    assert methods() == ["otp"]


def test_asterisks_are_not_stored(admin: Realm) -> None:
    authentication = admin.authentication
    flow = authentication.flows.by_id(authentication.flows.create("own"))
    execution = authentication.executions.by_id(flow.executions.add(REDIRECTOR))
    config_id = execution.create_config("ours", config={"undeclared": "value", "defaultProvider": "github"})
    read = authentication.configs.by_id(config_id).get()
    assert read.config == {"undeclared": MASK, "defaultProvider": "github"}
    with pytest.raises(ValueError, match=r"^config\.undeclared: the server has hidden it"):
        authentication.configs.create("copy", config=read.config)
    other = authentication.executions.by_id(flow.executions.add(REDIRECTOR))
    with pytest.raises(ValueError, match=r"^config\.undeclared: the server has hidden it"):
        other.create_config("copy", config=read.config)
    assert (other.get()).authenticator_config is None
    authentication.configs.by_id(config_id).replace({"alias": "ours", "config": {"never set": MASK}})
    assert (authentication.configs.by_id(config_id).get()).config in (None, {})
