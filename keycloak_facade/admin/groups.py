"""The groups of a realm."""

from .._sync.admin.groups import Group, Groups

__all__ = ("Group", "Groups")
