"""Server builds: the slow step is done once per version, features and base path, and kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from keycloak_facade.devserver._cache import cache_folder, disk_full_text, locked, make_folder
from keycloak_facade.devserver._command import build_arguments, environment, parse_features, script
from keycloak_facade.devserver._distribution import distribution
from keycloak_facade.devserver._java import java_options
from keycloak_facade.devserver._process import Supervised, tail
from keycloak_facade.devserver.errors import BuildError, DevServerError, DiskFullError, JavaTooOldError

if TYPE_CHECKING:
    from keycloak_facade.devserver._command import BuildOptions
    from keycloak_facade.devserver._progress import Display, ProgressCallback

_BUILD_TIMEOUT = 600.0
_GRACE = 10.0
_MARK = ".built"
# A build ends before Java's second compiler pays: without it, it takes two thirds of the time.
_QUICK = "-XX:TieredStopAtLevel=1"


def built(options: BuildOptions, java: Path, display: Display, progress: ProgressCallback | bool | None) -> Path:
    """Return the folder of a server that is built with these options, made first if need be.

    Raises:
        BuildError: the server refused, for example because it does not know a feature.
    """
    original = distribution(options.version, progress=progress)
    folder = cache_folder() / "builds" / options.name
    if (folder / _MARK).is_file():
        return folder
    with locked(f"build-{options.name}", display):
        if not (folder / _MARK).is_file():
            with display.step(f"Building Keycloak {options.version} for these options, once"):
                make_folder(folder, lambda partial: _fill(partial, original, options, java))
    return folder


def _fill(partial: Path, original: Path, options: BuildOptions, java: Path) -> None:
    # The jars are never written by a build, so both folders can share them; all the rest can be.
    jars = original / "lib" / "lib"
    shutil.copytree(jars, partial / "lib" / "lib", copy_function=_link_or_copy)
    shutil.copytree(
        original,
        partial,
        ignore=lambda folder, _names: ["lib"] if Path(folder) == jars.parent else [],
        dirs_exist_ok=True,
    )
    known = _known_features(partial, java) if options.all_features else set[str]()
    _run(partial, build_arguments(options, known), java)
    (partial / _MARK).touch()


def _link_or_copy(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _known_features(folder: Path, java: Path) -> set[str]:
    return parse_features(_run(folder, ["build", "--help-all"], java))


def _run(folder: Path, arguments: list[str], java: Path) -> str:
    log = folder / "build.log"
    log.unlink(missing_ok=True)
    env = environment(java, (_QUICK, *java_options(java)))
    process = Supervised([*script(folder), *arguments], env, log, grace=_GRACE)
    try:
        code = process.wait(_BUILD_TIMEOUT)
    finally:
        process.stop()
    if code is None:
        raise BuildError(f"Building the server took more than {_BUILD_TIMEOUT:.0f} s and was ended.")
    if code != 0:
        raise explain(BuildError, f"Building the server failed (exit code {code})", log)
    return log.read_text(encoding="utf-8", errors="replace")


def explain(kind: type[DevServerError], said: str, log: Path) -> DevServerError:
    """Make the error that fits the log of a server that died: its kind where the log tells, else `kind`."""
    text = tail(log)
    if "UnsupportedClassVersionError" in text:
        return JavaTooOldError(f"{said}: this version needs a newer Java. Set JAVA_HOME to one, or unset it.\n{text}")
    if "No space left on device" in text:
        return DiskFullError(f"{said}. {disk_full_text(log.parent)}\n{text}")
    return kind(f"{said}. Its log ends:\n{text}")
