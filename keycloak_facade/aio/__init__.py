"""The asynchronous client under the predecessor's names."""

from . import admin
from .abc import AsyncInit
from .admin import KeycloakAdmin, KeycloakAdminBase
from .authz import KeycloakAuthz
from .client import KeycloakClient
from .mixins import WellKnownMixin
from .openid_connect import KeycloakOpenidConnect
from .realm import KeycloakRealm
from .uma import KeycloakUMA
from .well_known import KeycloakWellKnown

__all__ = (
    "AsyncInit",
    "KeycloakAdmin",
    "KeycloakAdminBase",
    "KeycloakAuthz",
    "KeycloakClient",
    "KeycloakOpenidConnect",
    "KeycloakRealm",
    "KeycloakUMA",
    "KeycloakWellKnown",
    "WellKnownMixin",
    "admin",
)
