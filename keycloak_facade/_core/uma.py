"""Payloads and parameters of UMA 2 calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from keycloak_openapi.model import Model

_DOCUMENTED_BY_PREDECESSOR = {"icon_url": "icon_uri", "DisplayName": "displayName"}


def snake_case(name: str) -> str:
    """Return a JSON name as a Python name."""
    return re.sub(r"(?<=[a-z0-9])[A-Z]", lambda capital: f"_{capital[0]}", name).lower()


def resource_payload(name: str, scopes: list[Any] | None, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a resource, fields by their JSON names."""
    return {"name": name, "scopes": scopes or [], **fields}


def by_json_name(model: type[Model], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields by JSON name; they may come by Python name too, since the predecessor took JSON names."""
    names = {python: json for json, python in model.names().items()} | _DOCUMENTED_BY_PREDECESSOR
    return {names.get(name, name): value for name, value in fields.items()}


def by_python_name(filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return filters by Python name: `exactName` is `exact_name`, and `_id` is `id`."""
    return {"id" if name == "_id" else snake_case(name): value for name, value in filters.items()}


def registration_of(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return what to PUT so that a resource stays as it is: the server resets what is left out."""
    kept = {key: value for key, value in resource.items() if key not in {"_id", "owner", "scopes", "resource_scopes"}}
    scopes: list[dict[str, str]] = resource.get("resource_scopes") or resource.get("scopes") or []
    return kept | {"resource_scopes": [scope["name"] for scope in scopes]}


def permission_parameters(resource_scopes: Iterable[tuple[str, str | None]] | None) -> list[str] | None:
    """Return `permission` parameters: `resource#scope`, or the resource alone for all its scopes."""
    if resource_scopes is None:
        return None
    return [f"{resource}#{scope}" if scope else resource for resource, scope in resource_scopes]


def grants_all(granted: Iterable[Mapping[str, Any]], asked: Iterable[tuple[str, str | None]]) -> bool:
    """Tell whether each pair of a resource (name or id) and a scope was granted."""
    scopes: dict[str, set[str]] = {}
    for permission in granted:
        for key in ("rsname", "rsid"):
            if key in permission:
                scopes.setdefault(permission[key], set()).update(permission.get("scopes") or ())
    return all(resource in scopes and (not scope or scope in scopes[resource]) for resource, scope in asked)
