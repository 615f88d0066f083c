"""The roles in the scope of a client or client scope: those that its tokens may carry."""

from __future__ import annotations

from ..._core.mappings import CLIENT_SCOPE, CLIENT_SCOPE_SCOPE
from .role_mappings import AsyncAllRoleMappings


class AsyncClientScopeMappings(AsyncAllRoleMappings):
    """The roles in the scope of a client."""

    _operations = CLIENT_SCOPE


class AsyncClientScopeScopeMappings(AsyncAllRoleMappings):
    """The roles in the scope of a client scope."""

    _operations = CLIENT_SCOPE_SCOPE
