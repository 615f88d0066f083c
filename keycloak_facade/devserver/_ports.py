"""Free ports, taken ports, and whether a server answers yet."""

from __future__ import annotations

import http.client
import socket
import sys
import time

from keycloak_facade.devserver._command import HOST
from keycloak_facade.devserver.errors import PortTakenError

_CONNECT_TIMEOUT = 1.0
_POLL = 0.05
_ANSWER_TIMEOUT = 10.0
_HIGHEST_PORT = 65_535


def pick_port(port: int) -> int:
    """Return the port if it is free, or any free one for 0.

    Raises:
        PortTakenError: something else listens there.
        ValueError: it is no port number.
    """
    if not 0 <= port <= _HIGHEST_PORT:
        raise ValueError(f"port is between 0 and {_HIGHEST_PORT}, not {port}")
    with socket.socket() as probe:
        if sys.platform != "win32":
            # As the JVM does: connections that are still closing do not keep a port from its next server.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise PortTakenError(f"Port {port} needs more rights. Name one above 1023, or 0 for any.") from error
        except OSError as error:
            raise _taken(port) from error
        chosen = int(probe.getsockname()[1])
    if port and _answers(port):
        raise _taken(port)
    return chosen


def _taken(port: int) -> PortTakenError:
    return PortTakenError(f"Something else listens on {HOST}:{port}. Name another port, or 0 for any free one.")


def _answers(port: int) -> bool:
    """Tell whether someone accepts connections: on some systems binding beside them succeeds."""
    with socket.socket() as probe:
        probe.settimeout(_CONNECT_TIMEOUT)
        return probe.connect_ex((HOST, port)) == 0


def wait_until_free(port: int, seconds: float) -> None:
    """Wait until a server that was ended has let go of its port, for at most `seconds`.

    Its process looks gone a little earlier: the threads of a killed JVM do not end all at once.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            pick_port(port)
        except PortTakenError:
            time.sleep(_POLL)
        else:
            return


def is_ready(port: int, base_path: str) -> bool:
    """Tell whether the server serves its master realm; while it boots it refuses, or answers 503."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_ANSWER_TIMEOUT)
    try:
        connection.request("GET", f"{base_path.rstrip('/')}/realms/master")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
