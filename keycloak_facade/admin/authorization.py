"""The classes of what navigation leads to below `clients.by_id(id).authz`, to annotate with."""

from .._sync.admin.authorization import Authorization
from .._sync.admin.authorization_identity_policies import (
    AuthorizationClientPolicies,
    AuthorizationClientPolicy,
    ClientScopePolicies,
    ClientScopePolicy,
    GroupPolicies,
    GroupPolicy,
    RegexPolicies,
    RegexPolicy,
    RolePolicies,
    RolePolicy,
    UserPolicies,
    UserPolicy,
)
from .._sync.admin.authorization_other_policies import (
    AggregatePolicies,
    AggregatePolicy,
    JSPolicies,
    TimePolicies,
    TimePolicy,
    UmaPolicies,
    UmaPolicy,
)
from .._sync.admin.authorization_permissions import (
    Permission,
    Permissions,
    ResourcePermission,
    ResourcePermissions,
    ScopePermission,
    ScopePermissions,
)
from .._sync.admin.authorization_policies import Policies, Policy
from .._sync.admin.authorization_resources import AuthorizationResource, AuthorizationResources
from .._sync.admin.authorization_scopes import AuthorizationScope, AuthorizationScopes

__all__ = (
    "AggregatePolicies",
    "AggregatePolicy",
    "Authorization",
    "AuthorizationClientPolicies",
    "AuthorizationClientPolicy",
    "AuthorizationResource",
    "AuthorizationResources",
    "AuthorizationScope",
    "AuthorizationScopes",
    "ClientScopePolicies",
    "ClientScopePolicy",
    "GroupPolicies",
    "GroupPolicy",
    "JSPolicies",
    "Permission",
    "Permissions",
    "Policies",
    "Policy",
    "RegexPolicies",
    "RegexPolicy",
    "ResourcePermission",
    "ResourcePermissions",
    "RolePolicies",
    "RolePolicy",
    "ScopePermission",
    "ScopePermissions",
    "TimePolicies",
    "TimePolicy",
    "UmaPolicies",
    "UmaPolicy",
    "UserPolicies",
    "UserPolicy",
)
