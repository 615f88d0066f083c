"""What the objects with a discovery document share."""

from ._sync.mixins import WellKnownMixin

__all__ = ("WellKnownMixin",)
