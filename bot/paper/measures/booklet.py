"""The welcome booklet (R5): days, missions, what the young person did and thinks of it.

It is theirs: they fill it in, on their page or by hand, and show it on their return to whom they
want. Tutors write in it, so it names neither the school nor the reason. A page that is empty, or
that its reader may not read, is lines to write on.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.paper.measures.about import About
from bot.paper.measures.common import days, responsible
from bot.paper.sheet import Block, Facts, Heading, Lines, Paragraph, Sheet, Written
from bot.paper.voice import Said
from conversations.texts import Text, _
from resources_db.measures.terms import Page
from resources_db.measures.views import WordsView
from resources_db.situations.terms import Part

_PAGES = (
    (Page.DONE, _("Ce que j'ai fait :"), 5),
    (Page.LEARNT, _("Ce que j'ai appris, ce qui m'a plu :"), 4),
    (Page.THOUGHT, _("Ce que je pense maintenant de ce qui s'est passé :"), 4),
    (Page.RETURN, _("Ce que je veux à mon retour, et qui peut m'aider :"), 4),
    (Page.TUTOR, _("Le mot du tuteur :"), 3),
)


def booklet(about: About) -> Sheet:
    """For the young person to hold in their hands."""
    return Sheet(
        _("Livret d'accueil"),
        _("Livret d'accueil, {day}", day=about.made),
        tuple(_blocks(about)),
    )


def _blocks(about: About) -> Iterator[Block]:
    yield Facts(tuple(_mine(about)))
    yield Paragraph(
        _(
            "Ce livret est à toi. Remplis-le chaque jour : il t'aidera à raconter ce que "
            "tu as fait quand tu reviendras en classe."
        )
    )
    yield Heading(_("Mes jours"))
    yield days(about, about.half_days)
    for page, asked, lines in _PAGES:
        yield from _page(about, page, asked, lines)
    yield Paragraph(_("Je présente ce livret à mon retour dans l'établissement."), strong=True)
    yield from responsible(None)


def _mine(about: About) -> Iterator[tuple[Text, Said]]:
    if about.given_name is not None:
        yield _("Prénom"), about.given_name
    referents = about.named(Part.REFERENT)
    if referents:
        yield _("Référent de parcours"), ", ".join(referents)
    yield _("Le service Jeunesse, si j'ai besoin d'aide"), about.head.call


def _page(about: About, page: Page, asked: Text, lines: int) -> Iterator[Block]:
    said = [one for one in about.measure.booklet if one.page is page and one.words.strip()]
    if not said:
        yield Lines(asked, lines)
        return
    yield Written(asked, tuple((_of_day(about, one), one.words) for one in said))


def _of_day(about: About, one: WordsView) -> Said | None:
    """The day that the words tell of; None for the whole."""
    return next((half.day for half in about.half_days if half.row == one.half_day), None)
