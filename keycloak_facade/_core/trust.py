"""Which servers requests may go to, and where the endpoints of a discovery document are."""

from __future__ import annotations

import ipaddress
import ssl
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from keycloak_openapi._http import httpx
from keycloak_openapi._json import is_object
from keycloak_openapi.errors import KeycloakError
from keycloak_openapi.request import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_DOCUMENT_SIZE = 1024 * 1024
"""Bytes that a discovery document or a key set has at most."""

_Origin = tuple[str, bytes, int | None]


class UntrustedServerError(KeycloakError):
    """A request would have gone to a server that is not trusted; nothing was sent."""


class DiscoveryError(KeycloakError):
    """A discovery document does not say what it is read for."""


class InsecureConnectionWarning(UserWarning):
    """Credentials travel unprotected: certificates are not verified, or there are none."""


class TrustedServers:
    """The server of a realm object, and those that it was told to trust as well, by scheme, host and port.

    Args:
        server_url: the server's base URL.
        trusted_origins: the others, such as `https://sso.example.com`.
    """

    def __init__(self, server_url: str, trusted_origins: Iterable[str]) -> None:
        self._server = httpx.URL(server_url)
        self._origins = frozenset(map(_origin, [self._server, *map(httpx.URL, trusted_origins)]))

    def verification(self, verify: bool | ssl.SSLContext) -> bool | ssl.SSLContext:
        """Return how certificates are verified.

        Where no server is called by https there are none: a context that would trust nobody takes the place of the
        usual one, for which all authorities are read.
        """
        if verify is not True or any(scheme != "http" for scheme, _, _ in self._origins):
            return verify
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def __contains__(self, url: httpx.URL) -> bool:
        return _origin(url) in self._origins

    def check(self, url: httpx.URL) -> None:
        """Refuse a URL of another server.

        Raises:
            UntrustedServerError: it is one.
        """
        if url not in self:
            raise self.refusal(url, "nothing is sent")

    def refusal(self, url: httpx.URL, consequence: str) -> UntrustedServerError:
        """Return the error for a URL of another server."""
        origin = origin_of(url)
        return UntrustedServerError(
            f"{consequence} to {origin}: it is another server than {self._server}. "
            f"KeycloakRealm(..., trusted_origins=[{origin!r}]) trusts it"
        )


def origin_of(url: httpx.URL) -> str:
    """Return scheme, host and port of a URL, as they are written."""
    return f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}"


def is_readable_on_its_way(url: httpx.URL) -> bool:
    """Tell whether others can read what is sent to a URL."""
    return url.scheme == "http" and not _is_loopback(url.host)


def endpoint_url(
    document: Mapping[str, Any], name: str, realm_name: str, trusted: TrustedServers, *, by_certificate: bool = False
) -> str:
    """Return where to send what is for an endpoint: a URL of a trusted server, or a path below the server's base URL.

    Where the server has a public name that clients beside it may not even reach, the document tells that one. What is
    of the realm there is the same at the base URL that the caller gave.

    Args:
        document: the discovery document.
        name: the endpoint's name in it.
        realm_name: the realm that the document is of.
        trusted: the servers that may be called.
        by_certificate: whether the client's certificate proves it; then the endpoint's alias for that is meant, if
            there is one (RFC 8705, section 5). It may be on a server of its own, and is not replaced then.

    Raises:
        DiscoveryError: the document does not name the endpoint.
        UntrustedServerError: it names one of a server that is not trusted.
    """
    aliases: object = document.get("mtls_endpoint_aliases")
    alias = aliases if by_certificate and is_object(aliases) and name in aliases else None
    url = _url(document if alias is None else alias, name)
    if not url.userinfo:
        if url in trusted:
            return str(url)
        path = _path_in_realm(url, realm_name)
        if path is not None and (alias is None or _origin(url) == _origin(_url(document, name))):
            return path
    raise trusted.refusal(url.copy_with(userinfo=b""), f"the discovery document points {name}")


def browser_url(document: Mapping[str, Any], name: str) -> str:
    """Return an endpoint that browsers are sent to, as the document names it.

    Raises:
        DiscoveryError: the document does not name it, or by no http or https URL.
    """
    _url(document, name)
    return str(document[name])


def issuer_of(document: Mapping[str, Any], realm_name: str) -> str:
    """Return the issuer that a discovery document names.

    Raises:
        DiscoveryError: it names none, or that of another realm.
    """
    if _path_in_realm(_url(document, "issuer"), realm_name) != f"/realms/{segment(realm_name)}":
        raise DiscoveryError(
            f"the discovery document of realm {realm_name!r} has the issuer {document['issuer']!r:.200}, which is not "
            "this realm's; KeycloakRealm(..., issuer=...) says whose tokens are meant"
        )
    return str(document["issuer"])


def _url(document: Mapping[str, Any], name: str) -> httpx.URL:
    if name not in document:
        raise DiscoveryError(f"the discovery document has no {name}: the server does not offer it")
    url = None
    with suppress(httpx.InvalidURL, TypeError):
        url = httpx.URL(document[name])
    if url is None or url.scheme not in {"http", "https"} or not url.host:
        raise DiscoveryError(f"the discovery document has a {name} that is no http or https URL")
    return url


def _path_in_realm(url: httpx.URL, realm_name: str) -> str | None:
    """Return a URL's path from `/realms` on, with its query, where it is one of the realm's."""
    path, _, query = url.raw_path.decode("ascii").partition("?")
    parts = path.split("/")
    below = parts[parts.index("realms") + 1 :] if "realms" in parts else []
    if not below or unquote(below[0]) != realm_name or not {"", ".", ".."}.isdisjoint(map(unquote, below)):
        return None
    found = "/".join(["/realms", segment(realm_name), *below[1:]])
    return f"{found}?{query}" if query else found


def _origin(url: httpx.URL) -> _Origin:
    return url.scheme, url.raw_host, url.port


@lru_cache  # for each request with credentials
def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
