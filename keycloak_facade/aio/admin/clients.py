"""The clients of a realm. Asynchronous."""

from ..._async.admin.client import AsyncClient as Client
from ..._async.admin.clients import AsyncClients as Clients

__all__ = ("Client", "Clients")
