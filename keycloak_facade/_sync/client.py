# Made by scripts/unasync.py from keycloak_facade/_async/client.py; not to be edited.
"""The HTTP side of a realm object."""

from __future__ import annotations

import logging
import ssl
import warnings
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from keycloak_openapi._http import httpx
from keycloak_openapi.answer import MAX_ANSWER_SIZE
from keycloak_openapi.client import transport_errors
from keycloak_openapi.errors import NotFound
from keycloak_openapi.request import Request

from .._core.deadline import checked_deadline, note
from .._core.errors import is_of_keycloak
from .._core.own_client import check_settings_beside
from .._core.retry_budget import RetryBudget, checked_max_retries
from .._core.session import DEFAULT_TIMEOUT, HARMLESS, IS_HARMLESS, MAX_SIZE, environment_proxies
from .._core.trust import InsecureConnectionWarning, TrustedServers, is_readable_on_its_way, origin_of
from .._core.urls import AUTH_PREFIX, base_url, origins, realm_path_of, relative
from ._runtime import Home, Init, MadeOnce, time_limit
from .answers import whole_answer
from .raw_requests import RawRequests

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

_MOST_REDIRECTS = 10


class KeycloakClient(RawRequests, Init):
    """Sends requests to one server: connection pool, base URL, time-outs and retries.

    The server's base path is taken as given; where a realm is not found there, the same with `/auth`, or without, is
    tried, once.

    Args:
        server_url: the server's base URL.
        headers: sent with every request.
        logger: told of each request at DEBUG, without query, headers and body.
        timeout: seconds of silence, or an httpx.Timeout; a minute by default, five seconds to connect.
        deadline: seconds that a call may take, with all that it sends besides and again; any number by default.
        max_retries: how often a request is repeated where that does no harm; 0 sends exactly one.
        verify: False to accept any certificate, or an SSLContext.
        proxy: URL of a proxy; the environment's otherwise.
        http_client: used instead of an own one, with its own settings, and not closed.
        trusted_origins: other servers that requests may go to, such as `https://sso.example.com`.
        max_answer_size: bytes, decoded, that an answer has at most; 64 MiB by default.

    Raises:
        ValueError: a setting is not possible, or has no effect beside the `http_client`.
    """

    def __init__(
        self,
        server_url: str,
        headers: Mapping[str, str] | None = None,
        logger: logging.Logger | None = None,
        *,
        timeout: float | httpx.Timeout | None = None,
        deadline: float | None = None,
        max_retries: int = 2,
        verify: bool | ssl.SSLContext = True,
        proxy: str | None = None,
        http_client: httpx.Client | None = None,
        trusted_origins: Iterable[str] = (),
        max_answer_size: int | None = None,
    ) -> None:
        check_settings_beside(http_client, timeout=timeout, max_retries=max_retries, verify=verify, proxy=proxy)
        self._server_url = server_url
        self._base_url = base_url(server_url)
        self._headers = dict(headers or {})
        self._timeout = DEFAULT_TIMEOUT if timeout is None else timeout
        self._deadline = checked_deadline(deadline)
        self._max_retries = checked_max_retries(max_retries)
        self._retry_budget = RetryBudget(max_retries)
        self._verify = verify
        self._proxy = proxy
        self._given_session = http_client
        self._base_is_known = False
        self._is_elsewhere = False
        self._trusted = TrustedServers(self._base_url, origins(trusted_origins))
        self._max_answer_size = MAX_ANSWER_SIZE if max_answer_size is None else max_answer_size
        self._warned: set[str] = set()
        self.home: Home = Home(self._leave)
        self.logger: logging.Logger = logger or logging.getLogger("keycloak_facade")

    @property
    def server_url(self) -> str:
        """The server's base URL as given."""
        return self._server_url

    @property
    def base_url(self) -> str:
        """The server's base URL as it was found: with `/auth` where the server is there."""
        return self._base_url

    @property
    def trusted(self) -> TrustedServers:
        """The servers that requests may go to."""
        return self._trusted

    @MadeOnce
    def session(self) -> httpx.Client:
        """The httpx client, made at first use."""
        if self._given_session is not None:
            return self._given_session
        if self._verify is False or (isinstance(self._verify, ssl.SSLContext) and not self._verify.verify_mode):
            self._warn(self._server_url, "its certificate is not verified: whoever is on the way can change everything")
        proxies = {} if self._proxy else environment_proxies()
        return httpx.Client(
            headers=self._headers,
            timeout=self._timeout,
            transport=self._transport(self._proxy),
            mounts={pattern: self._transport(proxy) for pattern, proxy in proxies.items()},
        )

    def _transport(self, proxy: str | None) -> httpx.BaseTransport:
        from .transport import RetryingTransport  # noqa: PLC0415 - not needed before the first request

        verify = self._trusted.verification(self._verify)
        return RetryingTransport(verify, proxy, self._max_retries, self._retry_budget)

    def _leave(self) -> object:
        """Give up the connections where they cannot be used: in a forked process, or in another event loop."""
        self._retry_budget = RetryBudget(self._max_retries)
        return self.__dict__.pop("session", None)

    def send(
        self,
        request: Request[T],
        *,
        auth: httpx.Auth | None = None,
        max_answer_size: int | None = None,
        is_harmless: bool | None = None,
    ) -> T:
        """Send a request and return what it answers.

        Args:
            request: the request.
            auth: authenticates it.
            max_answer_size: bytes, if fewer than of other answers.
            is_harmless: whether it may be sent twice; if not said, its method tells.

        Raises:
            ApiError: if the server answers with an error.
            TransportError: if there is no answer; TimeoutError, if not in time.
            TokenError: if the request needs a token and none can be had.
            UntrustedServerError: if its URL is another server's.
        """
        if self._deadline is None:
            return request.read(self._found(request, auth, max_answer_size, is_harmless))
        with time_limit(self._deadline, f"{request.method} {request.url.partition('?')[0]}"):
            return request.read(self._found(request, auth, max_answer_size, is_harmless))

    def _found(self, request: Request[Any], *how: Any) -> httpx.Response:
        """Return the answer to a request, wherever the server is."""
        tried = self._base_url
        response = self._answer(request, *how)
        if response.status_code != HTTPStatus.NOT_FOUND:
            self._base_is_known, self._is_elsewhere = True, False
        else:
            if not self._base_is_known:
                note("the server's base path was looked for")
                self.home.once(self._find_base_path, realm_path_of(request.url))
            # Another call may have found it meanwhile, such as the one for this request's token.
            if self._base_url != tried:
                response = self._answer(request, *how)
        if response.status_code == HTTPStatus.NOT_FOUND and self._is_elsewhere:
            raise NotFound(response, hint=f"No realm is found at {self._base_url}, nor at {self._other_base_url}")
        return response

    def _answer(
        self,
        request: Request[Any],
        auth: httpx.Auth | None = None,
        max_size: int | None = None,
        is_harmless: bool | None = None,
    ) -> httpx.Response:
        with transport_errors(request):
            sent = self._built(request)
            self._trusted.check(sent.url)
            auth = auth or self.session.auth
            has_credentials = auth is not None or request.data is not None or "authorization" in sent.headers
            if has_credentials and is_readable_on_its_way(sent.url):
                self._warn(origin_of(sent.url), "plain HTTP: whoever is on the way can read the credentials and tokens")
            if is_harmless is None:
                is_harmless = request.method in HARMLESS
            sent.extensions[MAX_SIZE] = self._max_answer_size if max_size is None else max_size
            sent.extensions[IS_HARMLESS] = is_harmless
            response = self._exchange(sent, auth or httpx.Auth())
        self.logger.debug("%s %s: %s", request.method, response.request.url.path, response.status_code)
        return response

    def _built(self, request: Request[Any]) -> httpx.Request:
        arguments = request.arguments(self._base_url)
        if self._given_session is not None:
            arguments["headers"] = self._headers | dict(arguments["headers"])
        return self.session.build_request(**arguments)

    def _exchange(self, request: httpx.Request, auth: httpx.Auth) -> httpx.Response:
        # httpx would read what is answered within its flow whole, whatever its size.
        send = self._begin if self._given_session is None else partial(whole_answer, self._begin)
        flow = auth.sync_auth_flow(request)
        try:
            request = next(flow)
            while True:
                answer = send(request)
                try:
                    request = flow.send(answer)
                except StopIteration:
                    return answer
        finally:
            flow.close()

    def _begin(self, request: httpx.Request) -> httpx.Response:
        return self.session.send(request, auth=None, stream=True, follow_redirects=False)

    def _warn(self, where: str, problem: str) -> None:
        message = f"{where}: {problem}"
        if message not in self._warned:
            # A filter may make it an error, which every request has to meet then, not the first alone.
            warnings.warn(message, InsecureConnectionWarning, stacklevel=2)
            self._warned.add(message)

    def _find_base_path(self, page: str) -> None:
        if not self._base_is_known:  # else another call has found it meanwhile
            found = self._base_of(page)
            self._base_url, self._is_elsewhere = found or self._base_url, found is None
            self._base_is_known = True

    def _base_of(self, page: str) -> str | None:
        """Return where the server is, by a page of a realm: at the base as given, or with `/auth`, or without."""
        for base in (self._base_url, self._other_base_url):
            answer = self._answer(Request(method="GET", url=base + page, decode=lambda response: response))
            if answer.is_success or is_of_keycloak(answer):
                return base
        return None

    @property
    def _other_base_url(self) -> str:
        base = self._base_url
        return base.removesuffix(AUTH_PREFIX) if base.endswith(AUTH_PREFIX) else base + AUTH_PREFIX

    def get_full_url(self, path: str, server_url: str | None = None) -> str:
        """Return the URL of a path below the base URL."""
        base = self._base_url if server_url is None else base_url(server_url)
        path = relative(path)
        return base + path if path.startswith("/") else path

    def get_page(self, url: str) -> bytes:
        """GET a page that is meant for browsers; redirects within trusted servers are followed, no token travels."""
        request = Request(
            method="GET", url=relative(url), headers={"Accept": "*/*"}, decode=lambda answer: answer.content
        )
        answer = self._answer(request)
        for _ in range(_MOST_REDIRECTS):
            if not answer.has_redirect_location:
                break
            target = answer.request.url.join(answer.headers["location"])
            answer = self._answer(evolve(request, url=str(target)))
        return request.read(answer)

    def close(self) -> None:
        """Close the connections; a given `http_client` is the caller's to close.

        Raises:
            RuntimeError: if they belong to another event loop that is running.
        """
        self.home.close()
        session = self.__dict__.pop("session", None)
        if session is not None and self._given_session is None:
            session.close()
