"""A browser that a user sits at: follows redirects within the server, and fills in its pages."""

from __future__ import annotations

import html
import re

import httpx

from tests._async.made import PASSWORD

_ACTION = re.compile(r'<form[^>]*\saction="([^"]+)"')
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]+)"')
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class AsyncBrowser:
    """One browser with its cookies.

    A browser takes a loopback address for a secure one, and sends cookies there that are for secure ones; httpx does
    not, so they are kept here.

    Args:
        http: what it sends with.
    """

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._cookies: dict[str, str] = {}

    async def get(self, url: str) -> httpx.Response:
        """Open a page, and where the server sends the browser on to."""
        return await self._send("GET", url)

    async def submit(self, page: httpx.Response, **fields: str) -> httpx.Response:
        """Fill in the form of a page."""
        found = _ACTION.search(page.text)
        assert found, f"no form in {page.status_code} {page.text[:500]}"
        hidden = {name: html.unescape(value) for name, value in _HIDDEN.findall(page.text)}
        return await self._send("POST", str(page.url.join(html.unescape(found[1]))), hidden | fields)

    async def log_in(self, url: str, username: str = "bob", password: str = PASSWORD) -> str:
        """Log in at the page of a URL, and return where the application gets the browser back."""
        return back_at_application(await self.submit(await self.get(url), username=username, password=password))

    async def _send(self, method: str, url: str, form: dict[str, str] | None = None) -> httpx.Response:
        origin = httpx.URL(url).netloc
        while True:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
            answer = await self._http.request(method, url, data=form, headers=headers)
            for cookie in answer.headers.get_list("set-cookie"):
                name, _, value = cookie.partition(";")[0].partition("=")
                self._cookies[name] = value
            if not answer.has_redirect_location or httpx.URL(answer.headers["location"]).netloc != origin:
                return answer
            method, url, form = "GET", answer.headers["location"], None


def back_at_application(answer: httpx.Response) -> str:
    """Return where the server sends the browser, away from itself."""
    assert answer.has_redirect_location, f"{answer.status_code} {answer.text[:500]}"
    return str(answer.headers["location"])


def heading(page: httpx.Response) -> str:
    """Return what stands above a page."""
    found = _HEADING.search(page.text)
    assert found, f"{page.status_code} {page.text[:500]}"
    return " ".join(_TAG.sub("", found[1]).split())
