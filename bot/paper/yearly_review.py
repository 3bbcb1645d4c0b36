"""The yearly review on paper, for the joint meeting (R18): numbers, never a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.measures import yearly_drawings as drawings
from bot.measures import yearly_words as words
from bot.measures.yearly import Yearly
from bot.paper.sheet import Block, Facts, Grid, Heading, Paragraph, Picture, Sender, Sheet, printed
from bot.paper.voice import Voice
from conversations.texts import Text, _
from resources_db.measures.counting import What

_FEW = (
    What.MEASURES,
    What.COMPLETED,
    What.RETURNED,
    What.HALF_DAYS,
    What.UNMET,
    What.FICHES,
)
"""What a page's width holds for each school; the table for spreadsheets has the rest."""


def yearly_review(told: Yearly, sender: Sender, voice: Voice, made: date) -> bytes:
    """The PDF."""
    sheet = Sheet(
        words.TITLE,
        _("Bilan de l'année, {day}", day=made),
        tuple(_blocks(told, voice)),
    )
    return printed(sheet, sender, voice, made)


def _blocks(told: Yearly, voice: Voice) -> Iterator[Block]:
    yield Paragraph(_("Du {first} au {last}", first=told.period.first, last=told.period.last))
    if told.empty:
        yield Paragraph(words.EMPTY)
        return
    yield Facts(((words.DELAY, words.delay(told.everything.delay)),))
    yield Heading(words.YEAR_TO_YEAR)
    yield Paragraph(words.LEGEND)
    yield Picture(drawings.year_to_year(told, voice.say), words.YEAR_TO_YEAR)
    yield Grid((words.COUNTED, words.THIS_PERIOD, words.YEAR_BEFORE), (4, 2, 2), _years(told))
    yield Heading(words.BY_SCHOOL)
    yield Picture(drawings.by_school(told, voice.say), words.BY_SCHOOL)
    columns = (words.SCHOOL, *(words.LABELS[what] for what in _FEW))
    yield Grid(columns, (4, *(3 for _what in _FEW)), _schools(told))
    if told.needs:
        yield Heading(words.NEEDS)
        yield Picture(drawings.needs(told, voice.say), words.NEEDS)
        rows = tuple((need, words.count(count)) for need, count in told.needs.items())
        yield Grid((words.NEED, words.HOW_MANY), (4, 2), rows)
    yield Paragraph(words.HIDDEN_MEANS)
    yield Paragraph(words.NOT_TWICE)


def _years(told: Yearly) -> tuple[tuple[Text | str, ...], ...]:
    return tuple(
        (
            words.LABELS[what],
            words.count(told.everything.counts[what]),
            words.count(told.before.counts[what]),
        )
        for what in What
    )


def _schools(told: Yearly) -> tuple[tuple[Text | str, ...], ...]:
    lines = [*((line.school or "", line) for line in told.schools)]
    rows: list[tuple[Text | str, ...]] = [
        (name, *(words.count(line.counts[what]) for what in _FEW)) for name, line in lines
    ]
    total = tuple(words.count(told.everything.counts[what]) for what in _FEW)
    return (*rows, (words.ALL_SCHOOLS, *total))
