"""An object that is one of several models becomes the one that it says it is."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from keycloak_openapi.api.clients_v2 import get_client_v2, list_clients_v2, patch_client_v2
from keycloak_openapi.errors import UnexpectedAnswer
from keycloak_openapi.models import (
    BaseClientRepresentation,
    OIDCClientRepresentation,
    OIDCClientRepresentationFields,
    SAMLClientRepresentation,
)


def answer(body: Any) -> httpx.Response:
    return httpx.Response(200, json=body, request=httpx.Request("GET", "http://keycloak.test"))


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"protocol": "openid-connect"}, OIDCClientRepresentation),
        ({"protocol": "saml"}, SAMLClientRepresentation),
        ({"protocol": "of-tomorrow"}, BaseClientRepresentation),
        ({"protocol": ["saml"]}, BaseClientRepresentation),
        ({"clientId": "c"}, BaseClientRepresentation),
    ],
)
def test_it_is_what_it_says(document: Any, expected: type) -> None:
    client = get_client_v2("r", "c").read(answer(document))
    assert (type(client), client) == (expected, document)
    assert [type(each) for each in list_clients_v2("r").read(answer([document, {}]))] == [
        expected,
        BaseClientRepresentation,
    ]


def test_it_is_an_object() -> None:
    with pytest.raises(UnexpectedAnswer, match="expected a JSON object"):
        get_client_v2("r", "c").read(answer("saml"))


def test_what_a_variant_is_known_by_is_no_field_to_choose() -> None:
    assert "auth" in OIDCClientRepresentationFields.__annotations__
    assert "protocol" not in OIDCClientRepresentationFields.__annotations__


def test_a_merge_patch_keeps_its_nulls() -> None:
    request = patch_client_v2("r", "c", {"displayName": None, "auth": {"secret": None}})
    assert request.json == {"displayName": None, "auth": {"secret": None}}
    assert request.headers["Content-Type"] == "application/merge-patch+json"
