"""Languages as the staff reads them, in French."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from resources_db.messages.changes import LANGUAGES


def language_name(code: str) -> str:
    """A language in French; its code when nobody knows it."""
    try:
        return Locale.parse(code, sep="-").get_language_name("fr") or code
    except (UnknownLocaleError, ValueError):
        return code


def spoken() -> dict[str, str]:
    """The languages that a family is written to in: French first, then by name."""
    codes = sorted(LANGUAGES, key=lambda code: (code != "fr", language_name(code)))
    return {code: language_name(code) for code in codes}
