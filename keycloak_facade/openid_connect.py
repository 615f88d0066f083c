"""OpenID Connect as one client of a realm sees it."""

from ._core.client_methods import AuthenticationMethod, ClientAuthentication
from ._core.introspection import IntrospectedPermission, IntrospectionResponse
from ._core.login import AuthorizationResponse, Pkce, PushedAuthorization
from ._core.logout_token import LogoutToken
from ._core.polling import BackchannelAuthentication, DeviceAuthorization
from ._core.tokens import TokenResponse
from ._core.uma_grant import GrantedPermission, PermissionDecision, RequestingPartyToken, UmaTicketParameters
from ._sync.openid_connect import PATH_WELL_KNOWN, KeycloakOpenidConnect
from ._sync.token_keys import TokenKeys

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
