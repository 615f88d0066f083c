"""Asterisks in the place of a secret are not taken for one."""

from __future__ import annotations

from typing import Any

import pytest

from keycloak_facade._core.masks import MASK, unmasked
from keycloak_openapi.models import ComponentRepresentation


@pytest.mark.parametrize(
    "config", [None, {}, {"a": None}, {"a": True, "b": 1, "c": 1.5}, {"a": [None, 1, "x"]}, {"a": f"{MASK}*"}]
)
def test_what_is_no_mask(config: Any) -> None:
    component = ComponentRepresentation.from_fields({"name": "x", "config": config})
    assert unmasked(component) is component


@pytest.mark.parametrize(
    ("document", "where"),
    [
        ({"secret": MASK}, "secret"),
        ({"config": {"a": MASK, "b": "x"}}, "config.a"),
        ({"config": {"a": ["x", MASK]}}, "config.a"),
        ({"smtpServer": {"host": "h", "password": MASK}}, "smtpServer.password"),
        ({"clients": [{"clientId": "a"}, {"clientId": "app", "secret": MASK}]}, "clients.app.secret"),
        ({"identityProviders": [{"alias": "x", "config": {"clientSecret": MASK}}]}, "identityProviders.x.config."),
        ({"components": {"kind": [{"name": "x", "config": {"b": [MASK]}}]}}, "components.kind.x.config.b"),
        ({"clients": [{"secret": MASK}], "smtpServer": {"password": MASK}}, "clients.secret, smtpServer.password"),
    ],
)
def test_masks_are_refused(document: dict[str, Any], where: str) -> None:
    with pytest.raises(ValueError, match=f"^{where}.*: the server has hidden it by asterisks"):
        unmasked(document)


def test_attributes_of_users_are_theirs() -> None:
    document = {"users": [{"username": "bob", "attributes": {"stars": [MASK]}}], "federatedUsers": [{"id": MASK}]}
    assert unmasked(document) is document
