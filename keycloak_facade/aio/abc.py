"""Objects that may be awaited."""

from .._async._runtime import AsyncInit

__all__ = ("AsyncInit",)
