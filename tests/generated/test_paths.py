"""No value of a path parameter makes a request go anywhere else than to its operation."""

from __future__ import annotations

import httpx
import pytest

from keycloak_openapi.errors import InvalidPathError
from tests.generated.operations import OPERATIONS, Operation

BASE = "https://keycloak.test/auth"
AWKWARD = {
    "empty": "",
    "dot": ".",
    "dots": "..",
    "encoded dots": "%2e%2e",
    "slash": "a/b",
    "up": "../../master",
    "backslash": "a\\..\\b",
    "query": "a?b",
    "fragment": "a#b",
    "encoded slash": "a%2Fb",
    "matrix": ";v=1",
    "dots with matrix": "..;v=1",
    "line break": "a\r\nb",
    "null": "a\x00b",
    "right-to-left": "\u202ea",
    "surrogate": "a\ud800",
    "long": "a" * 256,
    "space": " ",
    "plus": "a+b",
    "url": "https://evil.test/x",
    "percent": "100%",
    "unicode": "ünïcode",
}
REFUSED = {"empty", "dot", "dots", "surrogate"}
CLIENT = httpx.Client()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_an_awkward_value_stays_in_its_segment(operation: Operation) -> None:
    for parameter in operation.path_parameters:
        for name, value in AWKWARD.items():
            if name in REFUSED:
                with pytest.raises(InvalidPathError):
                    operation.request(**{parameter: value})
            else:
                assert_it_stays(operation, parameter, value)


def assert_it_stays(operation: Operation, parameter: str, value: str) -> None:
    arguments = operation.request(**{parameter: value}).arguments(BASE)
    request = CLIENT.build_request(arguments.pop("method"), arguments.pop("url"), **arguments)
    assert request.url.host == "keycloak.test"
    path, _, _ = request.url.raw_path.decode().partition("?")
    segments, wanted = path.split("/"), f"/auth{operation.template}".split("/")
    assert len(segments) == len(wanted), path
    assert request.url.fragment == ""
    for sent, template in zip(segments, wanted, strict=True):
        if template == f"{{{parameter}}}":
            assert decoded_once(sent) == value
        else:
            assert sent == ("plain" if template.startswith("{") else template)


def decoded_once(sent: str) -> str:
    """What a server makes of a segment."""
    assert sent not in {"", ".", ".."}
    assert sent.isascii()
    assert not set(sent) & set("/\\?#; \r\n\0")
    return httpx.URL(f"https://keycloak.test/{sent}").path.removeprefix("/")
