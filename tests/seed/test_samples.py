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


def run(sample: Path, server: SeedServer, server_url: str) -> str:
    """Run the sample and return what it prints."""
    replacements = {
        "https://example.com": server_url,
        "realm-name'": "my_realm'",
        "#client id": server.client_uuid,
    }
    if "#authorization code" in sample.read_text("utf-8"):
        replacements["#authorization code"] = authorization_code(server.url)
    done = subprocess.run(
        [sys.executable, "-W", "default", str(HERE / "run_sample.py"), str(sample)],
        input=json.dumps(replacements),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # the samples close nothing, so a ResourceWarning is theirs; these two would be ours
    complaints = re.findall(r".*(?:Runtime|Deprecation)Warning.*", done.stderr)
    assert complaints == []
    return done.stdout


@pytest.mark.live
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
class TestSamples:
    """Each sample on each server, by each URL that its users have."""

    def test_server_at_root(self, sample: Path, server_root: SeedServer) -> None:
        check_output(sample, run(sample, server_root, server_root.url))

    def test_server_at_auth(self, sample: Path, server_auth: SeedServer) -> None:
        check_output(sample, run(sample, server_auth, server_auth.url))

    def test_server_at_auth_that_the_url_leaves_out(self, sample: Path, server_auth: SeedServer) -> None:
        assert server_auth.url_without_auth != server_auth.url
        check_output(sample, run(sample, server_auth, server_auth.url_without_auth))


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
