"""Administration of a server and its realms."""

from .._sync.admin.admin import KeycloakAdmin
from .._sync.admin.base import KeycloakAdminBase

__all__ = ("KeycloakAdmin", "KeycloakAdminBase")
