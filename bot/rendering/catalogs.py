"""The catalogs: every sentence in every language, read once at start.

French is the source: a sentence's key *is* its French wording, so a missing translation is
shown in French rather than not at all. Catalogs are read from their ``.po`` files into plain
dictionaries; nothing is compiled and nothing is read later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from gettext import c2py
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.messages.pofile import read_po

from bot.rendering.names import NO_NAMES, Names
from bot.rendering.placeholders import fill
from bot.rendering.values import isolated, place, worded
from conversations.texts import Label, Ref, Text, Value, _

SOURCE = "fr"
DOMAIN = "accroche"
PARIS = ZoneInfo("Europe/Paris")
_REVIEWED = re.compile(r'^"X-Accroche-Review: reviewed\\n"$', re.MULTILINE)
_FRENCH_FORM = c2py("n > 1")
_GONE = _("une fiche retirée de l'annuaire")


@dataclass(frozen=True, slots=True)
class Catalog:
    """The sentences of one language."""

    reviewed: bool
    """Whether a person who speaks the language has read it through."""
    sentences: Mapping[str, str] = field(default_factory=dict[str, str])
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Forms of a sentence that counts, by its singular in French."""
    form: Callable[[int], int] = _FRENCH_FORM
    """Which of the forms a number takes."""

    def wording(self, text: Text) -> str | None:
        """The sentence in this language, placeholders unfilled; None when it is missing."""
        if text.plural is None or text.count is None:
            return self.sentences.get(text.msgid)
        forms = self.plurals.get(text.msgid, ())
        form = self.form(abs(text.count))
        return forms[form] if form < len(forms) else None


@dataclass(frozen=True, slots=True)
class Catalogs:
    """All languages. :meth:`sentence` is the one way from a ``Text`` to words."""

    by_language: Mapping[str, Catalog]

    @classmethod
    def load(cls, folder: Path) -> Catalogs:
        """Read ``folder/<language>/LC_MESSAGES/accroche.po``. French is there even without it."""
        files = sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
        found = {file.parent.parent.name: _read(file) for file in files}
        return cls({SOURCE: found.get(SOURCE, Catalog(reviewed=True)), **found})

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages, French first."""
        return tuple(self.by_language)

    def wording(self, text: Text, lang: str) -> tuple[str, str]:
        """The sentence with its placeholders unfilled, and the language it was found in."""
        catalog = self.by_language.get(lang)
        found = catalog.wording(text) if catalog is not None else None
        if found is not None:
            return found, lang
        if text.plural is not None and self.by_language[SOURCE].form(abs(text.count or 0)):
            return text.plural, SOURCE
        return text.msgid, SOURCE

    def beside(self, text: Text, lang: str) -> str | None:
        """The French to show beside a sentence about safety or the law, where it is needed.

        That is, where the translation has not been read through by someone who speaks it.
        """
        catalog = self.by_language.get(lang)
        if not text.vital or catalog is None or catalog.reviewed:
            return None
        told = self.sentence(text, SOURCE)
        return None if told == self.sentence(text, lang) else told

    @property
    def unreviewed(self) -> frozenset[str]:
        """Codes of the languages that nobody who speaks them has read through."""
        return frozenset(code for code, it in self.by_language.items() if not it.reviewed)

    def sentence(
        self, label: Label, lang: str, names: Names = NO_NAMES, zone: tzinfo = PARIS
    ) -> str:
        """A sentence in a language, with its values; in French where it is not translated.

        Dates and times are told in ``zone``, the city's. Numbers take the formats of the
        language: what is not a quantity (a year, a code) is given as a ``str``.
        """
        if isinstance(label, Ref):
            return self._named(label, lang, names)
        wording, spoken = self.wording(label, lang)
        values = dict(label.values)
        if label.count is not None:
            values["count"] = label.count
        told = {
            name: isolated(self._told(value, lang, spoken, names, zone), spoken)
            for name, value in values.items()
        }
        return fill(wording, told)

    def _told(self, value: Value, lang: str, spoken: str, names: Names, zone: tzinfo) -> str:
        if isinstance(value, Text | Ref):
            return self.sentence(value, lang, names, zone)
        return worded(value, spoken, zone)

    def _named(self, ref: Ref, lang: str, names: Names) -> str:
        if ref.kind == "commune":
            commune = names.commune(ref.id)
            return place(commune) if commune else ref.id
        if ref.kind == "need":
            need = names.need(ref.id)
            return self.sentence(Text(need.label), lang) if need else ref.id
        return names.resource(ref.id) or self.sentence(_GONE, lang)


def template(folder: Path) -> list[tuple[str, ...]]:
    """Every sentence of the source, as extracted: one form, or two where it counts."""
    written = (folder / f"{DOMAIN}.pot").read_text("utf-8")
    ids = [message.id for message in read_po(written.splitlines(keepends=True)) if message.id]
    return [(it,) if isinstance(it, str) else tuple(it) for it in ids]


def _read(file: Path) -> Catalog:
    """One catalog. Empty and fuzzy translations count as missing."""
    written = file.read_text("utf-8")
    catalog = read_po(written.splitlines(keepends=True), domain=DOMAIN)
    sentences: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy or not message.string:
            continue
        if isinstance(message.id, str):
            sentences[message.id] = str(message.string)
        elif all(message.string):
            plurals[message.id[0]] = tuple(message.string)
    return Catalog(bool(_REVIEWED.search(written)), sentences, plurals, c2py(catalog.plural_expr))
