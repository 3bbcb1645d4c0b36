"""The papers that this reader may open, in French and with the family's language beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from bot.console.languages import language_name
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.menu import SERVICE
from bot.console.visit import StaffVisit
from bot.paper.measures.papers import Paper, papers_for
from bot.paper.measures.places import NEEDS
from bot.rendering.catalogs import SOURCE
from conversations.texts import Text, _
from resources_db.directory.terms import NeedCode

NAMES: Final[Mapping[Paper, Text]] = MappingProxyType(
    {
        Paper.CONTRACT: _("Contrat d'engagement"),
        Paper.BOOKLET: _("Livret d'accueil"),
        Paper.ATTENDANCE: _("Feuille de présence"),
        Paper.END: _("Bilan de fin"),
        Paper.FOLLOW_UP: _("Proposition pour la suite"),
    }
)


_CHOOSE: Final = _("Choisir les lieux de la suite proposée")
_CHOOSE_MEANS: Final = _(
    "Cochez ce dont vous avez parlé ensemble : le papier propose pour chacun deux lieux de "
    "l'annuaire, avec leur source et leur date."
)
_MAKE: Final = _("Faire ce papier")
_BESIDE: Final = _("Une autre langue à côté du français")
_FRENCH_ALONE: Final = _("Non, en français")


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
            "needs": _needs(visit, opened) if Paper.FOLLOW_UP in papers else (),
            "usual": NEEDS,
            "choose": _CHOOSE,
            "choose_means": _CHOOSE_MEANS,
            "make": _MAKE,
            "beside": _BESIDE,
            "french_alone": _FRENCH_ALONE,
        },
    )


def _needs(visit: StaffVisit, opened: Opened) -> Sequence[tuple[NeedCode, Text]]:
    """What the service may choose among."""
    if not opened.view.roles & SERVICE:
        return ()
    return [
        (need.code, Text(need.label)) for need in visit.console.librarian.present.needs.values()
    ]


def _theirs(visit: StaffVisit, opened: Opened) -> Mapping[str, str]:
    """The languages that the family reads, where the reader may know it and there is a catalog."""
    known = visit.console.librarian.present.catalogs.languages
    read = {one.reach.lang for one in opened.about.parts if one.reach is not None}
    return {lang: language_name(lang) for lang in sorted(read) if lang in known and lang != SOURCE}
