"""A browser, as far as the pages of Keycloak want one."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx
from attrs import field, frozen


@frozen
class Page:
    """What a browser shows.

    Attributes:
        url: where it is.
        title: its heading.
        action: where its form goes.
        hidden: the fields that the form sends by itself.
    """

    url: str
    title: str = ""
    action: str = field(default="", repr=False)
    hidden: dict[str, str] = field(factory=dict, repr=False)


class Browser:
    """Follows redirects of one server, sends forms, and keeps cookies.

    Keycloak marks its cookies as for HTTPS alone, and browsers send them to the loopback interface nevertheless.
    """

    def __init__(self) -> None:
        self._cookies: dict[str, str] = {}

    def open(self, url: str) -> Page:
        """Open a page."""
        return self._go("GET", url, {})

    def submit(self, page: Page, **fields: str) -> Page:
        """Fill in the form of a page and send it."""
        return self._go("POST", page.action, page.hidden | fields)

    def log_in(self, url: str, username: str, password: str) -> Page:
        """Open a page that asks who is there, and return the one after that."""
        return self.submit(self.open(url), username=username, password=password)

    def _go(self, method: str, url: str, form: dict[str, str]) -> Page:
        response = self._send(method, url, form)
        if not response.has_redirect_location:
            return _page(response, url)
        target = urljoin(url, response.headers["location"])
        # Where the browser would leave the server, there is nobody.
        return self._go("GET", target, {}) if urlsplit(target)[:2] == urlsplit(url)[:2] else Page(target)

    def _send(self, method: str, url: str, form: dict[str, str]) -> httpx.Response:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        with httpx.Client(headers={"Cookie": cookies} if cookies else {}) as client:
            response = client.request(method, url, data=form or None)
        for cookie in response.headers.get_list("set-cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return response


def _page(response: httpx.Response, url: str) -> Page:
    reader = _Reader()
    reader.feed(response.text)
    title = " ".join("".join(reader.title).split())
    return Page(url, title, urljoin(url, reader.action), reader.hidden)


class _Reader(HTMLParser):
    """Finds the heading, and the form with its hidden fields."""

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.action = ""
        self.hidden: dict[str, str] = {}
        self._is_in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "h1":
            self._is_in_title = True
        elif tag == "form" and not self.action:
            self.action = said.get("action", "")
        elif tag == "input" and said.get("type") == "hidden" and "name" in said:
            self.hidden[said["name"]] = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1":
            self._is_in_title = False

    def handle_data(self, data: str) -> None:
        if self._is_in_title:
            self.title.append(data)
