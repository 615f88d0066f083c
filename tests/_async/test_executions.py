"""Executions by id, and their settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import BadRequest, NotFound
from tests._async.made import PASSWORD, make_app, make_user

if TYPE_CHECKING:
    from keycloak_facade import AsyncKeycloakRealm
    from keycloak_facade._async.admin.realm import AsyncRealm

REDIRECTOR = "identity-provider-redirector"
MASK = "**********"


async def test_an_execution_from_birth_to_death(admin: AsyncRealm) -> None:
    authentication = admin.authentication
    flow_id = await authentication.flows.create("own")
    flow = authentication.flows.by_id(flow_id)
    first = await flow.executions.add("auth-cookie")
    second = await authentication.executions.create(REDIRECTOR, parent_flow=flow_id, requirement="ALTERNATIVE")
    with pytest.raises(BadRequest):
        await authentication.executions.create(REDIRECTOR, requirement="ALTERNATIVE")
    execution = authentication.executions.by_id(second)
    made = await execution.get()
    assert (made.id, made.authenticator, made.parent_flow) == (second, REDIRECTOR, flow_id)
    assert (made.requirement, made.authenticator_flow) == ("ALTERNATIVE", False)
    assert [one.id for one in await flow.executions.all()] == [first, second]
    await execution.raise_priority()
    assert [one.id for one in await flow.executions.all()] == [second, first]
    await execution.lower_priority()
    assert [one.id for one in await flow.executions.all()] == [first, second]
    await execution.delete()
    assert [one.id for one in await flow.executions.all()] == [first]
    with pytest.raises(NotFound):
        await execution.get()


async def test_settings_of_an_execution(admin: AsyncRealm) -> None:
    authentication = admin.authentication
    flow = authentication.flows.by_id(await authentication.flows.create("own"))
    execution = authentication.executions.by_id(await flow.executions.add(REDIRECTOR))
    config_id = await execution.create_config("ours", config={"defaultProvider": "github"})
    assert (await execution.get()).authenticator_config == config_id
    made = {"id": config_id, "alias": "ours", "config": {"defaultProvider": "github"}}
    assert await execution.config(config_id) == made
    config = authentication.configs.by_id(config_id)
    assert await config.get() == made
    await config.update(alias="theirs")
    assert await config.get() == made | {"alias": "theirs"}
    await config.replace({"alias": "theirs", "config": {"defaultProvider": "gitlab"}})
    assert await execution.config(config_id) == made | {"alias": "theirs", "config": {"defaultProvider": "gitlab"}}
    await config.delete()
    assert (await execution.get()).authenticator_config is None
    with pytest.raises(NotFound):
        await config.get()


async def test_settings_without_an_execution(admin: AsyncRealm) -> None:
    authentication = admin.authentication
    config_id = await authentication.configs.create("ours", config={"defaultProvider": "github"})
    config = authentication.configs.by_id(config_id)
    assert await config.get() == {"id": config_id, "alias": "ours", "config": {"defaultProvider": "github"}}
    execution_id = await authentication.executions.create(
        REDIRECTOR,
        parent_flow=await authentication.flows.create("own"),
        requirement="ALTERNATIVE",
        authenticator_config="ours",
    )
    assert (await authentication.executions.by_id(execution_id).get()).authenticator_config == config_id


async def test_an_update_keeps_masked_values(realm: AsyncKeycloakRealm, admin: AsyncRealm) -> None:
    """A setting that no authenticator declares is what a login by password is called in tokens."""
    await make_user(admin, "bob")
    amr = {"name": "amr", "protocol": "openid-connect", "protocolMapper": "oidc-amr-mapper"}
    app = await make_app(
        realm, admin, protocol_mappers=[amr | {"config": {"access.token.claim": "true", "id.token.claim": "true"}}]
    )

    async def methods() -> object:
        tokens = await app.password_credentials("bob", PASSWORD)
        return (await app.decode_token(tokens["access_token"], audience="account"))["amr"]

    authentication = admin.authentication
    flow = authentication.flows.by_id(await authentication.flows.by_alias("direct grant").copy("own"))
    [step] = [one for one in await flow.executions.all() if one.provider_id == "direct-grant-validate-password"]
    settings = {"default.reference.value": "pwd", "default.reference.maxAge": "60"}
    made = await authentication.executions.by_id(str(step.id)).create_config("ours", config=settings)
    await admin.update(direct_grant_flow="own")
    assert await methods() == ["pwd"]
    config = authentication.configs.by_id(made)
    assert (await config.get()).config == dict.fromkeys(settings, MASK)
    await config.update(alias="theirs")
    assert (await config.get()).alias == "theirs"
    assert await methods() == ["pwd"]
    await config.update(config=dict.fromkeys(settings, MASK) | {"default.reference.value": "otp"})
    assert await methods() == ["otp"]


async def test_asterisks_are_not_stored(admin: AsyncRealm) -> None:
    authentication = admin.authentication
    flow = authentication.flows.by_id(await authentication.flows.create("own"))
    execution = authentication.executions.by_id(await flow.executions.add(REDIRECTOR))
    config_id = await execution.create_config("ours", config={"undeclared": "value", "defaultProvider": "github"})
    read = await authentication.configs.by_id(config_id).get()
    assert read.config == {"undeclared": MASK, "defaultProvider": "github"}
    with pytest.raises(ValueError, match=r"^config\.undeclared: the server has hidden it"):
        await authentication.configs.create("copy", config=read.config)
    other = authentication.executions.by_id(await flow.executions.add(REDIRECTOR))
    with pytest.raises(ValueError, match=r"^config\.undeclared: the server has hidden it"):
        await other.create_config("copy", config=read.config)
    assert (await other.get()).authenticator_config is None
    await authentication.configs.by_id(config_id).replace({"alias": "ours", "config": {"never set": MASK}})
    assert (await authentication.configs.by_id(config_id).get()).config in (None, {})
