"""The classes of what navigation leads to below `admin.realms`, to annotate with."""

from .._sync.admin.assigned_client_scopes import AssignedClientScopes
from .._sync.admin.attack_detection import AttackDetection, LoginFailures
from .._sync.admin.authentication import Authentication
from .._sync.admin.authenticator_configs import AuthenticatorConfig, AuthenticatorConfigs
from .._sync.admin.caches import Caches
from .._sync.admin.client import Client
from .._sync.admin.client_certificates import ClientCertificate, ClientCertificates
from .._sync.admin.client_nodes import ClientNodes
from .._sync.admin.client_policies import (
    ClientPolicies,
    ClientPolicy,
    ClientPolicyList,
    ClientProfile,
    ClientProfileList,
)
from .._sync.admin.client_roles import ClientRole, ClientRoles
from .._sync.admin.client_scopes import ClientScope, ClientScopes
from .._sync.admin.client_sessions import ClientSessions
from .._sync.admin.client_types import ClientTypes
from .._sync.admin.clients import Clients
from .._sync.admin.clients_v2 import ClientsV2, ClientV2
from .._sync.admin.components import Component, Components
from .._sync.admin.evaluate_scopes import EvaluatedClientRoles, EvaluatedRoles, EvaluatedScopeMappings, EvaluateScopes
from .._sync.admin.events import AdminEvents, Events, EventsConfig
from .._sync.admin.executions import Execution, Executions
from .._sync.admin.flow_executions import FlowExecutions
from .._sync.admin.flows import Flow, Flows
from .._sync.admin.groups import DefaultGroups, Group, GroupMembers, GroupRoleMappings, Groups, Subgroups
from .._sync.admin.identity_provider import IdentityProvider
from .._sync.admin.identity_provider_mappers import IdentityProviderMapper, IdentityProviderMappers
from .._sync.admin.identity_providers import IdentityProviders
from .._sync.admin.initial_access_tokens import InitialAccessToken, InitialAccessTokens
from .._sync.admin.keys import Keys
from .._sync.admin.ldap import Ldap
from .._sync.admin.localization import Locale, Localization, Text
from .._sync.admin.management_permissions import ManagementPermissions
from .._sync.admin.organization_groups import (
    OrganizationGroup,
    OrganizationGroupMembers,
    OrganizationGroupRoleMappings,
    OrganizationGroups,
    OrganizationSubgroups,
)
from .._sync.admin.organization_identity_providers import (
    OrganizationIdentityProvider,
    OrganizationIdentityProviderGroups,
    OrganizationIdentityProviders,
)
from .._sync.admin.organization_invitations import OrganizationInvitation, OrganizationInvitations
from .._sync.admin.organization_members import OrganizationMember, OrganizationMemberGroups, OrganizationMembers
from .._sync.admin.organizations import Organization, Organizations
from .._sync.admin.protocol_mappers import ProtocolMapper, ProtocolMappers
from .._sync.admin.realm import Realm
from .._sync.admin.realms import Realms
from .._sync.admin.required_actions import RequiredAction, RequiredActionConfig, RequiredActions
from .._sync.admin.role import RoleById
from .._sync.admin.role_composites import (
    ClientComposites,
    ClientsComposites,
    RealmComposites,
    RoleByIdComposites,
    RoleComposites,
)
from .._sync.admin.role_holders import RoleGroups, RoleUsers
from .._sync.admin.role_mappings import ClientRoleMappings, RoleMappings
from .._sync.admin.roles import Role, Roles
from .._sync.admin.scope_mappings import ClientScopeMappings, ClientScopeScopeMappings
from .._sync.admin.sessions import Session, Sessions
from .._sync.admin.unstable import Unstable, UnstableClientSessions, UnstableRealms, UnstableSessions, UnstableUsers
from .._sync.admin.unstable_roles import UnstableOwnerRoles, UnstableRoleRoles, UnstableRoles
from .._sync.admin.user import User
from .._sync.admin.user_access import UserConsents, UserFederatedIdentities
from .._sync.admin.user_credentials import UserCredential, UserCredentials
from .._sync.admin.user_groups import UserGroups
from .._sync.admin.user_profile import ProfileAttribute, ProfileAttributes, ProfileGroup, ProfileGroups, UserProfile
from .._sync.admin.user_role_mappings import UserRoleMappings, UserRoleMappingsRealm
from .._sync.admin.user_storage import UserStorage, UserStorageProvider
from .._sync.admin.user_verifiable_credentials import (
    IssuedVerifiableCredentials,
    UserVerifiableCredential,
    UserVerifiableCredentials,
)
from .._sync.admin.users import Users
from .._sync.admin.workflows import Workflow, Workflows

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
