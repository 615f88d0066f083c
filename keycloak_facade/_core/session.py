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
    direct = [name for name in (name.strip() for name in found.get("no", "").split(",")) if name]
    if "*" in direct:
        return {}
    return mounts | dict.fromkeys(map(_pattern, direct)) if mounts else {}


def _pattern(host: str) -> str:
    """Return the pattern of a host and what is below it; `*name` is that, `*.name` would not be the host itself."""
    is_ipv6 = host.count(":") > 1
    return f"all://[{host.strip('[]')}]" if is_ipv6 else f"all://*{host.lstrip('*.')}"


def _with_scheme(proxy: str) -> str:
    return proxy if "://" in proxy else f"http://{proxy}"
