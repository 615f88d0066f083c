"""What belongs to a user. Asynchronous."""

from .usergroup import UserGroups
from .userroles import UserRoleMappings

__all__ = ("UserGroups", "UserRoleMappings")
