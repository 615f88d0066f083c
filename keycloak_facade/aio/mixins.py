"""What the objects with a discovery document share. Asynchronous."""

from .._async.mixins import AsyncWellKnownMixin as WellKnownMixin

__all__ = ("WellKnownMixin",)
