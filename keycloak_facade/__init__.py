"""The typed Python client for Keycloak: administration, OpenID Connect, authorization services and UMA.

Everything starts with a realm object: `KeycloakRealm`, or `AsyncKeycloakRealm` for asyncio.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._async.realm import AsyncKeycloakRealm as AsyncKeycloakRealm
    from ._sync.realm import KeycloakRealm as KeycloakRealm
    from .compat import install_as_keycloak as install_as_keycloak
else:
    from ._core.lazily import lazily as _lazily

    # A script uses one of the two flavours.
    __getattr__, __dir__ = _lazily(
        globals(),
        {
            "AsyncKeycloakRealm": "._async.realm",
            "KeycloakRealm": "._sync.realm",
            "install_as_keycloak": ".compat",
        },
    )

__all__ = ("AsyncKeycloakRealm", "KeycloakRealm", "install_as_keycloak")
