"""The clients that are measured, each in a virtual environment of its own below `benchmarks/.venvs/`."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import venv
from pathlib import Path

from attrs import frozen

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENVS = HERE / ".venvs"
DESCRIPTION = ROOT / "spec/upstream/keycloak-26.7.3.json"
STOCK_PACKAGE = "keycloak_stock"

_VERSIONS = """
import json, importlib.metadata as metadata
print(json.dumps({found.name.lower(): found.version for found in metadata.distributions()}))
"""


@frozen
class Peer:
    """What is installed in one environment.

    Attributes:
        distribution: the one whose version is told, None for a set of libraries.
    """

    name: str
    requirements: tuple[str, ...]
    distribution: str | None = None

    @property
    def folder(self) -> Path:
        """The virtual environment."""
        return VENVS / self.name

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def install(self) -> None:
        """Make the environment, unless it is there as wanted."""
        stamp = self.folder / "installed"
        depends = (ROOT / "pyproject.toml").read_text() if self is FACADE else ""
        wanted = hashlib.sha256(f"{self}{depends}".encode()).hexdigest()
        if stamp.is_file() and stamp.read_text() == wanted:
            return
        print(f"Making the environment of {self.name} ...", file=sys.stderr, flush=True)
        venv.create(self.folder, clear=True)
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet", *self.requirements]
        subprocess.run(pip, check=True)
        if self is STOCK:
            _generate(self)
        stamp.write_text(wanted)

    def versions(self) -> dict[str, str]:
        """Return what is installed, by name."""
        shown = subprocess.run([str(self.python), "-c", _VERSIONS], check=True, capture_output=True, text=True)
        found: dict[str, str] = json.loads(shown.stdout)
        return found


FACADE = Peer("keycloak-facade", ("--editable", str(ROOT)), "keycloak-facade")
HTTPX = Peer("httpx", ("httpx>=0.28,<0.29",), "httpx")
PYTHON_KEYCLOAK = Peer("python-keycloak", ("python-keycloak==7.1.1",), "python-keycloak")
PREDECESSOR = Peer("python-keycloak-client", ("python-keycloak-client==0.2.3",), "python-keycloak-client")
STOCK = Peer("openapi-python-client", ("httpx>=0.28,<0.29", "attrs", "python-dateutil"))
JWT = Peer("jwt", ("cryptography", "joserfc==1.8.0", "pyjwt==2.15.1", "jwcrypto==1.6.1", "python-jose==3.5.0"))
PLOT = Peer("plot", ("matplotlib>=3.10,<4",), "matplotlib")
MEASURED = (FACADE, HTTPX, PYTHON_KEYCLOAK, PREDECESSOR, STOCK, JWT)


def _generate(peer: Peer) -> None:
    """Generate a client from Keycloak's own description, with the templates that the generator brings."""
    package = next(peer.folder.glob("lib/python3*/site-packages"), peer.folder / "Lib/site-packages") / STOCK_PACKAGE
    generator = Path(sys.executable).with_name("openapi-python-client")
    command = [str(generator), "generate", "--meta", "none", "--path", str(DESCRIPTION)]
    done = subprocess.run(
        [*command, "--output-path", str(package), "--overwrite"], capture_output=True, text=True, check=False
    )
    (peer.folder / "generator.log").write_text(done.stdout + done.stderr)
    if done.returncode or not package.is_dir():
        sys.exit(f"openapi-python-client failed:\n{done.stdout}{done.stderr}")


def stock_operations() -> tuple[int, int]:
    """Return how many operations the stock output has, and how many Keycloak's description has."""
    modules = STOCK.folder.glob(f"**/{STOCK_PACKAGE}/api/*/*.py")
    generated = sum(path.name != "__init__.py" for path in modules)
    paths = json.loads(DESCRIPTION.read_text())["paths"].values()
    methods = {"get", "put", "post", "delete", "patch", "head", "options"}
    return generated, sum(len(methods & path.keys()) for path in paths)
