"""The drawings of the yearly review: by school, from one year to the next, by need."""

from __future__ import annotations

from collections.abc import Callable

from bot.measures import yearly_words as words
from bot.measures.bars import Bar, Row, drawing
from bot.measures.yearly import Yearly
from conversations.texts import Text
from resources_db.measures.counting import What

Say = Callable[[Text], str]


def by_school(told: Yearly, say: Say) -> str:
    """How many measures began in each school."""
    rows = [
        Row(line.school or "", (_bar(line.counts[What.MEASURES], say),)) for line in told.schools
    ]
    title = f"{say(words.LABELS[What.MEASURES])} – {say(words.BY_SCHOOL)}"
    return drawing("by-school", title, rows)


def year_to_year(told: Yearly, say: Say) -> str:
    """This period filled, the year before in outline."""
    rows = [
        Row(
            say(words.LABELS[what]),
            (_bar(told.everything.counts[what], say), _bar(told.before.counts[what], say)),
        )
        for what in words.COMPARED
    ]
    title = f"{say(words.YEAR_TO_YEAR)} – {say(words.THIS_PERIOD)}, {say(words.YEAR_BEFORE)}"
    return drawing("year-to-year", title, rows)


def needs(told: Yearly, say: Say) -> str:
    """How many times each was asked for."""
    rows = [Row(need, (_bar(number, say),)) for need, number in told.needs.items()]
    return drawing("needs", say(words.NEEDS), rows)


def _bar(number: int | None, say: Say) -> Bar:
    told = words.count(number)
    return Bar(number, told if isinstance(told, str) else say(told))
