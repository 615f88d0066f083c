"""The operations on policies and permissions, by their types."""

from __future__ import annotations

from keycloak_openapi import models
from keycloak_openapi.api import authorization_identity_policies as identity
from keycloak_openapi.api import authorization_other_policies as other
from keycloak_openapi.api import authorization_permissions as permissions
from keycloak_openapi.api import authorization_policies as policies

from .authorization import PolicyOperations, RelationOperations, names_only, needs, none_as_empty, type_in_config
from .times import check_times

POLICIES = PolicyOperations(
    model=models.PolicyRepresentation,
    all=none_as_empty(policies.list_policies),
    create=policies.create_policy,
    get=policies.get_policy,
    update=policies.update_policy,
    delete=policies.delete_policy,
    check=needs("type"),
)
POLICY_RELATIONS = RelationOperations(
    dependent=names_only(policies.list_policy_dependent_policies),
    associated=names_only(policies.list_policy_associated_policies),
    resources=policies.list_policy_resources,
    scopes=policies.list_policy_scopes,
)
ROLE = PolicyOperations(
    kind="role",
    model=models.RolePolicyRepresentation,
    all=identity.list_role_policies,
    create=identity.create_role_policy,
    get=identity.get_role_policy,
    update=identity.update_role_policy,
    delete=identity.delete_role_policy,
)
USER = PolicyOperations(
    kind="user",
    model=models.UserPolicyRepresentation,
    all=identity.list_user_policies,
    create=identity.create_user_policy,
    get=identity.get_user_policy,
    update=identity.update_user_policy,
    delete=identity.delete_user_policy,
)
GROUP = PolicyOperations(
    kind="group",
    model=models.GroupPolicyRepresentation,
    all=identity.list_group_policies,
    create=identity.create_group_policy,
    get=identity.get_group_policy,
    update=identity.update_group_policy,
    delete=identity.delete_group_policy,
    check=needs("groups"),
)
CLIENT = PolicyOperations(
    kind="client",
    model=models.AuthorizationClientPolicyRepresentation,
    all=identity.list_authorization_client_policies,
    create=identity.create_authorization_client_policy,
    get=identity.get_authorization_client_policy,
    update=identity.update_authorization_client_policy,
    delete=identity.delete_authorization_client_policy,
    check=needs("clients"),
)
CLIENT_SCOPE = PolicyOperations(
    kind="client-scope",
    model=models.ClientScopePolicyRepresentation,
    all=identity.list_client_scope_policies,
    create=identity.create_client_scope_policy,
    get=identity.get_client_scope_policy,
    update=identity.update_client_scope_policy,
    delete=identity.delete_client_scope_policy,
)
REGEX = PolicyOperations(
    kind="regex",
    model=models.RegexPolicyRepresentation,
    all=identity.list_regex_policies,
    create=identity.create_regex_policy,
    get=identity.get_regex_policy,
    update=identity.update_regex_policy,
    delete=identity.delete_regex_policy,
)
TIME = PolicyOperations(
    kind="time",
    model=models.TimePolicyRepresentation,
    all=other.list_time_policies,
    create=other.create_time_policy,
    get=other.get_time_policy,
    update=other.update_time_policy,
    delete=other.delete_time_policy,
    check=check_times,
)
AGGREGATE = PolicyOperations(
    kind="aggregate",
    model=models.AggregatePolicyRepresentation,
    all=other.list_aggregate_policies,
    create=other.create_aggregate_policy,
    get=other.get_aggregate_policy,
    update=other.update_aggregate_policy,
    delete=other.delete_aggregate_policy,
)
UMA = PolicyOperations(
    kind="uma",
    model=models.UmaPermissionRepresentation,
    all=none_as_empty(other.list_authorization_uma_policies),
    create=other.create_authorization_uma_policy,
    get=other.get_authorization_uma_policy,
    update=other.update_authorization_uma_policy,
    delete=other.delete_authorization_uma_policy,
)

PERMISSIONS = PolicyOperations(
    model=models.AbstractPolicyRepresentation,
    all=none_as_empty(permissions.list_permissions),
    create=type_in_config(permissions.create_permission),
    get=permissions.get_permission,
    update=permissions.update_permission,
    delete=permissions.delete_permission,
    check=needs("type"),
)
PERMISSION_RELATIONS = RelationOperations(
    dependent=names_only(permissions.list_permission_dependent_policies),
    associated=names_only(permissions.list_permission_associated_policies),
    resources=permissions.list_permission_resources,
    scopes=permissions.list_permission_scopes,
)
RESOURCE = PolicyOperations(
    kind="resource",
    model=models.ResourcePermissionRepresentation,
    all=none_as_empty(permissions.list_resource_permissions_by_type),
    create=permissions.create_resource_permission,
    get=permissions.get_resource_permission,
    update=permissions.update_resource_permission,
    delete=permissions.delete_resource_permission,
)
SCOPE = PolicyOperations(
    kind="scope",
    model=models.ScopePermissionRepresentation,
    all=none_as_empty(permissions.list_scope_permissions_by_type),
    create=permissions.create_scope_permission,
    get=permissions.get_scope_permission,
    update=permissions.update_scope_permission,
    delete=permissions.delete_scope_permission,
)
