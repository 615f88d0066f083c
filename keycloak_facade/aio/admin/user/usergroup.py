"""The groups of a user. Asynchronous."""

from ...._async.admin.user_groups import AsyncUserGroups as UserGroups

__all__ = ("UserGroups",)
