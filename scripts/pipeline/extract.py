"""Gets upstream's description of the Admin REST API: out of the server's jars, or from a file."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.curate import UPSTREAM
from pipeline.documents import SpecError, read_json, relative

if TYPE_CHECKING:
    from pipeline.fetch import Tools

_SOURCE = Path(__file__).with_name("ExtractSpec.java")
_SCANNER_FOLDERS = ("main/*.jar", "boot/*.jar", "deployment/io.smallrye.*.jar")


def extract(tools: Tools, version: str) -> bytes:
    """Scan a server's jars for the description of its Admin REST API.

    Raises:
        SpecError: Java refused, with what it said.
    """
    library = tools.scanner / "lib" / "lib"
    classpath = os.pathsep.join(str(jar) for folder in _SCANNER_FOLDERS for jar in sorted(library.glob(folder)))
    with tempfile.TemporaryDirectory() as folder:
        classes, found = Path(folder) / "classes", Path(folder) / "openapi.json"
        _run(
            [str(tools.java), "-jar", str(tools.compiler), "-17", "-nowarn", "-encoding", "UTF-8"],
            ["-d", str(classes), "-classpath", classpath, str(_SOURCE)],
        )
        _run(
            [str(tools.java), "-classpath", f"{classes}{os.pathsep}{classpath}", _SOURCE.stem],
            [str(tools.server / "lib" / "lib" / "main"), version, str(found)],
        )
        return found.read_bytes()


def _run(program: list[str], arguments: list[str]) -> None:
    done = subprocess.run([*program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SpecError(f"{_SOURCE.name} failed:\n{done.stdout}{done.stderr}".rstrip())


def read_downloaded(path: Path) -> bytes:
    """Read a description that was downloaded, and see that it is one.

    Raises:
        SpecError: It is none.
    """
    try:
        document = read_json(path)
    except (OSError, ValueError) as error:
        raise SpecError(f"{path.name} cannot be read as JSON: {error}") from error
    if not str(document.get("openapi", "")).startswith("3.0") or "/admin/realms" not in document.get("paths", {}):
        raise SpecError(f"{path.name} does not describe the Admin REST API in OpenAPI 3.0")
    return path.read_bytes()


def store(description: bytes, version: str, *, check: bool) -> list[str]:
    """Make a description the one upstream description, or compare it with the one that is there.

    Returns:
        What differs.
    """
    target = UPSTREAM / f"keycloak-{version}.json"
    others = [path for path in sorted(UPSTREAM.glob("*.json")) if path != target]
    if check:
        problems = [f"{relative(path)} is in the way" for path in others]
        if not target.is_file() or target.read_bytes() != description:
            problems.append(f"{relative(target)} is not what Keycloak {version} describes")
        return problems
    UPSTREAM.mkdir(exist_ok=True)
    unfinished = target.with_suffix(".part")
    unfinished.write_bytes(description)
    unfinished.replace(target)
    for path in others:
        path.unlink()
    return []
