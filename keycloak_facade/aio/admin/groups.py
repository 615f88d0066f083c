"""The groups of a realm. Asynchronous."""

from ..._async.admin.groups import AsyncGroup as Group
from ..._async.admin.groups import AsyncGroups as Groups

__all__ = ("Group", "Groups")
