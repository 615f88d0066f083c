"""The server's base URL and the paths below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_REALM_IN_PATH = re.compile(r"/realms/([^/?]+)")

AUTH_PREFIX = "/auth"
"""The base path of Keycloak before version 17, which many installations have kept."""


def base_url(server_url: str) -> str:
    """Return the server's base URL without a trailing slash.

    Raises:
        ValueError: if it is no http or https URL, or carries a query, a fragment or credentials.
    """
    return _http_url("server_url", server_url)


def origins(urls: Iterable[str]) -> tuple[str, ...]:
    """Return origins: scheme, host and port of servers.

    Raises:
        ValueError: if one has more than that, or it is one string and not several.
    """
    if isinstance(urls, str):
        raise ValueError(f"trusted_origins: expected a list of them, got {urls!r}")  # noqa: TRY004 - as for other URLs
    found = tuple(_http_url("trusted_origins", url) for url in urls)
    for url in found:
        if urlsplit(url).path:
            raise ValueError(f"trusted_origins: expected no path, got {url!r}")
    return found


def _http_url(name: str, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{name}: expected a URL like https://sso.example.com, got {url!r}")
    if parts.query or parts.fragment:
        raise ValueError(f"{name}: a query or a fragment cannot stand in the server's base URL")
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"{name}: credentials belong into `credentials=`, not into the URL")
    return url.rstrip("/")


def realm_path_of(path: str) -> str:
    """Return the path of the public page of the realm that a path is about, `master` where it names none."""
    found = _REALM_IN_PATH.search(path)
    return f"/realms/{found[1] if found else 'master'}"


def relative(path: str) -> str:
    """Return a path below the base URL with its leading slash; absolute URLs are left alone."""
    return path if path.startswith(("http://", "https://", "/")) else f"/{path}"
