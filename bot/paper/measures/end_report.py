"""The report of the end, for the school and for those who signed the contract (R6, R37).

It says what was done and what follows. It holds none of the young person's own words, and says
itself that nothing of it goes into a document that follows the pupil.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.measures.named import ACTIVITIES, FOLLOWS, GROUNDS, MARKS
from bot.paper.measures.about import About
from bot.paper.measures.common import hours, responsible, what, who
from bot.paper.sheet import Block, Facts, Grid, Heading, Paragraph, Sheet, Stack
from bot.paper.voice import Said
from conversations.texts import Text, _, plural, vital
from resources_db.measures.terms import Mark
from resources_db.measures.views import EndView, HalfDayView

_NOT_THERE = frozenset({Mark.ABSENT, None})


def end_report(about: About) -> Sheet:
    """For the school, the service and the family."""
    return Sheet(_("Bilan de fin"), _("Bilan de fin, {day}", day=about.made), tuple(_blocks(about)))


def _blocks(about: About) -> Iterator[Block]:
    yield Facts((*who(about), *what(about)))
    yield Heading(_("Ce qui a été fait"))
    planned = about.half_days
    there = sum(one.mark not in _NOT_THERE for one in planned)
    yield Paragraph(
        plural("{count} demi-journée prévue.", "{count} demi-journées prévues.", len(planned))
    )
    yield Paragraph(plural("{count} demi-journée faite.", "{count} demi-journées faites.", there))
    columns = (_("Jour"), _("Ce qui est prévu"), _("Présence"))
    yield Grid(columns, (5, 6, 3), tuple(_row(about, one) for one in planned))
    yield Heading(_("Et ensuite"))
    yield from _after(about)
    yield Paragraph(
        vital(
            _(
                "Ce bilan ne va dans aucun document officiel qui suit l'élève : ni dossier "
                "scolaire, ni bulletin, ni Livret scolaire. Avoir suivi ce parcours n'y est "
                "jamais écrit."
            )
        ),
        strong=True,
    )
    yield from responsible(about.measure.frame)


def _row(about: About, one: HalfDayView) -> tuple[Stack, Stack, Said]:
    done: list[Said] = [ACTIVITIES[one.activity]]
    if one.mission:
        done.append(one.mission)
    mark = _("non pointé") if one.mark is None else MARKS[one.mark]
    return Stack((one.day, hours(about, one))), Stack(tuple(done)), mark


def _after(about: About) -> Iterator[Block]:
    end, returned = about.measure.end, about.measure.returned
    if end is not None and end.ground is not None:
        yield Paragraph(_("La mesure s'est arrêtée avant sa fin."))
        yield Facts(((_("Raison"), GROUNDS[end.ground]),))
    if end is not None:
        yield Facts(tuple(_checked(about, end)))
        if end.follows is not None:
            yield Paragraph(FOLLOWS[end.follows])
    if returned is not None:
        yield Paragraph(_("De retour en classe le {day}.", day=returned))


def _checked(about: About, end: EndView) -> Iterator[tuple[Text, Said]]:
    asked = _("Vérifié par le chef d'établissement")
    yield (
        asked,
        _("pas encore") if end.checked is None else end.checked.astimezone(about.zone).date(),
    )
    for label, said in (
        (_("La mesure a été respectée"), end.respected),
        (_("Son contenu était éducatif"), end.educational),
    ):
        if said is not None:
            yield label, _("oui") if said else _("non")
