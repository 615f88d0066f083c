"""What users do with their own account."""

from ._sync.account.account import Account, AccountGroups, AccountOrganizations
from ._sync.account.applications import AccountApplication, AccountApplications, AccountConsent
from ._sync.account.credentials import AccountCredential, AccountCredentials
from ._sync.account.linked_accounts import LinkedAccount, LinkedAccounts
from ._sync.account.resources import (
    AccountPermissions,
    AccountResource,
    AccountResources,
    ResourcesSharedWithMe,
    ResourcesSharedWithOthers,
)
from ._sync.account.sessions import AccountSession, AccountSessions

__all__ = (
    "Account",
    "AccountApplication",
    "AccountApplications",
    "AccountConsent",
    "AccountCredential",
    "AccountCredentials",
    "AccountGroups",
    "AccountOrganizations",
    "AccountPermissions",
    "AccountResource",
    "AccountResources",
    "AccountSession",
    "AccountSessions",
    "LinkedAccount",
    "LinkedAccounts",
    "ResourcesSharedWithMe",
    "ResourcesSharedWithOthers",
)
