"""The roles of a client."""

from .._core.predecessor import ROLE_KWARGS, to_camel_case
from .._sync.admin.client_roles import ClientRole, ClientRoles

__all__ = ("ROLE_KWARGS", "ClientRole", "ClientRoles", "to_camel_case")
