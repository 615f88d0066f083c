"""Cassettes: what Keycloak answered, to be answered again without it.

A request must be the recorded one in method, URL, Authorization, content type and body; each is played once, in the
order of recording. The asynchronous test and its blocking twin share one cassette, so both send the same.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import vcr

from tests.scrubbing import Filler, Scrubber

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vcr.request import Request

TESTS = Path(__file__).parent
FOLDER = TESTS.parent / "cassettes" / "26.7"


@contextmanager
def recorded(path: Path, server_url: str, admin_password: str, received: list[str] | None) -> Iterator[None]:
    """Record what is sent to the server and what it answers.

    Args:
        path: the cassette.
        server_url: where the server is.
        admin_password: what must not stay in it.
        received: what the server sends to an application, if there is one.
    """
    scrubber = Scrubber(server_url, admin_password)
    path.unlink(missing_ok=True)
    machine = _machine(vcr.mode.ALL, before_record_request=scrubber.request, before_record_response=scrubber.response)
    with machine.use_cassette(str(path)) as cassette:
        yield
        if received is not None:
            cassette.get_metadata("received", [scrubber.received(body) for body in received])
        cassette.get_metadata("tokens", scrubber.tokens())


@contextmanager
def replayed(path: Path, received: list[str] | None, *, in_order: bool) -> Iterator[None]:
    """Answer from a cassette; afterwards each of its requests must have been sent.

    Args:
        path: the cassette.
        received: takes what the server sends to an application, if there is one.
        in_order: False where the test sends several requests at once.
    """
    filler: Filler | None = None

    def named(request: Any) -> Any:
        # VCR has each request looked through several times, and this one is not what was sent any more.
        if filler and not hasattr(request, "is_named"):
            request = filler.request(request)
            request.is_named = True
        return request

    machine = _machine(vcr.mode.NONE, before_record_request=named)
    with machine.use_cassette(str(path)) as cassette:
        filler = Filler(cassette.get_metadata("tokens", {}))
        if received is not None:
            received += map(filler.filled, cassette.get_metadata("received", []))
        order = {id(response): number for number, response in enumerate(cassette.responses)}
        played: list[int] = []
        play = cassette.play_response

        def play_filled(request: Request) -> dict[str, Any]:
            response = play(request)
            played.append(order[id(response)])
            return filler.response(response)

        cassette.play_response = play_filled
        yield
        missing = [str(request) for number, request in enumerate(cassette.requests) if number not in played]
        assert not missing, f"the cassette holds requests that the test did not send: {missing}"
        assert not in_order or played == sorted(played), f"the requests came in another order: {played}"


def path_of(test_file: Path, test: str) -> Path:
    """Return the cassette of a test; the async test and its blocking twin share it."""
    _, *module = test_file.relative_to(TESTS).with_suffix("").parts
    name = re.sub(r"[^\w-]+", "-", test).strip("-")
    return FOLDER.joinpath(*module, f"{name}.yaml")


def _machine(mode: vcr.mode, **hooks: Any) -> vcr.VCR:
    machine = vcr.VCR(
        record_mode=mode,
        match_on=["same_place", "same_content"],
        decode_compressed_response=True,
        **hooks,
    )
    machine.register_matcher("same_place", _same_place)
    machine.register_matcher("same_content", _same_content)
    return machine


def _same_place(sent: Request, recorded: Request) -> bool:
    return bool(sent.uri == recorded.uri and sent.method == recorded.method)


def _same_content(sent: Request, recorded: Request) -> bool:
    """Compare headers and bodies, which takes longer: every request is compared with all recorded ones."""
    if not _same_place(sent, recorded):
        return False
    first, second = ({name: str(value) for name, value in request.headers.items()} for request in (sent, recorded))
    assert first == second, f"{first} != {second}"
    first_body, second_body = _read(sent), _read(recorded)
    assert first_body == second_body, f"{first_body} != {second_body}"
    return True


def _read(request: Request) -> Any:
    body = request.body or b""
    body = body.read() if hasattr(body, "read") else body
    try:
        return json.loads(body)
    except ValueError:
        return body
