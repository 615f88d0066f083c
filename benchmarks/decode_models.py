"""How long models take to decode: the bytes of 5,000 users to typed models, against `json.loads` alone."""

from __future__ import annotations

import json
import statistics
import time
from typing import TYPE_CHECKING, Any

from keycloak_openapi._http import httpx
from keycloak_openapi.api.users import list_users

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 21
USER = {
    "id": "0f8a7d0e-9a3e-4e4a-8d0d-7f9f2a1c0001",
    "username": "user-000001",
    "firstName": "Ada",
    "lastName": "Lovelace",
    "email": "user-000001@example.org",
    "emailVerified": True,
    "enabled": True,
    "createdTimestamp": 1763990000000,
    "totp": False,
    "disableableCredentialTypes": [],
    "requiredActions": [],
    "notBefore": 0,
    "access": {"manageGroupMembership": True, "view": True, "mapRoles": True, "impersonate": True, "manage": True},
    "attributes": {"locale": ["en"]},
}
BODY = json.dumps([USER] * 5000).encode()


def seconds(work: Callable[[], Any]) -> float:
    """Return the processor time of one run."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Print the medians and their ratio; the two are run in turn."""
    operation = list_users("demo")
    response = httpx.Response(200, content=BODY, request=httpx.Request("GET", "http://keycloak.test"))
    work: dict[str, Callable[[], Any]] = {
        "json.loads": lambda: json.loads(BODY),
        "typed models": lambda: operation.read(response),
    }
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, run in work.items():
            times[name].append(seconds(run))
    medians = {name: statistics.median(measured) for name, measured in times.items()}
    for name, median in medians.items():
        print(f"{name:<14} {median * 1000:6.1f} ms")
    print(f"ratio {medians['typed models'] / medians['json.loads']:.2f}")


if __name__ == "__main__":
    main()
