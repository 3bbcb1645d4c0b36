"""The yearly review: right numbers, and none that would give a few people away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from resources_db.measures.counting import PARTS, Line, One, What, by_kind, review
from resources_db.measures.hiding import small
from resources_db.measures.review import review_of
from resources_db.storage.database import Database
from tests.resources_db.measures import making
from tests.resources_db.measures.equations import System
from tests.resources_db.town import AT, build


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


@st.composite
def a_year(draw: st.DrawFn) -> list[One]:
    """Schools with measures of both regimes, completed or not, missions and fiches."""
    counted: list[One] = []
    for school in "ABCD"[: draw(st.integers(1, 4))]:
        measures = draw(st.integers(0, 14))
        alternatives, completed, returned = (
            draw(st.integers(0, measures) | st.just(measures)) for _ in range(3)
        )
        fiches, missions = draw(st.integers(0, 14)), draw(st.integers(0, 9))
        declined = draw(st.integers(0, fiches))
        sums = {
            What.MEASURES: measures, What.ALTERNATIVES: alternatives,
            What.RESPONSIBILITIES: measures - alternatives, What.COMPLETED: completed,
            What.RETURNED: returned, What.MISSIONS: missions,
            What.HALF_DAYS: missions + draw(st.integers(0, 9)),
            What.FICHES: fiches, What.DECLINED: declined,
        }  # fmt: skip
        counted.append(One(school, sums))
    return counted


Cell = tuple[int, What]


@dataclass(frozen=True)
class Table:
    """What was counted, what is told of it, and what follows from that."""

    true: dict[Cell, int]
    told: frozenset[Cell]
    system: System[Cell]
    lines: range
    """Of each school, then of all."""

    @classmethod
    def of(cls, year: list[One]) -> Table:
        """The review of these measures."""
        review_lines, schools = review(year), sorted(year, key=lambda one: one.school)
        lines, total = range(len(schools) + 1), len(schools)
        true = {
            (at, what): sum(one.counts.get(what, 0) for one in (schools[at : at + 1] or schools))
            for at in lines
            for what in What
        }
        told = frozenset(cell for cell in true if review_lines[cell[0]].counts[cell[1]] is not None)
        columns = [{**{(at, w): 1 for at in lines[:-1]}, (total, w): -1} for w in What]
        regimes = [
            {(at, What.ALTERNATIVES): 1, (at, What.RESPONSIBILITIES): 1, (at, What.MEASURES): -1}
            for at in lines
        ]
        unknown = [cell for cell in true if cell not in told]
        return cls(true, told, System(unknown, [*columns, *regimes]), lines)

    def keeps(self, cells: list[Cell], combined: dict[Cell, int]) -> bool:
        """Whether none of these numbers, nor their combination, is small and found."""
        sums = [*({cell: 1} for cell in cells), *([combined] if combined else [])]
        return not any(self._small(one) and self.system.tells(one) for one in sums)

    def keeps_together(self, whole: What, part: What | None) -> bool:
        """Whether the sum of what is hidden of a column is not small and found."""
        keys = {whole: 1} if part is None else {whole: 1, part: -1}
        gone = [at for at in self.lines[:-1] if any((at, key) not in self.told for key in keys)]
        return self.keeps([], {(at, key): sign for at in gone for key, sign in keys.items()})

    def _small(self, combined: dict[Cell, int]) -> bool:
        return small(sum(self.true[cell] * sign for cell, sign in combined.items()))


@settings(max_examples=50, deadline=None)
@given(a_year())
def test_no_few_people_are_found_by_any_sum_or_difference(year: list[One]) -> None:
    """Small numbers, small rests, small sums of what is hidden: nothing that is told tells them.

    Everything that a reader can add and subtract is a system of equations; a number is found when
    the equations leave it a single value.
    """
    table = Table.of(year)
    for what in What:
        assert table.keeps([(at, what) for at in table.lines], {}), what
        assert table.keeps_together(what, None), what
    for whole, parts in PARTS.items():
        for part in parts:
            rests = [{(at, whole): 1, (at, part): -1} for at in table.lines]
            assert all(table.keeps([], rest) for rest in rests), part
            assert table.keeps_together(whole, part), part


def test_hiding_a_second_school_hides_what_adds_up_to_it() -> None:
    """Where measures are hidden so that another school is not read, so are the two regimes."""
    lines = review([*some("Ab", 3), *some("Ba", 12), *some("Ca", 30)])
    assert shown(lines, What.ALTERNATIVES)["Ba"] is None
    assert shown(lines, What.RESPONSIBILITIES)["Ba"] is None


def test_a_rare_regime_hides_both_and_not_their_sum() -> None:
    """Ten measures of which two are of one regime: the ten are told, neither regime is."""
    rare = One("Ab", {What.MEASURES: 1, What.RESPONSIBILITIES: 1})
    (line, _all) = review([*some("Ab", 8), rare, rare])
    regimes = (line.counts[What.ALTERNATIVES], line.counts[What.RESPONSIBILITIES])
    assert (line.counts[What.MEASURES], regimes) == (10, (None, None))


def test_two_small_schools_are_not_read_together() -> None:
    """Two and one: their sum is three, and a third school is hidden with them."""
    lines = review([*some("Ab", 2), *some("Ba", 1), *some("Ca", 30), *some("Da", 40)])
    assert shown(lines, What.MEASURES) == {
        "Ab": None, "Ba": None, "Ca": None, "Da": 40, None: 73,
    }  # fmt: skip


def test_needs_are_counted_by_kind() -> None:
    """The most first; a small one is hidden, with another so that the total does not tell it."""
    asked = by_kind([*["Absences"] * 9, *["Retards"] * 2, *["Exclusion"] * 12])
    assert asked == {"Exclusion": 12, "Absences": None, "Retards": None}
    assert by_kind(["Absences"] * 3) == {"Absences": None}
    assert by_kind([]) == {}


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
        return review_of(session, date(2026, 9, 1), date(2027, 8, 31), AT)

    (line, everything) = database.write_now(read)
    assert line.school == "school"
    assert set(line.counts.values()) | set(everything.counts.values()) == {None}
