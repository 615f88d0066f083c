"""A server on the loopback interface that answers at once, so that what is left is the client's own work.

It prints its port, and answers a login with a token and anything else with one user.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys

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
_SEGMENT = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
TOKEN = {
    "access_token": f"{_SEGMENT}.{_SEGMENT * 60}.{_SEGMENT * 18}",
    "token_type": "Bearer",
    "expires_in": 36000,
    "refresh_expires_in": 36000,
    "refresh_token": f"{_SEGMENT}.{_SEGMENT * 30}.{_SEGMENT}",
    "scope": "profile email",
}


def _answer(body: object) -> bytes:
    content = json.dumps(body).encode()
    head = (
        "HTTP/1.1 200 OK\r\nCache-Control: no-cache\r\nContent-Type: application/json;charset=UTF-8\r\n"
        "Referrer-Policy: no-referrer\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
        f"X-Content-Type-Options: nosniff\r\nX-Frame-Options: SAMEORIGIN\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


_USER_ANSWER = _answer(USER)
_LOGIN_PATH = "/auth/realms/master/protocol/openid-connect/token"


class Connection(asyncio.Protocol):
    """One client's connection.

    Args:
        answers: what is sent where the request's first line has this.
    """

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self._answers = answers

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._received += data
        while True:
            head, found, rest = self._received.partition(b"\r\n\r\n")
            length = _content_length(head)
            if not found or len(rest) < length:
                return
            self._received = rest[length:]
            line = head.partition(b"\r\n")[0]
            found_answers = (answer for part, answer in self._answers.items() if part in line)
            self._transport.write(next(found_answers, _USER_ANSWER))


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def main() -> None:
    """Serve until the standard input ends."""
    loop = asyncio.get_running_loop()
    answers = {_LOGIN_PATH.encode(): _answer(TOKEN)}
    server = await loop.create_server(lambda: Connection(answers), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    answers[b"/.well-known/"] = _answer({"token_endpoint": f"http://127.0.0.1:{port}{_LOGIN_PATH}"})
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
