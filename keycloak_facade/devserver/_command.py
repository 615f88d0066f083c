"""What the server is told: command lines, environment, features. Pure; nothing is started here."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

HOST = "127.0.0.1"
# What gates the operations that a default server answers with 501 or 404.
ALL_FEATURES = (
    "preview",
    "admin-fine-grained-authz:v1",
    "client-secret-rotation",
    "client-types",
    "token-exchange:v1",
    "declarative-ui",
    "dynamic-scopes",
    "parameterized-scopes",
    "oid4vc-vci",
    "organization",
    "transient-users",
    "update-email",
    "workflows",
)
# `preview` brings it along, and it takes the caches away: that server would not behave like others.
NOT_WITH_ALL_FEATURES = ("stateless",)

_FEATURE = re.compile(r"[a-z0-9-]+(:v\d+)?")
_BASE_PATH = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
# A shell that is set up for another Keycloak, or for debugging something else, must not reach into this one.
_FOREIGN = re.compile(r"(KC|KEYCLOAK|QUARKUS)_.*|DEBUG(_PORT|_SUSPEND)?|PRINT_ENV|JAVA|JAVA_OPTS|JAVA_ADD_OPENS")


@dataclass(frozen=True)
class BuildOptions:
    """What is fixed when the server is built: one cached build per value."""

    version: str
    base_path: str
    features: tuple[str, ...]
    all_features: bool
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The folder name of the build; the digest also counts what `build_arguments` always adds."""
        features = (*self.features, *(ALL_FEATURES if self.all_features else ()))
        said = "\n".join((self.base_path, *features, *self.others))
        return f"{self.version}-{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def build_options(
    version: str, base_path: str, features: Iterable[str], *, all_features: bool = False, others: Iterable[str] = ()
) -> BuildOptions:
    """Check and normalise, so that the same wish finds the same build.

    Raises:
        ValueError: a feature or the base path cannot be one.
    """
    if isinstance(features, str):
        raise TypeError(f"features is a list of names, not one string: ({features!r},)")
    path = base_path.strip("/")
    path = f"/{path}" if path else ""
    if not _BASE_PATH.fullmatch(path):
        raise ValueError(f"base_path is a plain path such as '/auth', not {base_path!r}")
    names = sorted(set(features))
    for name in names:
        if not _FEATURE.fullmatch(name):
            raise ValueError(f"{name!r} is not a feature name such as 'token-exchange:v1'")
    return BuildOptions(version, path or "/", tuple(names), all_features, tuple(sorted(set(others))))


def build_arguments(options: BuildOptions, known_features: Iterable[str] = ()) -> list[str]:
    """Return the arguments of `kc.sh build`; of ALL_FEATURES only those that this version knows."""
    names_database = any(option.startswith("--db=") for option in options.others)
    database = [] if names_database else ["--db=dev-file"]
    arguments = ["build", *database, f"--http-relative-path={options.base_path}"]
    features = list(options.features)
    if options.all_features:
        known = set(known_features)
        asked = {name.partition(":")[0] for name in features}
        features += [name for name in ALL_FEATURES if name in known and name.partition(":")[0] not in asked]
        off = [name for name in NOT_WITH_ALL_FEATURES if name in known and name not in asked]
        if off:
            arguments.append(f"--features-disabled={','.join(off)}")
    if features:
        arguments.append(f"--features={','.join(features)}")
    return [*arguments, *options.others]


def parse_features(help_text: str) -> set[str]:
    """Read the feature names, bare and with each version, from `kc.sh build --help-all`."""
    found = re.search(r"--features <\w+>(.*?)\.\s*\n--", help_text, re.DOTALL)
    if found is None:
        return set()
    listed = re.sub(r"\s+", "", found.group(1)).partition("Possiblevaluesare:")[2]
    names: set[str] = set()
    for name, versions in re.findall(r"([a-z0-9-]+)(?:\[:([v0-9,]+)\])?", listed):
        names.add(name)
        names.update(f"{name}:{version}" for version in versions.split(",") if version)
    return names


def start_arguments(home: Path, port: int, extra: Iterable[str] = ()) -> list[str]:
    """Return the arguments that start a built server with `home` as its own folder."""
    return [
        f"-Dkc.home.dir={home}",
        "start",
        "--optimized",
        f"--http-host={HOST}",
        f"--http-port={port}",
        "--http-enabled=true",
        "--hostname-strict=false",
        "--cache=local",
        *extra,
    ]


def script(distribution: Path) -> list[str]:
    """Return the command that runs the server's own script."""
    if sys.platform == "win32":
        return ["cmd.exe", "/d", "/c", str(distribution / "bin" / "kc.bat")]
    return ["/bin/sh", str(distribution / "bin" / "kc.sh")]


def environment(
    java: Path, java_options: Iterable[str] = (), *, inherited: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the environment of the server's script: the caller's, without what steers another Keycloak."""
    base = os.environ if inherited is None else inherited
    kept = {name: value for name, value in base.items() if not _FOREIGN.fullmatch(name)}
    kept["JAVA_HOME"] = str(java.parent.parent)
    kept["JAVA"] = str(java)
    appended = " ".join((*java_options, kept.get("JAVA_OPTS_APPEND", ""))).strip()
    if appended:
        kept["JAVA_OPTS_APPEND"] = appended
    # H2 writes half a second late by default; users that were acknowledged would be lost in a crash.
    # Not on the command line, since kc.bat splits arguments at the semicolon.
    kept["KC_DB_URL_PROPERTIES"] = ";WRITE_DELAY=0"
    return kept


def bootstrap(username: str, password: str) -> dict[str, str]:
    """Return the environment that names the first administrator."""
    return {
        "KC_BOOTSTRAP_ADMIN_USERNAME": username,
        "KC_BOOTSTRAP_ADMIN_PASSWORD": password,
    }
