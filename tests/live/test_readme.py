"""What a user reads first is run: the blocks of README and guide, the examples, the scripts and links they name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from keycloak_facade import KeycloakRealm
from keycloak_facade.exceptions import NotFound
from tests.conftest import Server

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "docs/guide.md", "docs/administration.md", "docs/migrating-from-python-keycloak.md")
OF_THE_NEWEST = {"docs/administration.md"}
"""Pages that show what the oldest version does not have."""
QUICKSTART = ROOT / "examples" / "quickstart.py"
PLACEHOLDER = "https://sso.example.com"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADMIN = re.compile(r"(?<=[(=][\"'])admin(?=[\"'])")
"""The account, where an argument names it."""
PROMISE = re.compile(r"^\s*print\(.*\)\s+# (.+)$", re.MULTILINE)
OLDEST = "26.0.0"


@pytest.fixture(scope="module", params=[None, OLDEST], ids=["server", OLDEST])
def keycloak(request: pytest.FixtureRequest, default_server: Server) -> Generator[Server]:
    """The server of all live tests, and one of the oldest version that the README names."""
    if request.param is None:
        yield default_server
        return
    from keycloak_facade.devserver import KeycloakServer  # noqa: PLC0415 - an extra that only live tests need

    with KeycloakServer(request.param) as oldest:
        yield Server(oldest.url, oldest.admin_username, oldest.admin_password)


@pytest.fixture
def master(keycloak: Server) -> Generator[KeycloakRealm]:
    with KeycloakRealm(keycloak.url, "master") as realm:
        realm.admin.login(keycloak.username, keycloak.password)
        yield realm


def script_of(page: Path, *, starts_servers: bool) -> str:
    """The page's Python alone, each line where it stands in the page; without what starts a server, if it may not."""
    lines: list[str] = []
    text = page.read_text("utf-8")
    for block in BLOCK.finditer(text):
        if "KeycloakServer(" in block[1] and not starts_servers:
            continue
        lines += [""] * (text.count("\n", 0, block.start(1)) - len(lines)) + block[1].splitlines()
    return "\n".join(lines) + "\n"


def run(script: Path, server: Server, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a user would."""
    login = {
        "KEYCLOAK_SERVER_URL": server.url,
        "KEYCLOAK_USERNAME": server.username,
        "KEYCLOAK_PASSWORD": server.password,
        "KEYCLOAK_LOGIN_REALM": "master",
    }
    return subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        env={**os.environ, **login, **env},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def answers_of(script: Path, server: Server, cwd: Path, **env: str) -> list[str]:
    """Run a script that must succeed, and return the lines that it prints."""
    done = run(script, server, cwd, **env)
    assert done.returncode == 0, done.stderr
    assert server.password not in done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.mark.live
@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_of_a_page_run_and_print_what_they_say(
    page: str, keycloak: Server, default_server: Server, master: KeycloakRealm, tmp_path: Path
) -> None:
    if page in OF_THE_NEWEST and keycloak is not default_server:
        pytest.skip(f"shows what {OLDEST} does not have")
    # The servers that a page starts are of the newest version, whatever is asked besides.
    code = script_of(ROOT / page, starts_servers=keycloak is default_server).replace(PLACEHOLDER, keycloak.url)
    code = ADMIN.sub(keycloak.username, code)
    script = tmp_path / "page.py"
    script.write_text(code, "utf-8")
    assert "shop" not in {realm.realm for realm in master.admin.realms.all()}, "the pages make a realm of this name"
    try:
        printed = answers_of(script, keycloak, tmp_path)
    finally:
        with suppress(NotFound):
            master.admin.realms.by_name("shop").delete()
    promised = PROMISE.findall(code)
    assert promised
    assert [line for line in promised if line not in printed] == []


@pytest.mark.live
def test_the_quickstart_answers_and_leaves_nothing_behind(
    keycloak: Server, master: KeycloakRealm, tmp_path: Path
) -> None:
    answers = answers_of(QUICKSTART, keycloak, tmp_path)
    assert any(line.startswith("1,000 users") for line in answers)
    assert [line.split() for line in answers if re.match(r"│ (read|cancel) ", line)] == [
        ["│", "read", "│", "no", "│", "yes", "│"],
        ["│", "cancel", "│", "no", "│", "no", "│"],
    ]
    with pytest.raises(NotFound):
        master.admin.realms.by_name("keycloak-facade-demo").get()


@pytest.mark.live
def test_the_quickstart_leaves_a_realm_of_that_name_alone(
    keycloak: Server, master: KeycloakRealm, tmp_path: Path
) -> None:
    master.admin.realms.create("keycloak-facade-demo", display_name="somebody's")
    theirs = master.admin.realms.by_name("keycloak-facade-demo")
    try:
        refused = run(QUICKSTART, keycloak, tmp_path)
        assert refused.returncode == 1
        assert "that this script has not made" in refused.stderr
        assert theirs.get().display_name == "somebody's"
    finally:
        theirs.delete()


@pytest.mark.live
def test_the_async_example_lists_roles(keycloak: Server, tmp_path: Path) -> None:
    script = ROOT / "examples" / "async_roles.py"
    table = answers_of(script, keycloak, tmp_path, KEYCLOAK_REALM="master")
    assert table[0] == "username,roles"
    assert any(re.fullmatch(rf"{keycloak.username},admin .*create-realm.*", row) for row in table)


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md"])
def test_scripts_and_links_of_a_page_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    scripts = set(re.findall(r"\bscripts/[\w.]+", text))
    assert [name for name in sorted(scripts) if not os.access(ROOT / name, os.X_OK)] == []
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text):
        linked = (ROOT / page).parent / target if target else ROOT / page
        assert linked.exists(), target
        headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), re.MULTILINE) if anchor else []
        slugs = [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
        assert not anchor or anchor in slugs, anchor
