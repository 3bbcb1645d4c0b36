"""The attendance sheet, a page for each place (R6, R7): signed each half-day, or as marked.

It stays where the young person is received: a first name, the days spent there, whom to call. It
names neither the school, nor the reason, nor another place, whoever prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bot.measures.named import MARKS
from bot.paper.measures.about import About
from bot.paper.measures.common import hours, responsible
from bot.paper.sheet import Block, Break, Facts, Grid, Heading, Paragraph, Sheet, Stack, Ticks
from bot.paper.voice import Said
from conversations.texts import Text, _, vital
from resources_db.measures.terms import Mark
from resources_db.measures.views import HalfDayView

_ROOM = 11
"""Millimetres to sign in."""


def attendance(about: About) -> Sheet:
    """For whoever receives."""
    return Sheet(
        _("Feuille de présence"),
        _("Feuille de présence, {day}", day=about.made),
        tuple(_blocks(about)),
    )


def _blocks(about: About) -> Iterator[Block]:
    ordered = sorted(about.half_days, key=lambda one: (one.host or "", one.starts))
    for number, (host, them) in enumerate(groupby(ordered, key=lambda one: one.host)):
        if number:
            yield Break()
        yield from _at(about, host, tuple(them))


def _at(about: About, host: str | None, half_days: tuple[HalfDayView, ...]) -> Iterator[Block]:
    place = host or about.head.sender.lines[-1]
    yield Heading(_("Présence : {place}", place=place))
    yield Facts(tuple(_whom(about, half_days)))
    columns = (_("Jour"), _("Présence"), _("Élève (signature)"), _("Adulte (signature)"))
    rows = tuple((_day(about, one), _there(one), "", "") for one in half_days)
    yield Grid(columns, (5, 3, 3, 3), rows, height=_ROOM)
    yield Paragraph(
        vital(
            _(
                "Absence, incident ou accident : appelez tout de suite le service "
                "Jeunesse au {number}, qui prévient l'établissement et les parents.",
                number=about.head.call,
            )
        ),
        strong=True,
    )
    yield from responsible(None)


def _whom(about: About, half_days: tuple[HalfDayView, ...]) -> Iterator[tuple[Text, Said]]:
    if about.given_name is not None:
        yield _("Prénom"), about.given_name
    tutors = dict.fromkeys(one.tutor for one in half_days if one.tutor)
    if tutors:
        yield _("Tuteur de mission"), ", ".join(tutors)
    missions = dict.fromkeys(one.mission for one in half_days if one.mission)
    if missions:
        yield _("Mission"), ", ".join(missions)


def _day(about: About, one: HalfDayView) -> Stack:
    return Stack((one.day, hours(about, one)))


def _there(one: HalfDayView) -> Said | Ticks:
    if one.mark is not None:
        return MARKS[one.mark]
    return Ticks(tuple(MARKS[mark] for mark in (Mark.PRESENT, Mark.LATE, Mark.ABSENT)))
