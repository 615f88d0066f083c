"""The users of a realm. Asynchronous."""

from ..._async.admin.user import AsyncUser as User
from ..._async.admin.users import AsyncUsers as Users
from ..._core.predecessor import USER_KWARGS

__all__ = ("USER_KWARGS", "User", "Users")
