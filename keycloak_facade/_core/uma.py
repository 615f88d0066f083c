"""Payloads and parameters of the UMA 2 protection API, and what it refuses."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from keycloak_openapi.errors import Forbidden

from .errors import retold
from .tokens import InvalidTokenError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from keycloak_openapi.model import Model

_NAMES_OF_PREDECESSOR = {"icon_url": "icon_uri", "DisplayName": "displayName", "scopes": "resource_scopes"}
_HINTS = {
    "invalid_clientId": "The token has to be issued to a client with authorization services",
    "invalid_scope": "Its account needs the role uma_protection of the client that the token is issued to",
}


@contextmanager
def protection_errors() -> Generator[None]:
    """Tell a token that is no longer good from one that may not, and say what the latter lacks.

    Raises:
        InvalidTokenError: the token has expired, or its session has ended, or it is none.
    """
    try:
        yield
    except Forbidden as refusal:
        if refusal.error == "invalid_bearer_token":
            raise retold(refusal, InvalidTokenError) from None
        raise retold(refusal, Forbidden, _HINTS.get(refusal.error or "")) from None


def snake_case(name: str) -> str:
    """Return a JSON name as a Python name."""
    return re.sub(r"(?<=[a-z0-9])[A-Z]", lambda capital: f"_{capital[0]}", name).lower()


def resource_payload(name: str, scopes: list[Any] | None, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a resource as the predecessor made it, fields by their JSON names."""
    return {"name": name, "scopes": scopes or [], **fields}


def resource_fields(model: type[Model], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a resource by JSON name, whatever names they come by.

    Raises:
        TypeError: if there is no field of such a name.
    """
    fields = {_NAMES_OF_PREDECESSOR.get(name, name): value for name, value in fields.items()}
    if uri := fields.pop("uri", None):
        fields["uris"] = [uri]
    return by_json_name(model, fields)


def by_json_name(model: type[Model], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields by JSON name; they may come by Python name or, since the predecessor took these, by JSON name.

    Raises:
        TypeError: if there is no field of such a name; it suggests the nearest.
    """
    python_names = model.names()
    given = {python_names.get(name, name): value for name, value in fields.items()}
    model.check_fields(given)
    return {json: given[name] for json, name in python_names.items() if name in given}


def by_python_name(filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return filters by Python name: `exactName` is `exact_name`, and `_id` is `id`."""
    return {"id" if name == "_id" else snake_case(name): value for name, value in filters.items()}


def registration_of(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return what to PUT so that a resource stays as it is: the server resets what is left out."""
    kept = {key: value for key, value in resource.items() if key not in {"_id", "owner", "scopes", "resource_scopes"}}
    scopes: list[dict[str, str]] = resource.get("resource_scopes") or resource.get("scopes") or []
    return kept | {"resource_scopes": [scope["name"] for scope in scopes]}
