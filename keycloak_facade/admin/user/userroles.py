"""The roles of a user."""

from ..._sync.admin.user_role_mappings import (
    UserRoleMappings,
    UserRoleMappingsClient,
    UserRoleMappingsClients,
    UserRoleMappingsRealm,
)

__all__ = ("UserRoleMappings", "UserRoleMappingsClient", "UserRoleMappingsClients", "UserRoleMappingsRealm")
