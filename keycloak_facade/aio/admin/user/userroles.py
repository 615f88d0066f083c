"""The roles of a user. Asynchronous."""

from ...._async.admin.user_role_mappings import AsyncUserRoleMappings as UserRoleMappings
from ...._async.admin.user_role_mappings import AsyncUserRoleMappingsRealm as UserRoleMappingsRealm

__all__ = ("UserRoleMappings", "UserRoleMappingsRealm")
