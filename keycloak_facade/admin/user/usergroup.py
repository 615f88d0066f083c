"""The groups of a user."""

from ..._sync.admin.user_groups import UserGroups

__all__ = ("UserGroups",)
