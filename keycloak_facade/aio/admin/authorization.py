"""The classes of what navigation leads to below `clients.by_id(id).authz`, to annotate with. Asynchronous."""

from ..._async.admin.authorization import AsyncAuthorization as Authorization
from ..._async.admin.authorization_identity_policies import (
    AsyncAuthorizationClientPolicies as AuthorizationClientPolicies,
)
from ..._async.admin.authorization_identity_policies import AsyncAuthorizationClientPolicy as AuthorizationClientPolicy
from ..._async.admin.authorization_identity_policies import AsyncClientScopePolicies as ClientScopePolicies
from ..._async.admin.authorization_identity_policies import AsyncClientScopePolicy as ClientScopePolicy
from ..._async.admin.authorization_identity_policies import AsyncGroupPolicies as GroupPolicies
from ..._async.admin.authorization_identity_policies import AsyncGroupPolicy as GroupPolicy
from ..._async.admin.authorization_identity_policies import AsyncRegexPolicies as RegexPolicies
from ..._async.admin.authorization_identity_policies import AsyncRegexPolicy as RegexPolicy
from ..._async.admin.authorization_identity_policies import AsyncRolePolicies as RolePolicies
from ..._async.admin.authorization_identity_policies import AsyncRolePolicy as RolePolicy
from ..._async.admin.authorization_identity_policies import AsyncUserPolicies as UserPolicies
from ..._async.admin.authorization_identity_policies import AsyncUserPolicy as UserPolicy
from ..._async.admin.authorization_other_policies import AsyncAggregatePolicies as AggregatePolicies
from ..._async.admin.authorization_other_policies import AsyncAggregatePolicy as AggregatePolicy
from ..._async.admin.authorization_other_policies import AsyncJSPolicies as JSPolicies
from ..._async.admin.authorization_other_policies import AsyncTimePolicies as TimePolicies
from ..._async.admin.authorization_other_policies import AsyncTimePolicy as TimePolicy
from ..._async.admin.authorization_other_policies import AsyncUmaPolicies as UmaPolicies
from ..._async.admin.authorization_other_policies import AsyncUmaPolicy as UmaPolicy
from ..._async.admin.authorization_permissions import AsyncPermission as Permission
from ..._async.admin.authorization_permissions import AsyncPermissions as Permissions
from ..._async.admin.authorization_permissions import AsyncResourcePermission as ResourcePermission
from ..._async.admin.authorization_permissions import AsyncResourcePermissions as ResourcePermissions
from ..._async.admin.authorization_permissions import AsyncScopePermission as ScopePermission
from ..._async.admin.authorization_permissions import AsyncScopePermissions as ScopePermissions
from ..._async.admin.authorization_policies import AsyncPolicies as Policies
from ..._async.admin.authorization_policies import AsyncPolicy as Policy
from ..._async.admin.authorization_resources import AsyncAuthorizationResource as AuthorizationResource
from ..._async.admin.authorization_resources import AsyncAuthorizationResources as AuthorizationResources
from ..._async.admin.authorization_scopes import AsyncAuthorizationScope as AuthorizationScope
from ..._async.admin.authorization_scopes import AsyncAuthorizationScopes as AuthorizationScopes

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
