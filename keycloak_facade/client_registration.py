"""How clients register themselves with a realm."""

from ._sync.client_registration import (
    ClientRegistration,
    DefaultRegistration,
    OpenidConnectRegistration,
    SAMLRegistration,
)
from ._sync.registered_client import RegisteredClient, RegisteredOpenidConnectClient

__all__ = (
    "ClientRegistration",
    "DefaultRegistration",
    "OpenidConnectRegistration",
    "RegisteredClient",
    "RegisteredOpenidConnectClient",
    "SAMLRegistration",
)
