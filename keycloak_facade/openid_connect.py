"""OpenID Connect as one client of a realm sees it."""

from ._sync.openid_connect import PATH_WELL_KNOWN, KeycloakOpenidConnect
from ._sync.token_keys import TokenKeys

__all__ = ("PATH_WELL_KNOWN", "KeycloakOpenidConnect", "TokenKeys")
