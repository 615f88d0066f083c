"""The roles of a realm."""

from .._sync.admin.roles import Role, Roles

__all__ = ("Role", "Roles")
