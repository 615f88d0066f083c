"""The one place that names the HTTP library: its successor, of the same API, would be one line here."""

import httpx

__all__ = ("httpx",)
