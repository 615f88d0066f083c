"""Administration of a server and its realms. Asynchronous."""

from ..._async.admin.admin import AsyncKeycloakAdmin as KeycloakAdmin
from ..._async.admin.base import AsyncKeycloakAdminBase as KeycloakAdminBase

__all__ = ("KeycloakAdmin", "KeycloakAdminBase")
