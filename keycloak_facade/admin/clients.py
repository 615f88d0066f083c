"""The clients of a realm."""

from .._sync.admin.clients import Client, Clients

__all__ = ("Client", "Clients")
