"""Notes, while the tests run, which operation is called through which verb of the facade, and by which test."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from keycloak_facade._sync.admin.admin import KeycloakAdmin
from keycloak_facade._sync.client import KeycloakClient
from tests.cassettes import FOLDER, path_of
from tests.proof.places import key_of, places

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType

    from pipeline.contract import Contract

PAGE = "<lambda>"
"""What asks for a page of a list, when the verb that began it has returned."""
# Whoever names a URL or a request by himself has not gone through the facade.
RAW = {KeycloakClient: "", KeycloakAdmin: "server_info"}


class Proof(NamedTuple):
    """One operation, called with success."""

    operation: str
    call: str
    test: str
    cassette: str


class ProofPlugin:
    """A plugin of pytest.

    Args:
        contract: knows the operation of a request.
    """

    def __init__(self, contract: Contract) -> None:
        self.proofs: list[Proof] = []
        self.passed = True
        self._contract = contract
        self._places = places()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None]:
        """Note what the body of a test calls."""
        original = KeycloakClient.send

        def send(client: KeycloakClient, request: Any, **options: Any) -> Any:
            call = self._call(inspect.currentframe())
            answer = original(client, request, **options)
            operation = self._contract.find(request.method, urlsplit(request.url).path)
            if call and operation:
                cassette = path_of(item.path, item.name).relative_to(FOLDER).as_posix()
                self.proofs.append(Proof(operation, call, f"{item.path.stem}.{item.name}", cassette))
            return answer

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(KeycloakClient, "send", send)
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure: what failed proves nothing."""
        self.passed = self.passed and not report.failed

    def _call(self, frame: FrameType | None) -> str | None:
        """Return the verb that led to a frame, the innermost one, with the expression of its place."""
        streams: str | None = None
        while frame is not None:
            name = frame.f_code.co_name
            place = self._places.get(key_of(frame.f_locals["self"])) if _is_verb(frame, name) else None
            if place is not None:
                if name.isidentifier() and not name.startswith("_"):
                    return f"{place}.{name}()"
                streams = f"{place}.iter()" if name == PAGE else streams
            frame = frame.f_back
        return streams


def _is_verb(frame: FrameType, name: str) -> bool:
    if not frame.f_globals.get("__name__", "").startswith("keycloak_facade._sync") or "self" not in frame.f_locals:
        return False
    return RAW.get(type(frame.f_locals["self"]), name) == name
