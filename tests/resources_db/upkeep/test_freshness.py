"""When a record is due to be checked, by its kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources_db.directory.bad_data import BadData
from resources_db.directory.terms import KindCode, PublishAdvice
from resources_db.upkeep.freshness import due, is_overdue, load_intervals, months_later, overdue
from tests.resources_db.directory.made_up import a_resource

TODAY = date(2026, 11, 21)
CARD = a_resource()


def test_six_months_unless_its_kind_says_otherwise() -> None:
    """A CIO each six months, a national line each twelve."""
    checked = replace(CARD, checked=date(2026, 5, 21))
    assert due(checked) == TODAY
    assert is_overdue(checked, TODAY)
    line = replace(checked, kind=KindCode("ligne_119"))
    assert due(line) == date(2027, 5, 21)
    assert not is_overdue(line, TODAY)


def test_what_is_to_be_checked_comes_in_order() -> None:
    """Never checked first, then the longest overdue; hidden and fresh records are left out."""
    old, older = (
        replace(CARD, id=a_resource(name).id, checked=day)
        for name, day in (("old", date(2026, 2, 1)), ("older", date(2025, 2, 1)))
    )
    never = replace(CARD, id=a_resource("never").id)
    fresh = replace(CARD, id=a_resource("fresh").id, checked=TODAY)
    hidden = replace(never, id=a_resource("hidden").id, advice=PublishAdvice.NEVER)
    found = overdue([fresh, old, hidden, older, never], TODAY)
    assert [one.record.id for one in found] == ["never", "older", "old"]
    assert [one.due for one in found] == [None, date(2025, 8, 1), date(2026, 8, 1)]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 48))
def test_months_later_is_a_day_of_that_month(day: date, months: int) -> None:
    """The same day, or the last one of a shorter month."""
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("line", "field"),
    [("cio", "colonnes"), ("no_such_kind,6", "genre"), ("cio,six", "mois"), ("cio,0", "mois")],
)
def test_a_wrong_interval_says_where_it_is(tmp_path: Path, line: str, field: str) -> None:
    """The file of intervals is edited by hand: a mistake names its line."""
    file = tmp_path / "checking_intervals.csv"
    file.write_text(f"genre,mois\n{line}\n", "utf-8")
    with pytest.raises(BadData) as told:
        load_intervals(file)
    assert (told.value.line, told.value.field) == (2, field)
