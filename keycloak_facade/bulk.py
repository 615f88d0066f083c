"""What became of many users that were created, imported or deleted at once."""

from ._core.bulk import BulkFailure, BulkResult, BulkSuccess

__all__ = ("BulkFailure", "BulkResult", "BulkSuccess")
