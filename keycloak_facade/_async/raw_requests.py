"""Requests that no specification describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._core.payloads import check_query, raw_request
from .._core.urls import relative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi._http import httpx
    from keycloak_openapi.request import Request

T = TypeVar("T")


class AsyncRawRequests:
    """Sends what is given by method and URL."""

    async def send(self, request: Request[T], *, auth: httpx.Auth | None = None) -> T:
        """Send a request and return what it answers."""
        raise NotImplementedError

    async def get(self, url: str, headers: Mapping[str, str] | None = None, **kwargs: Any) -> Any:
        """GET a URL or path and return the JSON, or the bytes that are none; keywords are the query."""
        return await self.send_raw("GET", url, headers=headers, params=kwargs)

    async def post(self, url: str, data: Any, headers: Mapping[str, str] | None = None, **kwargs: Any) -> Any:
        """POST a form, JSON where `headers` name that as Content-Type, or text or bytes; keywords are the query."""
        return await self.send_raw("POST", url, data=data, headers=headers, params=kwargs)

    async def put(self, url: str, data: Any, headers: Mapping[str, str] | None = None, **kwargs: Any) -> Any:
        """PUT a form, JSON where `headers` name that as Content-Type, or text or bytes; keywords are the query."""
        return await self.send_raw("PUT", url, data=data, headers=headers, params=kwargs)

    async def delete(
        self, url: str, headers: Mapping[str, str] | None = None, *, data: Any = None, **kwargs: Any
    ) -> Any:
        """DELETE a URL or path, with a body if `data` is given; other keywords are the query."""
        return await self.send_raw("DELETE", url, data=data, headers=headers, params=kwargs)

    async def send_raw(self, method: str, url: str, *, auth: httpx.Auth | None = None, **parts: Any) -> Any:
        """Send what no specification describes; `parts` are `data`, `headers` and `params`.

        Raises:
            TypeError: `params` has a keyword of HTTP libraries, such as `json`.
        """
        check_query(parts.get("params") or {})
        return await self.send(raw_request(method, relative(url), **parts), auth=auth)
