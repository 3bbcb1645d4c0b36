"""The yearly review: right numbers, and none that would give a few people away."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from resources_db.measures.counting import LEAST, Line, One, What, review
from resources_db.measures.review import review_of
from resources_db.storage.database import Database
from tests.resources_db.measures import making
from tests.resources_db.town import build


def some(school: str, how_many: int, completed: int = 0) -> list[One]:
    """Measures of a school, some of them completed."""
    return [
        One(school, {What.MEASURES: 1, What.ALTERNATIVES: 1, What.COMPLETED: int(n < completed)})
        for n in range(how_many)
    ]


def shown(lines: tuple[Line, ...], what: What) -> dict[str | None, int | None]:
    """One column."""
    return {line.school: line.counts[what] for line in lines}


def test_numbers_are_added_by_school_and_for_all() -> None:
    """Two schools with enough measures: everything is shown."""
    lines = review([*some("Ba", 12, 6), *some("Ab", 10, 5)])
    assert shown(lines, What.MEASURES) == {"Ab": 10, "Ba": 12, None: 22}
    assert shown(lines, What.COMPLETED) == {"Ab": 5, "Ba": 6, None: 11}


def test_a_small_school_is_not_read_from_the_total() -> None:
    """Hidden, with a second one beside it: the total minus the others tells nothing."""
    lines = review([*some("Ab", 3), *some("Ba", 12), *some("Ca", 30)])
    assert shown(lines, What.MEASURES) == {"Ab": None, "Ba": None, "Ca": 30, None: 45}


def test_who_did_not_complete_is_not_read_by_difference() -> None:
    """Nine of ten completed: one did not, and the nine are hidden."""
    (line, _all) = review(some("Ab", 10, 9))
    assert line.counts[What.MEASURES] == 10
    assert line.counts[What.COMPLETED] is None


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 12), min_size=1))
def test_no_hidden_number_is_the_only_one_of_its_column(schools: dict[str, int]) -> None:
    """Whatever the numbers: no small one is shown, none is the total minus what is shown."""
    lines = review(one for name, count in schools.items() for one in some(name, count, count // 2))
    for what in What:
        column = shown(lines, what)
        total = column.pop(None)
        assert not any(count is not None and 0 < count < LEAST for count in column.values())
        hidden = [name for name, count in column.items() if count is None]
        assert total is None or len(hidden) != 1


def test_delays_of_notice_are_told_when_there_are_enough() -> None:
    """The middle one; nothing for a few."""

    def line(how_many: int) -> Line:
        delays = tuple(timedelta(seconds=n) for n in range(how_many))
        return review([One("Ab", {}, delays)])[-1]

    assert line(5).delay == timedelta(seconds=2)
    assert line(4).delay is None


def test_a_measure_counts_once_it_has_begun(database: Database) -> None:
    """Read from the rows of a completed one: too few to be shown, and counted all the same."""

    def read(session: Session) -> tuple[Line, ...]:
        town = build(session)
        making.completed(session, town)
        return review_of(session, date(2026, 9, 1), date(2027, 8, 31))

    (line, everything) = database.write_now(read)
    assert line.school == "school"
    assert set(line.counts.values()) | set(everything.counts.values()) == {None}
