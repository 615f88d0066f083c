"""The server's base URL and the paths below it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_REALM_IN_PATH = re.compile(r"/realms/([^/?]+)")

AUTH_PREFIX = "/auth"
"""The base path of Keycloak before version 17, which many installations have kept."""


def base_url(server_url: str) -> str:
    """Return the server's base URL without a trailing slash.

    Raises:
        ValueError: if it is no http or https URL, or carries a query, a fragment or credentials.
    """
    parts = urlsplit(server_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"server_url: expected a URL like https://sso.example.com, got {server_url!r}")
    if parts.query or parts.fragment:
        raise ValueError("server_url: a query or a fragment cannot stand in the server's base URL")
    if parts.username is not None or parts.password is not None:
        raise ValueError("server_url: credentials belong into `credentials=`, not into the URL")
    return server_url.rstrip("/")


def is_below(url: str, base: str) -> bool:
    """Tell whether a URL is a path, or is of the same server as the base URL."""
    return url.startswith("/") or urlsplit(url)[:2] == urlsplit(base)[:2]


def realm_path_of(path: str) -> str:
    """Return the path of the public page of the realm that a path is about, `master` where it names none."""
    found = _REALM_IN_PATH.search(path)
    return f"/realms/{found[1] if found else 'master'}"


def relative(path: str) -> str:
    """Return a path below the base URL with its leading slash; absolute URLs are left alone."""
    return path if path.startswith(("http://", "https://", "/")) else f"/{path}"
