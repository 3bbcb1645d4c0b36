"""The yearly review as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from bot.exchange.cells import guarded
from bot.measures import yearly_words as words
from bot.measures.yearly import Yearly
from conversations.texts import Text
from resources_db.measures.counting import Line, What


def as_csv(told: Yearly, say: Callable[[Text], str]) -> bytes:
    """UTF-8 with its mark and semicolons: French spreadsheets open it at once; no formula in it."""
    lines = io.StringIO(newline="")
    rows = ([guarded(cell) for cell in row] for row in _rows(told, say))
    csv.writer(lines, delimiter=";", lineterminator="\r\n").writerows(rows)
    return lines.getvalue().encode("utf-8-sig")


def _rows(told: Yearly, say: Callable[[Text], str]) -> Iterator[list[str]]:
    def number(count: int | None) -> str:
        return say(words.HIDDEN) if count is None else str(count)

    def line(name: str, of: Line) -> list[str]:
        return [name, *(number(of.counts[what]) for what in What), say(words.delay(of.delay))]

    yield [say(words.TITLE), told.period.first.isoformat(), told.period.last.isoformat()]
    yield []
    yield [say(words.SCHOOL), *(say(words.LABELS[what]) for what in What), say(words.DELAY)]
    for school in told.schools:
        yield line(school.school or "", school)
    yield line(say(words.ALL_SCHOOLS), told.everything)
    yield line(say(words.YEAR_BEFORE), told.before)
    yield []
    yield [say(words.NEED), say(words.HOW_MANY)]
    for need, count in told.needs.items():
        yield [need, number(count)]
    yield []
    yield [say(words.HIDDEN_MEANS)]
