"""The papers that this reader may open, in French and with the family's language beside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from bot.console.languages import language_name
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.paper.measures.papers import Paper, papers_for
from bot.rendering.catalogs import SOURCE
from conversations.texts import Text, _

NAMES: Final[Mapping[Paper, Text]] = MappingProxyType(
    {
        Paper.CONTRACT: _("Contrat d'engagement"),
        Paper.BOOKLET: _("Livret d'accueil"),
        Paper.ATTENDANCE: _("Feuille de présence"),
        Paper.END: _("Bilan de fin"),
        Paper.FOLLOW_UP: _("Proposition pour la suite"),
    }
)


def show(_session: Session, visit: StaffVisit, opened: Opened) -> Shown | None:
    """Nothing while there is no paper."""
    papers = papers_for(opened.view)
    if not papers:
        return None
    return Shown(
        "_papers.html",
        {
            "papers": [(paper.value, NAMES[paper]) for paper in papers],
            "languages": _theirs(visit, opened),
        },
    )


def _theirs(visit: StaffVisit, opened: Opened) -> Mapping[str, str]:
    """The languages that the family reads, where the reader may know it and there is a catalog."""
    known = visit.console.librarian.present.catalogs.languages
    read = {one.reach.lang for one in opened.about.parts if one.reach is not None}
    return {lang: language_name(lang) for lang in sorted(read) if lang in known and lang != SOURCE}
