from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def upstream() -> dict[str, Any]:
    """A description as upstream writes it: no ids, parameters of every spelling, a status that is wrong."""
    realm = {"name": "realm", "in": "path", "required": True, "schema": {"type": "string"}}
    user = {"name": "user-id", "in": "path", "required": True, "schema": {"type": "string"}}
    answer = {"description": "OK", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Keycloak Admin REST API", "version": "26.7.3"},
        "tags": [{"name": "Users"}],
        "paths": {
            "/admin/realms/{realm}/users/{user-id}": {
                "parameters": [realm, user],
                "get": {"tags": ["Users"], "summary": "Get representation", "responses": {"200": answer}},
                "delete": {
                    "responses": {"200": {"description": "OK", "content": {"*/*": {}}}, "403": {"description": ""}}
                },
            },
            "/admin/realms/{realm}/old": {
                "parameters": [realm],
                "get": {"summary": "An alias", "responses": {"200": {"description": "OK"}}},
            },
        },
        "components": {
            "schemas": {
                "User": {"type": "object", "properties": {"kind": {"$ref": "#/components/schemas/Kind1"}}},
                "Kind1": {"type": "string", "enum": ["A", "B"]},
                "Unused": {"type": "object"},
            }
        },
    }
