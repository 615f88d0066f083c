"""How clients register themselves with a realm. Asynchronous."""

from .._async.client_registration import AsyncClientRegistration as ClientRegistration
from .._async.client_registration import AsyncDefaultRegistration as DefaultRegistration
from .._async.client_registration import AsyncOpenidConnectRegistration as OpenidConnectRegistration
from .._async.client_registration import AsyncSAMLRegistration as SAMLRegistration
from .._async.registered_client import AsyncRegisteredClient as RegisteredClient
from .._async.registered_client import AsyncRegisteredOpenidConnectClient as RegisteredOpenidConnectClient

__all__ = (
    "ClientRegistration",
    "DefaultRegistration",
    "OpenidConnectRegistration",
    "RegisteredClient",
    "RegisteredOpenidConnectClient",
    "SAMLRegistration",
)
