"""The UMA 2 protection API: resources, permission tickets and the policies of their owners."""

from __future__ import annotations

from .uma_policies import AsyncUMAPolicies
from .uma_protection import PATH_WELL_KNOWN
from .uma_resources import AsyncUMAResources
from .uma_tickets import AsyncUMATickets

__all__ = ("PATH_WELL_KNOWN", "AsyncKeycloakUMA")


class AsyncKeycloakUMA(AsyncUMAResources, AsyncUMATickets, AsyncUMAPolicies):
    """The UMA 2 protection API of a realm.

    Each call takes the token to make it with: that of the resource server's account, or of a resource's owner. Fields
    are given by their Python name (`owner_managed_access`) or their JSON name (`ownerManagedAccess`).

    Raises:
        InvalidTokenError: by each call; the token has expired, or its session has ended.
        Forbidden: by each call; the token is of another client, or its account lacks the role `uma_protection`.
        TypeError: by each call; there is no such field or filter.
    """
