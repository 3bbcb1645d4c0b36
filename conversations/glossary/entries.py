"""The words of school and of help, in plain words, each with where it comes from.

French terms stay as they are in every language; their explanation is a sentence of the catalogs.
The sources are the founding documents (with their article or page), a dated public page, or
nothing at all, and then it is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from conversations.texts import Text
from resources_db.directory.terms import NeedCode


@dataclass(frozen=True, slots=True)
class Entry:
    """One word and what it means."""

    code: str
    term: str
    """As it is written in French."""
    aliases: tuple[str, ...]
    """Other ways to write it, folded (see ``resources_db.directory.words``)."""
    meaning: Text
    source: str
    """In French: document and article, page, or « mot courant »."""
    need: NeedCode | None = None
    """The need that help for it is found under."""


ROUEN = "convention de la Ville de Rouen avec les établissements"
MODEL = "convention type sur la prévention de l'absentéisme"
CHARTER = "charte des alliances éducatives"
REGION = "convention régionale PACA"
PROVENCE = "contribution du Conseil de Provence (2022)"
COMMON = "mot courant, absent des documents fondateurs : à confirmer avec l'établissement"


def entry(term: str, *aliases: str, meaning: Text, source: str, need: str | None = None) -> Entry:
    """One entry; its code is its first alias."""
    code = aliases[0].replace(" ", "_")
    return Entry(code, term, aliases, meaning, source, NeedCode(need) if need else None)
