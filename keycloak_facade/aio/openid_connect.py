"""OpenID Connect as one client of a realm sees it. Asynchronous."""

from .._async.openid_connect import PATH_WELL_KNOWN
from .._async.openid_connect import AsyncKeycloakOpenidConnect as KeycloakOpenidConnect
from .._async.token_keys import AsyncTokenKeys as TokenKeys

__all__ = ("PATH_WELL_KNOWN", "KeycloakOpenidConnect", "TokenKeys")
