"""A year of measures and fiches, written straight into the tables, for the yearly review."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from resources_db.fiches.tables import FicheRow
from resources_db.measures.machine import State
from resources_db.measures.tables import HalfDayRow, MarkRow, MeasureRow
from resources_db.measures.terms import Activity, Half, Mark, Regime, Site
from resources_db.people.tables import OrganisationRow
from resources_db.situations.tables import SituationRow
from tests.resources_db.town import AT, BEFORE


def a_school(session: Session, name: str, measures: int, completed: int, fiches: int = 0) -> int:
    """One that had so many measures, each of a half-day, some to their end; and sent fiches."""
    school = OrganisationRow(kind="school", name=name, created=BEFORE)
    session.add(school)
    session.flush()
    for number in range(measures):
        _measure(session, school.id, f"{school.id}-{number}", whole=number < completed)
    for number in range(fiches):
        session.add(
            FicheRow(
                code=f"f{school.id}-{number}", school_id=school.id, initials="A. B.",
                category="Retards" if number % 3 else "Absences", family_informed=BEFORE.date(),
                sent=BEFORE, state="declined" if number == 0 else "accepted",
            )
        )  # fmt: skip
    session.flush()
    return school.id


def _measure(session: Session, school: int, code: str, *, whole: bool) -> None:
    situation = SituationRow(
        code=code, school_id=school, initials="A. B.", family_informed=BEFORE.date(), opened=BEFORE
    )
    session.add(situation)
    session.flush()
    row = MeasureRow(
        code=code, situation_id=situation.id, regime=Regime.ALTERNATIVE.value,
        site=Site.OUTSIDE.value, state=(State.CLOSED if whole else State.ENDED).value,
        first_day=AT.date(), last_day=AT.date(), plan=1, drafted=BEFORE, started=AT,
        end_ground=None if whole else "breach", returned=AT.date() if whole else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    half = HalfDayRow(
        measure_id=row.id, day=AT.date(), half=Half.MORNING.value, starts=AT,
        ends=AT + timedelta(hours=3), activity=Activity.MISSION.value,
    )  # fmt: skip
    session.add(half)
    session.flush()
    session.add(MarkRow(half_day_id=half.id, mark=Mark.PRESENT.value, at=AT, by=1))
