"""Realms."""

from .._sync.admin.realm import Realm
from .._sync.admin.realms import Realms

__all__ = ("Realm", "Realms")
