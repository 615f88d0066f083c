"""Realms. Asynchronous."""

from ..._async.admin.realm import AsyncRealm as Realm
from ..._async.admin.realms import AsyncRealms as Realms

__all__ = ("Realm", "Realms")
