"""The roles of a client. Asynchronous."""

from ..._async.admin.client_roles import AsyncClientRole as ClientRole
from ..._async.admin.client_roles import AsyncClientRoles as ClientRoles
from ..._core.predecessor import ROLE_KWARGS, to_camel_case

__all__ = ("ROLE_KWARGS", "ClientRole", "ClientRoles", "to_camel_case")
