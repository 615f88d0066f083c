"""The documentation's samples, word for word, and one for each signature that it lists, on real servers."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.seed.conftest import SeedServer

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "samples").glob("*.py"))
REDIRECT_URI = "https://app.example.com/callback"


def authorization_code(url: str) -> str:
    """Log in by hand: no cookie jar sends Keycloak's Secure cookies over plain http."""
    with httpx.Client(timeout=60) as browser:
        page = browser.get(
            f"{url}/realms/my_realm/protocol/openid-connect/auth",
            params={
                "client_id": "my-client",
                "response_type": "code",
                "redirect_uri": REDIRECT_URI,
                "scope": "openid",
            },
        )
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        cookies = "; ".join(
            cookie.split(";", 1)[0] for cookie in page.headers.get_list("set-cookie", split_commas=False)
        )
        answer = browser.post(
            html.unescape(action[1]),
            data={"username": "my-user", "password": "my-password"},
            headers={"Cookie": cookies},
        )
    return httpx.URL(answer.headers["location"]).params["code"]


class Runner:
    """A process that runs samples."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self._folder = process, folder

    def run(self, sample: Path, server: SeedServer, server_url: str) -> str:
        """Run the sample and return what it prints."""
        replacements = {
            "https://example.com": server_url,
            "realm-name'": "my_realm'",
            "#client id": server.client_uuid,
        }
        if "#authorization code" in sample.read_text("utf-8"):
            replacements["#authorization code"] = authorization_code(server.url)
        wish = {"sample": str(sample), "replacements": replacements, "folder": str(self._folder)}
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(wish), file=self._process.stdin, flush=True)
        exit_code = int(self._process.stdout.readline())
        printed, complained = ((self._folder / name).read_text("utf-8") for name in ("stdout", "stderr"))
        assert exit_code == 0, complained
        # the samples close nothing, so a ResourceWarning is theirs; these two would be ours
        assert re.findall(r".*(?:Runtime|Deprecation)Warning.*", complained) == []
        return printed


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    command = [sys.executable, "-W", "default", str(HERE / "run_sample.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Runner(process, tmp_path_factory.mktemp("samples"))


@pytest.mark.live
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
class TestSamples:
    """Each sample on each server, by each URL that its users have."""

    def test_server_at_root(self, sample: Path, server_root: SeedServer, runner: Runner) -> None:
        check_output(sample, runner.run(sample, server_root, server_root.url))

    def test_server_at_auth(self, sample: Path, server_auth: SeedServer, runner: Runner) -> None:
        check_output(sample, runner.run(sample, server_auth, server_auth.url))

    def test_server_at_auth_that_the_url_leaves_out(
        self, sample: Path, server_auth: SeedServer, runner: Runner
    ) -> None:
        assert server_auth.url_without_auth != server_auth.url
        check_output(sample, runner.run(sample, server_auth, server_auth.url_without_auth))


def check_output(sample: Path, output: str) -> None:
    if sample.stem == "aio_usage":
        assert output == "my_realm\n"
    assert "Bearer" not in output


def test_every_documented_sample_is_here() -> None:
    stems = {sample.stem for sample in SAMPLES}
    documented = {"usage", "openid_connect", "authz", "admin", "uma"}
    fragments = {"realms", "clients", "client_roles", "client_role", "users"}
    assert {f"fragment_{name}" for name in fragments} <= stems
    signatures = {stem for stem in stems if not stem.startswith(("aio_", "fragment_"))}
    assert documented <= signatures
    assert {f"aio_{stem}" for stem in signatures} == {stem for stem in stems if stem.startswith("aio_")}
