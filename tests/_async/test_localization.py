"""The realm's own texts."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import InvalidPathError, NotFound

if TYPE_CHECKING:
    from keycloak_facade._async.admin.realm import AsyncRealm


async def test_the_life_of_texts(admin: AsyncRealm) -> None:
    localization = admin.localization
    german = localization.by_locale("de")
    assert await localization.locales() == []
    assert await german.get() == {}
    await german.import_texts({"hello": "Hallo", "a/b": "schräg", "file": "Datei"})
    await german.import_texts(b'{"hello": "Moin", "bytes": "Bytes"}')
    await german.import_texts(io.BytesIO(b'{"stream": "Strom"}'))
    await german.import_texts(("texts.json", b'{"named": "Name"}'))
    assert await localization.locales() == ["de"]
    for neither in ("texts.json", Path("texts.json"), None, ["hello"]):
        with pytest.raises(TypeError, match="expected texts by key, or a file of them"):
            await german.import_texts(neither)  # type: ignore[arg-type]  # what the test is about
    texts = {"hello": "Moin", "a/b": "schräg", "file": "Datei", "bytes": "Bytes", "stream": "Strom", "named": "Name"}
    assert await german.get() == texts

    assert await german.by_key("a/b").get() == "schräg"
    await german.by_key("hello").save("Grüß Gott")
    await german.by_key("bye").save("Tschüss")
    assert await german.get() == texts | {"hello": "Grüß Gott", "bye": "Tschüss"}
    await german.by_key("bye").delete()
    with pytest.raises(NotFound):
        await german.by_key("bye").get()
    with pytest.raises(NotFound):
        await german.by_key("bye").delete()
    with pytest.raises(InvalidPathError):
        await german.by_key("..").delete()

    await german.delete()
    assert (await localization.locales(), await german.get()) == ([], {})
    with pytest.raises(NotFound):
        await german.delete()


async def test_texts_of_the_default_locale(admin: AsyncRealm) -> None:
    await admin.update(internationalization_enabled=True, supported_locales=["de", "en"], default_locale="en")
    german = admin.localization.by_locale("de")
    await admin.localization.by_locale("en").import_texts({"hello": "Hello", "bye": "Bye"})
    await german.import_texts({"hello": "Hallo"})
    assert await german.get() == {"hello": "Hallo"}
    assert await german.get(use_realm_default_locale_fallback=True) == {"hello": "Hallo", "bye": "Bye"}


async def test_texts_that_pages_show(admin: AsyncRealm) -> None:
    localization = admin.localization
    await localization.by_locale("en").import_texts({"hello": "Hello"})
    # `welcome` has the fewest texts of its own.
    shown = {text.key: (text.value, text.source) for text in await localization.effective_messages("welcome", "en")}
    assert shown["hello"] == ("Hello", None)
    from_realm = {
        text.key: text.value
        for text in await localization.effective_messages("welcome", "en", theme="keycloak", source=True)
        if text.source == "REALM"
    }
    assert from_realm == {"hello": "Hello"}
    of_theme = await localization.effective_messages("welcome", "en", source=True)
    assert {text.source for text in of_theme} == {"REALM", "THEME"}
    with pytest.raises(NotFound):
        await localization.effective_messages("none", "en")
