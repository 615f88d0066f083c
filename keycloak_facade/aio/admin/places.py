"""The classes of what navigation leads to below `admin.realms`, to annotate with. Asynchronous."""

from ..._async.admin.assigned_client_scopes import AsyncAssignedClientScopes as AssignedClientScopes
from ..._async.admin.attack_detection import AsyncAttackDetection as AttackDetection
from ..._async.admin.attack_detection import AsyncLoginFailures as LoginFailures
from ..._async.admin.authentication import AsyncAuthentication as Authentication
from ..._async.admin.authenticator_configs import AsyncAuthenticatorConfig as AuthenticatorConfig
from ..._async.admin.authenticator_configs import AsyncAuthenticatorConfigs as AuthenticatorConfigs
from ..._async.admin.caches import AsyncCaches as Caches
from ..._async.admin.client import AsyncClient as Client
from ..._async.admin.client_certificates import AsyncClientCertificate as ClientCertificate
from ..._async.admin.client_certificates import AsyncClientCertificates as ClientCertificates
from ..._async.admin.client_nodes import AsyncClientNodes as ClientNodes
from ..._async.admin.client_policies import AsyncClientPolicies as ClientPolicies
from ..._async.admin.client_policies import AsyncClientPolicy as ClientPolicy
from ..._async.admin.client_policies import AsyncClientPolicyList as ClientPolicyList
from ..._async.admin.client_policies import AsyncClientProfile as ClientProfile
from ..._async.admin.client_policies import AsyncClientProfileList as ClientProfileList
from ..._async.admin.client_roles import AsyncClientRole as ClientRole
from ..._async.admin.client_roles import AsyncClientRoles as ClientRoles
from ..._async.admin.client_scopes import AsyncClientScope as ClientScope
from ..._async.admin.client_scopes import AsyncClientScopes as ClientScopes
from ..._async.admin.client_sessions import AsyncClientSessions as ClientSessions
from ..._async.admin.client_types import AsyncClientTypes as ClientTypes
from ..._async.admin.clients import AsyncClients as Clients
from ..._async.admin.clients_v2 import AsyncClientsV2 as ClientsV2
from ..._async.admin.clients_v2 import AsyncClientV2 as ClientV2
from ..._async.admin.components import AsyncComponent as Component
from ..._async.admin.components import AsyncComponents as Components
from ..._async.admin.evaluate_scopes import AsyncEvaluatedClientRoles as EvaluatedClientRoles
from ..._async.admin.evaluate_scopes import AsyncEvaluatedRoles as EvaluatedRoles
from ..._async.admin.evaluate_scopes import AsyncEvaluatedScopeMappings as EvaluatedScopeMappings
from ..._async.admin.evaluate_scopes import AsyncEvaluateScopes as EvaluateScopes
from ..._async.admin.events import AsyncAdminEvents as AdminEvents
from ..._async.admin.events import AsyncEvents as Events
from ..._async.admin.events import AsyncEventsConfig as EventsConfig
from ..._async.admin.executions import AsyncExecution as Execution
from ..._async.admin.executions import AsyncExecutions as Executions
from ..._async.admin.flow_executions import AsyncFlowExecutions as FlowExecutions
from ..._async.admin.flows import AsyncFlow as Flow
from ..._async.admin.flows import AsyncFlows as Flows
from ..._async.admin.groups import AsyncDefaultGroups as DefaultGroups
from ..._async.admin.groups import AsyncGroup as Group
from ..._async.admin.groups import AsyncGroupMembers as GroupMembers
from ..._async.admin.groups import AsyncGroupRoleMappings as GroupRoleMappings
from ..._async.admin.groups import AsyncGroups as Groups
from ..._async.admin.groups import AsyncSubgroups as Subgroups
from ..._async.admin.identity_provider import AsyncIdentityProvider as IdentityProvider
from ..._async.admin.identity_provider_mappers import AsyncIdentityProviderMapper as IdentityProviderMapper
from ..._async.admin.identity_provider_mappers import AsyncIdentityProviderMappers as IdentityProviderMappers
from ..._async.admin.identity_providers import AsyncIdentityProviders as IdentityProviders
from ..._async.admin.initial_access_tokens import AsyncInitialAccessToken as InitialAccessToken
from ..._async.admin.initial_access_tokens import AsyncInitialAccessTokens as InitialAccessTokens
from ..._async.admin.keys import AsyncKeys as Keys
from ..._async.admin.ldap import AsyncLdap as Ldap
from ..._async.admin.localization import AsyncLocale as Locale
from ..._async.admin.localization import AsyncLocalization as Localization
from ..._async.admin.localization import AsyncText as Text
from ..._async.admin.management_permissions import AsyncManagementPermissions as ManagementPermissions
from ..._async.admin.organization_groups import AsyncOrganizationGroup as OrganizationGroup
from ..._async.admin.organization_groups import AsyncOrganizationGroupMembers as OrganizationGroupMembers
from ..._async.admin.organization_groups import AsyncOrganizationGroupRoleMappings as OrganizationGroupRoleMappings
from ..._async.admin.organization_groups import AsyncOrganizationGroups as OrganizationGroups
from ..._async.admin.organization_groups import AsyncOrganizationSubgroups as OrganizationSubgroups
from ..._async.admin.organization_identity_providers import (
    AsyncOrganizationIdentityProvider as OrganizationIdentityProvider,
)
from ..._async.admin.organization_identity_providers import (
    AsyncOrganizationIdentityProviderGroups as OrganizationIdentityProviderGroups,
)
from ..._async.admin.organization_identity_providers import (
    AsyncOrganizationIdentityProviders as OrganizationIdentityProviders,
)
from ..._async.admin.organization_invitations import AsyncOrganizationInvitation as OrganizationInvitation
from ..._async.admin.organization_invitations import AsyncOrganizationInvitations as OrganizationInvitations
from ..._async.admin.organization_members import AsyncOrganizationMember as OrganizationMember
from ..._async.admin.organization_members import AsyncOrganizationMemberGroups as OrganizationMemberGroups
from ..._async.admin.organization_members import AsyncOrganizationMembers as OrganizationMembers
from ..._async.admin.organizations import AsyncOrganization as Organization
from ..._async.admin.organizations import AsyncOrganizations as Organizations
from ..._async.admin.protocol_mappers import AsyncProtocolMapper as ProtocolMapper
from ..._async.admin.protocol_mappers import AsyncProtocolMappers as ProtocolMappers
from ..._async.admin.realm import AsyncRealm as Realm
from ..._async.admin.realms import AsyncRealms as Realms
from ..._async.admin.required_actions import AsyncRequiredAction as RequiredAction
from ..._async.admin.required_actions import AsyncRequiredActionConfig as RequiredActionConfig
from ..._async.admin.required_actions import AsyncRequiredActions as RequiredActions
from ..._async.admin.role import AsyncRoleById as RoleById
from ..._async.admin.role_composites import AsyncClientComposites as ClientComposites
from ..._async.admin.role_composites import AsyncClientsComposites as ClientsComposites
from ..._async.admin.role_composites import AsyncRealmComposites as RealmComposites
from ..._async.admin.role_composites import AsyncRoleByIdComposites as RoleByIdComposites
from ..._async.admin.role_composites import AsyncRoleComposites as RoleComposites
from ..._async.admin.role_holders import AsyncRoleGroups as RoleGroups
from ..._async.admin.role_holders import AsyncRoleUsers as RoleUsers
from ..._async.admin.role_mappings import AsyncClientRoleMappings as ClientRoleMappings
from ..._async.admin.role_mappings import AsyncRoleMappings as RoleMappings
from ..._async.admin.roles import AsyncRole as Role
from ..._async.admin.roles import AsyncRoles as Roles
from ..._async.admin.scope_mappings import AsyncClientScopeMappings as ClientScopeMappings
from ..._async.admin.scope_mappings import AsyncClientScopeScopeMappings as ClientScopeScopeMappings
from ..._async.admin.sessions import AsyncSession as Session
from ..._async.admin.sessions import AsyncSessions as Sessions
from ..._async.admin.unstable import AsyncUnstable as Unstable
from ..._async.admin.unstable import AsyncUnstableClientSessions as UnstableClientSessions
from ..._async.admin.unstable import AsyncUnstableRealms as UnstableRealms
from ..._async.admin.unstable import AsyncUnstableSessions as UnstableSessions
from ..._async.admin.unstable import AsyncUnstableUsers as UnstableUsers
from ..._async.admin.unstable_roles import AsyncUnstableOwnerRoles as UnstableOwnerRoles
from ..._async.admin.unstable_roles import AsyncUnstableRoleRoles as UnstableRoleRoles
from ..._async.admin.unstable_roles import AsyncUnstableRoles as UnstableRoles
from ..._async.admin.user import AsyncUser as User
from ..._async.admin.user_access import AsyncUserConsents as UserConsents
from ..._async.admin.user_access import AsyncUserFederatedIdentities as UserFederatedIdentities
from ..._async.admin.user_credentials import AsyncUserCredential as UserCredential
from ..._async.admin.user_credentials import AsyncUserCredentials as UserCredentials
from ..._async.admin.user_groups import AsyncUserGroups as UserGroups
from ..._async.admin.user_profile import AsyncProfileAttribute as ProfileAttribute
from ..._async.admin.user_profile import AsyncProfileAttributes as ProfileAttributes
from ..._async.admin.user_profile import AsyncProfileGroup as ProfileGroup
from ..._async.admin.user_profile import AsyncProfileGroups as ProfileGroups
from ..._async.admin.user_profile import AsyncUserProfile as UserProfile
from ..._async.admin.user_role_mappings import AsyncUserRoleMappings as UserRoleMappings
from ..._async.admin.user_role_mappings import AsyncUserRoleMappingsRealm as UserRoleMappingsRealm
from ..._async.admin.user_storage import AsyncUserStorage as UserStorage
from ..._async.admin.user_storage import AsyncUserStorageProvider as UserStorageProvider
from ..._async.admin.user_verifiable_credentials import AsyncIssuedVerifiableCredentials as IssuedVerifiableCredentials
from ..._async.admin.user_verifiable_credentials import AsyncUserVerifiableCredential as UserVerifiableCredential
from ..._async.admin.user_verifiable_credentials import AsyncUserVerifiableCredentials as UserVerifiableCredentials
from ..._async.admin.users import AsyncUsers as Users
from ..._async.admin.workflows import AsyncWorkflow as Workflow
from ..._async.admin.workflows import AsyncWorkflows as Workflows

__all__ = (
    "AdminEvents",
    "AssignedClientScopes",
    "AttackDetection",
    "Authentication",
    "AuthenticatorConfig",
    "AuthenticatorConfigs",
    "Caches",
    "Client",
    "ClientCertificate",
    "ClientCertificates",
    "ClientComposites",
    "ClientNodes",
    "ClientPolicies",
    "ClientPolicy",
    "ClientPolicyList",
    "ClientProfile",
    "ClientProfileList",
    "ClientRole",
    "ClientRoleMappings",
    "ClientRoles",
    "ClientScope",
    "ClientScopeMappings",
    "ClientScopeScopeMappings",
    "ClientScopes",
    "ClientSessions",
    "ClientTypes",
    "ClientV2",
    "Clients",
    "ClientsComposites",
    "ClientsV2",
    "Component",
    "Components",
    "DefaultGroups",
    "EvaluateScopes",
    "EvaluatedClientRoles",
    "EvaluatedRoles",
    "EvaluatedScopeMappings",
    "Events",
    "EventsConfig",
    "Execution",
    "Executions",
    "Flow",
    "FlowExecutions",
    "Flows",
    "Group",
    "GroupMembers",
    "GroupRoleMappings",
    "Groups",
    "IdentityProvider",
    "IdentityProviderMapper",
    "IdentityProviderMappers",
    "IdentityProviders",
    "InitialAccessToken",
    "InitialAccessTokens",
    "IssuedVerifiableCredentials",
    "Keys",
    "Ldap",
    "Locale",
    "Localization",
    "LoginFailures",
    "ManagementPermissions",
    "Organization",
    "OrganizationGroup",
    "OrganizationGroupMembers",
    "OrganizationGroupRoleMappings",
    "OrganizationGroups",
    "OrganizationIdentityProvider",
    "OrganizationIdentityProviderGroups",
    "OrganizationIdentityProviders",
    "OrganizationInvitation",
    "OrganizationInvitations",
    "OrganizationMember",
    "OrganizationMemberGroups",
    "OrganizationMembers",
    "OrganizationSubgroups",
    "Organizations",
    "ProfileAttribute",
    "ProfileAttributes",
    "ProfileGroup",
    "ProfileGroups",
    "ProtocolMapper",
    "ProtocolMappers",
    "Realm",
    "RealmComposites",
    "Realms",
    "RequiredAction",
    "RequiredActionConfig",
    "RequiredActions",
    "Role",
    "RoleById",
    "RoleByIdComposites",
    "RoleComposites",
    "RoleGroups",
    "RoleMappings",
    "RoleUsers",
    "Roles",
    "Session",
    "Sessions",
    "Subgroups",
    "Text",
    "Unstable",
    "UnstableClientSessions",
    "UnstableOwnerRoles",
    "UnstableRealms",
    "UnstableRoleRoles",
    "UnstableRoles",
    "UnstableSessions",
    "UnstableUsers",
    "User",
    "UserConsents",
    "UserCredential",
    "UserCredentials",
    "UserFederatedIdentities",
    "UserGroups",
    "UserProfile",
    "UserRoleMappings",
    "UserRoleMappingsRealm",
    "UserStorage",
    "UserStorageProvider",
    "UserVerifiableCredential",
    "UserVerifiableCredentials",
    "Users",
    "Workflow",
    "Workflows",
)
