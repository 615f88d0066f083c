# Made by scripts/unasync.py from keycloak_facade/_async/admin/localization.py; not to be edited.
"""The texts of a realm's own in the languages of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keycloak_openapi._json import is_mapping
from keycloak_openapi.api import localization as api
from keycloak_openapi.request import is_file

from .node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import EffectiveMessageRepresentation, ThemeType
    from keycloak_openapi.request import File


class Localization(Node):
    """The texts of a realm's own."""

    def locales(self) -> list[str]:
        """Return the locales that have texts of the realm's own."""
        return self._send(api.list_localization_locales)

    def by_locale(self, locale: str) -> Locale:
        """Return one locale, such as `de`."""
        return self._at(Locale, locale)

    def effective_messages(
        self, theme_type: ThemeType, locale: str, *, theme: str | None = None, source: bool | None = None
    ) -> list[EffectiveMessageRepresentation]:
        """Return the texts that pages show in a locale: the theme's, and before them the realm's own.

        Args:
            theme_type: login, account, admin, email, welcome or common.
            locale: such as `de`; texts that it lacks are those of the realm's default locale.
            theme: the theme's name, if not the one that the realm has set.
            source: True to tell of each text whether it is the `THEME`'s or the `REALM`'s.
        """
        return self._send(api.list_effective_messages, theme_type, locale, theme=theme, source=source)


class Locale(Node):
    """The texts of a realm's own in one locale."""

    def get(self, *, use_realm_default_locale_fallback: bool | None = None) -> dict[str, str]:
        """Return the texts by key; there are none in an unknown locale.

        Args:
            use_realm_default_locale_fallback: True for those of the realm's default locale too, where there is none
                in this one.
        """
        return self._send(
            api.get_localization_texts, use_realm_default_locale_fallback=use_realm_default_locale_fallback
        )

    def import_texts(self, texts: Mapping[str, str] | File) -> None:
        """Set texts; others of the locale stay.

        Args:
            texts: by key; or a file of that as JSON: its bytes, a stream, or a pair of name and one of these.

        Raises:
            TypeError: if it is neither, such as a path.
        """
        if not is_mapping(texts) and not is_file(texts):
            raise TypeError(f"expected texts by key, or a file of them, got {type(texts).__name__}")
        self._send(api.import_localization_texts, texts if is_mapping(texts) else {"file": texts})

    def delete(self) -> None:
        """Delete all texts of the locale.

        Raises:
            NotFound: if it has none.
        """
        self._send(api.delete_localization_texts)

    def by_key(self, key: str) -> Text:
        """Return one text."""
        return self._at(Text, key)


class Text(Node):
    """One text of a realm's own."""

    def get(self) -> str:
        """Return the text."""
        return self._send(api.get_localization_text)

    def save(self, text: str) -> None:
        """Set the text, whether there is one or not."""
        self._send(api.save_localization_text, text)

    def delete(self) -> None:
        """Delete the text."""
        self._send(api.delete_localization_text)
