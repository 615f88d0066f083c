from __future__ import annotations

from pathlib import Path

import pytest

from keycloak_facade.devserver._command import (
    bootstrap,
    build_arguments,
    build_options,
    environment,
    parse_features,
    start_arguments,
)

HELP = """
--features <feature> Enables a set of one or more features. Possible values are: preview,
                       client-types[:v1], admin-fine-grained-authz[:v1,
                       v2], stateless[:v1].
--features-disabled <feature>
"""
HELP_OF_26_0 = """
--features <feature> Enables a set of one or more features. Possible values are: account-api[:v1],
                       account[:v3], admin-api[:v1], admin-fine-grained-authz[:v1], admin[:v2],
                       authorization[:v1], cache-embedded-remote-store[:v1], ciba[:v1],
                       client-policies[:v1], client-secret-rotation[:v1], client-types[:v1],
                       clusterless[:v1], declarative-ui[:v1], device-flow[:v1], docker[:v1], dpop[:
                       v1], dynamic-scopes[:v1], fips[:v1], hostname[:v2], impersonation[:v1],
                       kerberos[:v1], login[:v2,v1], multi-site[:v1], oid4vc-vci[:v1], opentelemetry
                       [:v1], organization[:v1], par[:v1], passkeys[:v1], persistent-user-sessions[:
                       v1], preview, recovery-codes[:v1], scripts[:v1], step-up-authentication[:
                       v1], token-exchange[:v1], transient-users[:v1], update-email[:v1], web-authn
                       [:v1].
--features-disabled <feature>
"""
JAVA = Path("/jdk/bin/java")


@pytest.mark.parametrize("given", ["auth", "/auth", "/auth/", "auth/"])
def test_one_base_path_has_one_form(given: str) -> None:
    assert build_options("26.7.3", given, ()).base_path == "/auth"


@pytest.mark.parametrize("given", ["", "/"])
def test_no_base_path(given: str) -> None:
    assert build_options("26.7.3", given, ()).base_path == "/"


@pytest.mark.parametrize("given", ["/a//b", "/..", "/a/../b", "/a b", "/a;b", "/a?b", "/-a\n", "/a%2Fb"])
def test_no_path_at_all(given: str) -> None:
    with pytest.raises(ValueError, match="base_path is a plain path"):
        build_options("26.7.3", given, ())


@pytest.mark.parametrize("feature", ["", "Preview", "a,b", "a --db=postgres", "a:b"])
def test_no_feature(feature: str) -> None:
    with pytest.raises(ValueError, match="not a feature name"):
        build_options("26.7.3", "/", (feature,))


def test_one_string_is_not_taken_apart() -> None:
    with pytest.raises(TypeError, match="list of names"):
        build_options("26.7.3", "/", "preview")


def test_the_same_wish_has_the_same_build() -> None:
    wish = build_options("26.7.3", "auth", ["b", "a", "b"])
    assert wish == build_options("26.7.3", "/auth/", ("a", "b"))
    names = {
        wish.name,
        build_options("26.7.3", "/", ["a", "b"]).name,
        build_options("26.7.3", "/auth", ["a"]).name,
        build_options("26.7.4", "/auth", ["a", "b"]).name,
        build_options("26.7.3", "/auth", ["a", "b"], all_features=True).name,
        build_options("26.7.3", "/auth", ["a", "b"], others=["--https-client-auth=request"]).name,
    }
    assert len(names) == 6


def test_build_arguments() -> None:
    wish = build_options("26.7.3", "/auth", ["token-exchange:v1", "ciba"], others=["--https-client-auth=request"])
    assert build_arguments(wish) == [
        "build",
        "--db=dev-file",
        "--http-relative-path=/auth",
        "--features=ciba,token-exchange:v1",
        "--https-client-auth=request",
    ]


def test_another_database_takes_the_place_of_the_file() -> None:
    wish = build_options("26.7.3", "/", [], others=["--db=dev-mem"])
    assert build_arguments(wish) == ["build", "--http-relative-path=/", "--db=dev-mem"]


def test_features_are_read_from_the_help() -> None:
    assert parse_features(HELP) == {
        "preview",
        "client-types",
        "client-types:v1",
        "admin-fine-grained-authz",
        "admin-fine-grained-authz:v1",
        "admin-fine-grained-authz:v2",
        "stateless",
        "stateless:v1",
    }
    assert parse_features("something else") == set()


def test_all_features_are_those_the_version_knows() -> None:
    wish = build_options("26.7.3", "/", [], all_features=True)
    _, _, _, disabled, features = build_arguments(wish, parse_features(HELP))
    assert disabled == "--features-disabled=stateless"
    assert features == "--features=preview,admin-fine-grained-authz:v1,client-types"


def test_all_features_of_the_oldest_version() -> None:
    wish = build_options("26.0.0", "/", [], all_features=True)
    *_, features = build_arguments(wish, parse_features(HELP_OF_26_0))
    assert features == (
        "--features=preview,admin-fine-grained-authz:v1,client-secret-rotation,client-types,token-exchange:v1,"
        "declarative-ui,dynamic-scopes,oid4vc-vci,organization,transient-users,update-email"
    )


def test_a_feature_that_was_asked_for_beats_all_features() -> None:
    wish = build_options("26.7.3", "/", ["admin-fine-grained-authz:v2", "stateless"], all_features=True)
    assert build_arguments(wish, parse_features(HELP))[3:] == [
        "--features=admin-fine-grained-authz:v2,stateless,preview,client-types"
    ]


def test_the_server_listens_on_loopback_only() -> None:
    arguments = start_arguments(Path("/home"), 1234, ["--log-level=DEBUG"])
    assert arguments[:3] == ["-Dkc.home.dir=/home", "start", "--optimized"]
    assert "--http-host=127.0.0.1" in arguments
    assert "--http-port=1234" in arguments
    assert arguments[-1] == "--log-level=DEBUG"


def test_the_environment_is_not_that_of_another_keycloak() -> None:
    inherited = {
        "PATH": "/bin",
        "KC_DB": "postgres",
        "KEYCLOAK_ADMIN": "other",
        "QUARKUS_HTTP_PORT": "1",
        "DEBUG": "true",
        "DEBUG_PORT": "8787",
        "JAVA": "/old",
        "JAVA_HOME": "/old",
        "JAVA_OPTS": "-Xmx1m",
        "JAVA_OPTS_APPEND": "-Xmx1g",
    }
    assert environment(JAVA, ["-Da=b"], inherited=inherited) == {
        "PATH": "/bin",
        "JAVA": "/jdk/bin/java",
        "JAVA_HOME": "/jdk",
        "JAVA_OPTS_APPEND": "-Da=b -Xmx1g",
        "KC_DB_URL_PROPERTIES": ";WRITE_DELAY=0",
    }


def test_the_password_is_in_the_environment_alone() -> None:
    assert bootstrap("admin", "secret")["KC_BOOTSTRAP_ADMIN_PASSWORD"] == "secret"
    assert "secret" not in " ".join(start_arguments(Path("/home"), 1))
