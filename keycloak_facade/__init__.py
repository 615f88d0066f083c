"""The typed Python client for Keycloak: administration, OpenID Connect, authorization services and UMA.

Everything starts with a realm object: `KeycloakRealm`, or `AsyncKeycloakRealm` for asyncio.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._async.realm import AsyncKeycloakRealm as AsyncKeycloakRealm
    from ._sync.realm import KeycloakRealm as KeycloakRealm
    from .compat import install_as_keycloak as install_as_keycloak

__all__ = ("AsyncKeycloakRealm", "KeycloakRealm", "install_as_keycloak")

_MODULES = {
    "AsyncKeycloakRealm": "._async.realm",
    "KeycloakRealm": "._sync.realm",
    "install_as_keycloak": ".compat",
}


def __getattr__(name: str) -> object:
    """Load one of the two flavours when it is asked for: a script uses one of them."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only where a name is loaded

    value = globals()[name] = getattr(import_module(_MODULES[name], __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
