# Made by scripts/unasync.py from tests/_async/test_localization.py; not to be edited.
"""The realm's own texts."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade._sync.admin.realm import Realm


def test_the_life_of_texts(admin: Realm) -> None:
    localization = admin.localization
    german = localization.by_locale("de")
    assert localization.locales() == []
    assert german.get() == {}
    german.import_texts({"hello": "Hallo", "a/b": "schräg", "file": "Datei"})
    german.import_texts(b'{"hello": "Moin", "bytes": "Bytes"}')
    german.import_texts(io.BytesIO(b'{"stream": "Strom"}'))
    german.import_texts(("texts.json", b'{"named": "Name"}'))
    assert localization.locales() == ["de"]
    for neither in ("texts.json", Path("texts.json"), None, ["hello"]):
        with pytest.raises(TypeError, match="expected texts by key, or a file of them"):
            german.import_texts(neither)  # type: ignore[arg-type]  # what the test is about
    texts = {"hello": "Moin", "a/b": "schräg", "file": "Datei", "bytes": "Bytes", "stream": "Strom", "named": "Name"}
    assert german.get() == texts

    assert german.by_key("a/b").get() == "schräg"
    german.by_key("hello").save("Grüß Gott")
    german.by_key("bye").save("Tschüss")
    assert german.get() == texts | {"hello": "Grüß Gott", "bye": "Tschüss"}
    german.by_key("bye").delete()
    with pytest.raises(NotFound):
        german.by_key("bye").get()
    with pytest.raises(NotFound):
        german.by_key("bye").delete()
    with pytest.raises(InvalidPathError):
        german.by_key("..").delete()

    german.delete()
    assert (localization.locales(), german.get()) == ([], {})
    with pytest.raises(NotFound):
        german.delete()


def test_texts_of_the_default_locale(admin: Realm) -> None:
    admin.update(internationalization_enabled=True, supported_locales=["de", "en"], default_locale="en")
    german = admin.localization.by_locale("de")
    admin.localization.by_locale("en").import_texts({"hello": "Hello", "bye": "Bye"})
    german.import_texts({"hello": "Hallo"})
    assert german.get() == {"hello": "Hallo"}
    assert german.get(use_realm_default_locale_fallback=True) == {"hello": "Hallo", "bye": "Bye"}


def test_texts_that_pages_show(admin: Realm) -> None:
    localization = admin.localization
    localization.by_locale("en").import_texts({"hello": "Hello"})
    # `welcome` has the fewest texts of its own.
    shown = {text.key: (text.value, text.source) for text in localization.effective_messages("welcome", "en")}
    assert shown["hello"] == ("Hello", None)
    from_realm = {
        text.key: text.value
        for text in localization.effective_messages("welcome", "en", theme="keycloak", source=True)
        if text.source == "REALM"
    }
    assert from_realm == {"hello": "Hello"}
    of_theme = localization.effective_messages("welcome", "en", source=True)
    assert {text.source for text in of_theme} == {"REALM", "THEME"}
    with pytest.raises(NotFound):
        localization.effective_messages("none", "en")
