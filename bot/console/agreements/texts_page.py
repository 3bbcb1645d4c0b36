"""« Textes »: which version of each text is asked now, in which languages, and which one counts."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.console.agreements import sentences
from bot.console.languages import language_name
from bot.console.pages import page
from bot.console.visit import StaffVisit
from conversations.texts import Text
from resources_db.agreements.terms import Act
from resources_db.agreements.texts import ShownText, languages, text_of, versions
from resources_db.charter.signing import charter


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one text."""

    current: bool
    texts: tuple[ShownText, ...]
    """The one that counts first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every version of one text, the newest first."""

    id: str
    title: Text
    versions: tuple[Version, ...]


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The four acts, then the charter."""
    shelves = [_of_act(act) for act in Act]
    shelves.append(
        Shelf("charter", sentences.CHARTER, (Version(current=True, texts=(charter(),)),))
    )
    values = {"a": sentences, "shelves": shelves, "language": language_name}
    return page(visit, "agreements/texts.html", values)


def _of_act(act: Act) -> Shelf:
    every = versions(act)
    return Shelf(
        act.value,
        sentences.TITLES[act],
        tuple(
            Version(
                current=version == every[0],
                texts=tuple(text_of(act, lang, version) for lang in languages(act, version)),
            )
            for version in every
        ),
    )
