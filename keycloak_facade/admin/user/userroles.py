"""The roles of a user."""

from ..._sync.admin.user_role_mappings import UserRoleMappings, UserRoleMappingsRealm

__all__ = ("UserRoleMappings", "UserRoleMappingsRealm")
