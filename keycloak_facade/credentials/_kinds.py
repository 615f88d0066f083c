"""All that the client can log in with."""

from ._bound import DPoP
from ._grant import GrantCredentials
from ._provided import StaticToken, TokenProvider

Credentials = GrantCredentials | StaticToken | TokenProvider | DPoP
