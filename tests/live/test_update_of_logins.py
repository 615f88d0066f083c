"""`update` of one field of what users log in with: it changes that field, and no other."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from keycloak_facade.exceptions import NotFound
from keycloak_openapi import models
from tests.live.one_field import Case, check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_facade._sync.admin.realm import Realm

pytestmark = pytest.mark.live

KEYS = "org.keycloak.keys.KeyProvider"
MASK = "**********"


def identity_provider_mapper(r: Realm) -> Any:
    if not r.identity_providers.all(search="theirs"):
        r.identity_providers.create("theirs", provider_id="github", config={"clientId": "us"})
    mappers = r.identity_providers.by_alias("theirs").mappers
    made = mappers.create(
        "role",
        identity_provider_mapper="oidc-hardcoded-role-idp-mapper",
        config={"syncMode": "FORCE", "role": "offline_access"},
    )
    return mappers.by_id(made)


def flow(r: Realm) -> Any:
    flows = r.authentication.flows
    made = flows.by_id(flows.create("own", description="Ours"))
    made.executions.add("auth-cookie")
    return made


def authenticator_config(r: Realm) -> Any:
    configs = r.authentication.configs
    return configs.by_id(configs.create("ours", config={"defaultProvider": "github", "undeclared": "secret"}))


def required_action(r: Realm) -> Any:
    actions = r.authentication.required_actions
    action = actions.by_alias("VERIFY_EMAIL")
    with suppress(NotFound):
        action.delete()
    actions.register("VERIFY_EMAIL", "Verify Email")
    action.update(default_action=True)
    action.config.update({"max_auth_age": "60"})
    return action


def component(r: Realm) -> Any:
    made = r.components.create(
        "ours",
        provider_id="rsa-generated",
        provider_type=KEYS,
        config={"priority": ["7"], "algorithm": ["RS256"]},
    )
    return r.components.by_id(made)


def workflow(r: Realm) -> Any:
    steps: list[Mapping[str, Any]] = [{"uses": "disable-user", "after": "60d"}]
    return r.workflows.by_id(r.workflows.create("leave", on="user_authenticated", steps=steps, enabled=True))


CASES = {
    "identity provider mapper": Case(
        models.IdentityProviderMapperRepresentationFields, identity_provider_mapper, refused=frozenset({"id"})
    ),
    "flow": Case(
        models.AuthenticationFlowRepresentationFields,
        flow,
        # One that is the server's own could not be deleted.
        values=lambda _: {"builtIn": False},
        kept=frozenset({"id", "authenticationExecutions"}),
    ),
    "authenticator config": Case(
        models.AuthenticatorConfigRepresentationFields,
        authenticator_config,
        values=lambda _: {"config": {"defaultProvider": "gitlab", "undeclared": MASK}},
        kept=frozenset({"id"}),
    ),
    "required action": Case(
        models.RequiredActionProviderRepresentationFields,
        required_action,
        # It is the path.
        values=lambda _: {"alias": "VERIFY_EMAIL"},
        kept=frozenset({"providerId"}),
    ),
    "component": Case(
        models.ComponentRepresentationFields,
        component,
        # One of a provider that there is not could not be read.
        values=lambda _: {
            "providerId": "rsa-enc-generated",
            "providerType": KEYS,
            "config": {"priority": ["8"], "algorithm": ["RS256"]},
        },
        kept=frozenset({"id"}),
        refused=frozenset({"parentId"}),
    ),
    "workflow": Case(
        models.WorkflowRepresentationFields,
        workflow,
        kept=frozenset({"id"}),
        refused=frozenset({"on", "steps"}),
        # They get new ids.
        coupled=dict.fromkeys(("id", "name", "on", "enabled"), frozenset({"steps"})),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_update_changes_one_field(realm_of_things: Realm, name: str) -> None:
    check(CASES[name], realm_of_things)
