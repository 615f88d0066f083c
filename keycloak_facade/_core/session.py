"""How requests travel: time-outs, retries and proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.request import getproxies

from keycloak_openapi._http import httpx

if TYPE_CHECKING:
    from httpx_retries import Retry

DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
"""Seconds; importing users with passwords takes the server long."""

_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 30.0


def retry_policy(max_retries: int) -> Retry:
    """Return what is repeated: what can be sent twice without harm, at 429, 502, 503, 504 and broken connections.

    A failed connection is not among them, since the transport below repeats it for every method.
    """
    from httpx_retries import Retry  # noqa: PLC0415 - not needed before the first request

    return Retry(
        total=max_retries,
        allowed_methods=["GET", "HEAD", "PUT", "DELETE"],
        retry_on_exceptions=[httpx.ReadTimeout, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError],
        backoff_factor=_FIRST_PAUSE,
        max_backoff_wait=_LONGEST_PAUSE,
    )


def environment_proxies() -> dict[str, str | None]:
    """Return the proxies of the environment as httpx mounts want them: pattern -> proxy URL, None for direct."""
    found = getproxies()
    mounts: dict[str, str | None] = {
        f"{scheme}://": _with_scheme(found[scheme]) for scheme in ("http", "https", "all") if scheme in found
    }
    if mounts:
        for host in filter(None, (name.strip() for name in found.get("no", "").split(","))):
            mounts |= {"all://": None} if host == "*" else {f"all://*{host.lstrip('*')}": None}
            mounts[f"all://{host.lstrip('*.')}"] = None
    return mounts


def _with_scheme(proxy: str) -> str:
    return proxy if "://" in proxy else f"http://{proxy}"
