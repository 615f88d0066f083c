"""What belongs to a user."""

from .usergroup import UserGroups
from .userroles import UserRoleMappings

__all__ = ("UserGroups", "UserRoleMappings")
