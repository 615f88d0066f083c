"""OpenID Connect as one client of a realm sees it. Asynchronous."""

from .._async.openid_connect import PATH_WELL_KNOWN
from .._async.openid_connect import AsyncKeycloakOpenidConnect as KeycloakOpenidConnect
from .._async.token_keys import AsyncTokenKeys as TokenKeys
from .._core.client_methods import AuthenticationMethod, ClientAuthentication
from .._core.introspection import IntrospectedPermission, IntrospectionResponse
from .._core.login import AuthorizationResponse, Pkce, PushedAuthorization
from .._core.logout_token import LogoutToken
from .._core.polling import BackchannelAuthentication, DeviceAuthorization
from .._core.tokens import TokenResponse
from .._core.uma_grant import GrantedPermission, PermissionDecision, RequestingPartyToken, UmaTicketParameters

__all__ = (
    "PATH_WELL_KNOWN",
    "AuthenticationMethod",
    "AuthorizationResponse",
    "BackchannelAuthentication",
    "ClientAuthentication",
    "DeviceAuthorization",
    "GrantedPermission",
    "IntrospectedPermission",
    "IntrospectionResponse",
    "KeycloakOpenidConnect",
    "LogoutToken",
    "PermissionDecision",
    "Pkce",
    "PushedAuthorization",
    "RequestingPartyToken",
    "TokenKeys",
    "TokenResponse",
    "UmaTicketParameters",
)
