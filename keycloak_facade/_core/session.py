"""How requests travel: time-outs, connections and proxies."""

from __future__ import annotations

from urllib.request import getproxies

from keycloak_openapi._http import httpx

DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
"""Seconds; importing users with passwords takes the server long."""

LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=100)
"""All connections are kept; httpx keeps twenty, and 64 threads would make the others anew again and again."""

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
"""Methods whose requests do once what they do twice (RFC 9110, section 9.2.2)."""

IS_HARMLESS = "keycloak_facade.is_harmless"
"""The extension of a request that says whether it may be sent twice."""

MAX_SIZE = "keycloak_facade.max_answer_size"
"""The extension of a request that says how many bytes its answer has at most."""


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
