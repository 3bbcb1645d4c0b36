"""Sentences of a document: worded in its language, with the French beside where it is wanted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final, TypeAlias

from bot.paper.engine import Json
from bot.rendering.catalogs import PARIS, SOURCE, Catalogs
from bot.rendering.names import NO_NAMES
from bot.rendering.values import right_to_left, worded
from conversations.texts import Text

Said: TypeAlias = "Text | str | date"
"""A sentence of ours; words of a record or of a person, kept as they are; a day or an instant."""
UNKNOWN_LANGUAGE: Final = "und"
"""The code of a language that nobody said (ISO 639-2)."""


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language a document speaks."""

    catalogs: Catalogs
    lang: str = SOURCE
    beside: bool = False
    """Whether the French stands beside every sentence."""
    zone: tzinfo = PARIS

    def say(self, text: Text) -> str:
        """A sentence in the document's language."""
        return self.catalogs.sentence(text, self.lang, NO_NAMES, self.zone)

    def french(self, text: Text) -> str | None:
        """The French to print beside; None where it is not wanted or says nothing more."""
        told = self.catalogs.sentence(text, SOURCE, NO_NAMES, self.zone)
        if told == self.say(text):
            return None
        return told if self.beside else self.catalogs.beside(text, self.lang)

    def words(self, said: Said) -> Json:
        """For a template: the words, their language and direction, and the French beside."""
        if isinstance(said, str):
            return self._tagged(said, SOURCE)
        if isinstance(said, date):
            return self._tagged(worded(said, self.lang, self.zone), self.lang)
        french = self.french(said)
        return {
            **self._tagged(self.say(said), self.lang),
            "french": None if french is None else self._tagged(french, SOURCE),
        }

    @property
    def language(self) -> dict[str, Json]:
        """The language of the whole document."""
        return {"lang": self.lang, "rtl": right_to_left(self.lang)}

    @staticmethod
    def _tagged(text: str, lang: str) -> dict[str, Json]:
        return {"text": text, "lang": lang, "rtl": right_to_left(lang), "french": None}


def own_words(words: str) -> Json:
    """For a template: words that someone wrote, in the direction that they begin in.

    Their language is not known: a screen reader reads them in its own voice.
    """
    strong = (unicodedata.bidirectional(sign) for sign in words)
    first = next((it for it in strong if it in {"L", "R", "AL"}), "L")
    return {"text": words, "lang": UNKNOWN_LANGUAGE, "rtl": first != "L", "french": None}
