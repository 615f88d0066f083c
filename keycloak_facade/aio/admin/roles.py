"""The roles of a realm. Asynchronous."""

from ..._async.admin.roles import AsyncRole as Role
from ..._async.admin.roles import AsyncRoles as Roles

__all__ = ("Role", "Roles")
