"""The clients of a realm."""

from .._sync.admin.client import Client
from .._sync.admin.clients import Clients

__all__ = ("Client", "Clients")
