# Made by scripts/unasync.py from keycloak_facade/_async/admin/scope_mappings.py; not to be edited.
"""The roles in the scope of a client or client scope: those that its tokens may carry."""

from __future__ import annotations

from ..._core.mappings import CLIENT_SCOPE, CLIENT_SCOPE_SCOPE
from .role_mappings import AllRoleMappings


class ClientScopeMappings(AllRoleMappings):
    """The roles in the scope of a client."""

    _operations = CLIENT_SCOPE


class ClientScopeScopeMappings(AllRoleMappings):
    """The roles in the scope of a client scope."""

    _operations = CLIENT_SCOPE_SCOPE
