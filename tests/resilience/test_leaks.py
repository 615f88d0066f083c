"""Ten thousand calls: connections are used again, and nothing is left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from keycloak_facade._core.session import LIMITS

ROOT = Path(__file__).parents[2]
THREADS = 4
CALLS = 10_000
pytestmark = [
    pytest.mark.loopback,
    pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="it reads what Linux tells of a process"),
]

# The server is a process of its own: what it holds is not the client's.
SERVER = """
import socket, threading

BODY = b'{"realm": "r", "enabled": true}'
ANSWER = b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n%s" % (len(BODY), BODY)
connections = 0

def received(made):
    try:
        return made.recv(65536)
    except ConnectionError:
        return b""

def serve(made):
    while head := received(made):
        if b"/connections" in head:
            made.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\n%06d" % connections)
        else:
            made.sendall(ANSWER)

listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
while True:
    made, _ = listening.accept()
    connections += 1
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(made,), daemon=True).start()
"""

CLIENT = """
import asyncio, gc, os, sys
from concurrent.futures import ThreadPoolExecutor
from keycloak_facade import AsyncKeycloakRealm, KeycloakRealm

url, flavour, calls, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])

def rss():
    gc.collect()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

def fds():
    return len(os.listdir("/proc/self/fd"))

def report(before, after, connections):
    print(after[0] - before[0], after[1] - before[1], int(connections), flush=True)

def sync():
    with KeycloakRealm(url, "r") as realm, ThreadPoolExecutor(threads) as pool:
        get = realm.admin.set_token("t").realms.by_name("r").get
        list(pool.map(lambda _: get(), range(500)))
        before = fds(), rss()
        for _ in range(calls // 500):  # each one that waits for a thread takes a kilobyte
            list(pool.map(lambda _: get().realm, range(500)))
        report(before, (fds(), rss()), realm.client.get("/connections"))

async def aio():
    async with AsyncKeycloakRealm(url, "r") as realm:
        get = realm.admin.set_token("t").realms.by_name("r").get
        async def work(times):
            for _ in range(times):
                await get()
        await asyncio.gather(*(work(32) for _ in range(threads)))
        before = fds(), rss()
        await asyncio.gather(*(work(calls // threads) for _ in range(threads)))
        report(before, (fds(), rss()), await realm.client.get("/connections"))

closed = fds()
sync() if flavour == "sync" else asyncio.run(aio())
gc.collect()
print(fds() - closed)
"""


@pytest.mark.live  # for a minute is long
@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_ten_thousand_calls(flavour: str) -> None:
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        command = [sys.executable, "-W", "error", "-c", CLIENT, url, flavour, str(CALLS), str(THREADS)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    finally:
        server.kill()
        server.communicate()
    assert (done.returncode, done.stderr) == (0, "")
    fds, rss, connections, left_open = map(int, done.stdout.split())
    # More than threads: one that was idle for some seconds is made anew.
    assert connections <= (LIMITS.max_connections or 0)
    assert fds < THREADS  # those of threads that had nothing to do at first
    assert left_open <= 1  # asyncio and the standard library may keep one of their own
    assert rss < 10 * 1024 * 1024
