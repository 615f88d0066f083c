"""The users of a realm."""

from .._core.predecessor import USER_KWARGS
from .._sync.admin.user import User
from .._sync.admin.users import Users

__all__ = ("USER_KWARGS", "User", "Users")
