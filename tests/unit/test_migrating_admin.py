"""docs/migrating-from-python-keycloak.md has each method of KeycloakAdmin, and a call that sends the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from keycloak_facade import KeycloakRealm
from tests import migration_page
from tests.migration_page import ADMIN, PAGE, Row, described_answer, methods_in, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.contract import Contract

METHODS = methods_in(Path(__file__).with_name("python_keycloak_methods.txt"))
"""The operations that each method calls itself."""
ROWS = rows_of(ADMIN)


@pytest.fixture(scope="module")
def run(contract: Contract) -> Iterator[Callable[[str], set[str]]]:
    """Run code of the page, and return the operations that it sends."""
    sent: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        described = described_answer(contract, request)
        assert described, f"{request.method} {request.url.path} is no operation"
        sent.add(described[0].replace("/admin/realms/{}", "~"))
        return described[1]

    with KeycloakRealm(
        "http://keycloak.test", "shop", http_client=httpx.Client(transport=httpx.MockTransport(answer))
    ) as realm:
        realm.admin.set_token("token")

        def run(code: str) -> set[str]:
            sent.clear()
            migration_page.run(code, realm=realm, r=realm.admin.realms.by_name("shop"))
            return set(sent)

        yield run


def test_each_method_has_one_row() -> None:
    assert sorted(row.method for row in ROWS) == sorted(METHODS)


def test_the_page_says_how_many_they_are() -> None:
    assert re.findall(r"\b(\d+) methods\b", PAGE.partition("\n## ")[0]) == [str(len(ROWS))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.method)
def test_the_calls_of_a_row_send_what_the_method_sends(row: Row, run: Callable[[str], set[str]]) -> None:
    sent = [run(code) for code in row.calls]
    assert METHODS[row.method] <= set().union(*sent)
    assert all(METHODS[row.method] & operations for operations in sent) or not METHODS[row.method]
    for code in row.others:
        run(code)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.calls[0].endswith(".update(**fields)")], ids=lambda row: row.method
)
def test_what_updates_takes_the_payload_too(row: Row, run: Callable[[str], set[str]]) -> None:
    place = row.calls[0].removesuffix(".update(**fields)")
    assert run(f"{place}.replace(payload)") == METHODS[row.method]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("r.users.by_email(email)", AttributeError),
        ("r.users.by_id(user_id).enable()", AttributeError),
        ("r.users.by_id(user_id).update(nickname=name)", TypeError),
        ("r.users.all(nickname=name)", TypeError),
        ("r.users.by_id(user_id).reset_password()", TypeError),
        ("r.groups.by_id(group_id).role_mappings.realm.effective(brief=True)", TypeError),
    ],
)
def test_a_call_that_does_not_exist_fails(code: str, error: type[Exception], run: Callable[[str], set[str]]) -> None:
    with pytest.raises(error):
        run(code)


def test_what_a_call_sends_is_seen(run: Callable[[str], set[str]]) -> None:
    assert run("r.users.by_id(user_id).update(enabled=False)") == {"GET ~/users/{}", "PUT ~/users/{}"}
