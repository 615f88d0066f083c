"""What users do with their own account. Asynchronous."""

from .._async.account.account import AsyncAccount as Account
from .._async.account.account import AsyncAccountGroups as AccountGroups
from .._async.account.account import AsyncAccountOrganizations as AccountOrganizations
from .._async.account.applications import AsyncAccountApplication as AccountApplication
from .._async.account.applications import AsyncAccountApplications as AccountApplications
from .._async.account.applications import AsyncAccountConsent as AccountConsent
from .._async.account.credentials import AsyncAccountCredential as AccountCredential
from .._async.account.credentials import AsyncAccountCredentials as AccountCredentials
from .._async.account.linked_accounts import AsyncLinkedAccount as LinkedAccount
from .._async.account.linked_accounts import AsyncLinkedAccounts as LinkedAccounts
from .._async.account.resources import AsyncAccountPermissions as AccountPermissions
from .._async.account.resources import AsyncAccountResource as AccountResource
from .._async.account.resources import AsyncAccountResources as AccountResources
from .._async.account.resources import AsyncResourcesSharedWithMe as ResourcesSharedWithMe
from .._async.account.resources import AsyncResourcesSharedWithOthers as ResourcesSharedWithOthers
from .._async.account.sessions import AsyncAccountSession as AccountSession
from .._async.account.sessions import AsyncAccountSessions as AccountSessions

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
