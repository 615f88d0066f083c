"""Realms."""

from .._sync.admin.realms import Realm, Realms

__all__ = ("Realm", "Realms")
