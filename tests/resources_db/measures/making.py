"""Measures of the invented town at every stage, made through the door wherever there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Action, Done, Outcome, Role
from resources_db.agreements.terms import Answer
from resources_db.conventions.tables import ConventionRow
from resources_db.conventions.terms import ConventionKind
from resources_db.door import perform
from resources_db.hosting.tables import CapacityRow
from resources_db.measures.actions import (
    CheckCompletion,
    CompleteMeasure,
    DraftMeasure,
    MarkHalfDay,
    OnPaper,
    PlanDays,
    RecordSheet,
)
from resources_db.measures.finding import half_days, terms_hash
from resources_db.measures.machine import LIVE, State
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import (
    Activity,
    Frame,
    Ground,
    HalfDay,
    Mark,
    Regime,
    Signer,
)
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part
from tests.resources_db.town import AT, BEFORE, Town, answer, have_part

TODAY = AT.date()
"""A Monday, at 10 in Paris."""
TOMORROW = TODAY + timedelta(days=1)
ALTERNATIVE = Frame(Regime.ALTERNATIVE)
SANCTION = Frame(Regime.RESPONSIBILITY, Ground.SANCTION)
MORNING, AFTERNOON = (time(9), time(12)), (time(14), time(16))


def reception(day: date = TODAY) -> HalfDay:
    """The first half-day, at the service."""
    return HalfDay(day, *MORNING, Activity.RECEPTION)


def mission(town: Town, day: date = TOMORROW, hours: tuple[time, time] = MORNING) -> HalfDay:
    """Half a day at the club, with its tutor."""
    tutor = town.people[Role.MISSION_TUTOR]
    return HalfDay(day, *hours, Activity.MISSION, town.organisations["club"], tutor, "Peinture")


def evening(town: Town, day: date, hours: int = 2) -> HalfDay:
    """Some hours after class, at the club."""
    return replace(mission(town, day), starts=time(17), ends=time(17 + hours))


def make_possible(session: Session, town: Town) -> None:
    """The family agreed to the accompaniment and to the club, which may host two at once.

    Nothing else is under way: an example made before in the same world is over.
    """
    under_way = MeasureRow.state.in_([state.value for state in LIVE])
    over = update(MeasureRow).where(under_way)
    session.execute(over.values(state=State.CANCELLED.value, over=AT))
    agree(session, town)
    convention(session, town.organisations["club"])
    places(session, town.organisations["club"], 2)


def agree(session: Session, town: Town) -> None:
    """To the accompaniment and to the link with the club."""
    guardian = town.people[Role.GUARDIAN]
    answer(session, town.situation, guardian, Answer.YES)
    answer(session, town.situation, guardian, Answer.YES, organisation=town.organisations["club"])


def convention(
    session: Session, organisation: int, kind: ConventionKind = ConventionKind.HOST
) -> None:
    """An agreement in force since the year before."""
    session.add(
        ConventionRow(
            organisation_id=organisation,
            kind=kind.value,
            signed=date(2025, 9, 1),
            years=3,
            renewed=False,
            notice_months=6,
            ends_with_school_year=False,
            review_months=12,
            recorded=BEFORE,
        )
    )
    session.flush()


def let_propose(session: Session, town: Town, organisation: int) -> None:
    """The service proposed this actor to the family, once."""
    known = select(PartRow.id).where(
        PartRow.situation_id == town.situation,
        PartRow.part == Part.PARTNER,
        PartRow.organisation_id == organisation,
    )
    if session.scalar(known) is None:
        have_part(session, town.situation, Part.PARTNER, None, organisation)


def places(session: Session, organisation: int, how_many: int) -> None:
    """So many places every day of the week."""
    session.add_all(
        CapacityRow(
            organisation_id=organisation,
            weekday=weekday,
            first=BEFORE.date(),
            places=how_many,
            noted=BEFORE,
        )
        for weekday in range(7)
    )
    session.flush()


def done(outcome: Outcome) -> int:
    """The row it made."""
    assert isinstance(outcome, Done), outcome
    return outcome.id or 0


def ask(
    session: Session, town: Town, action: Action, role: Role = Role.AGENT, at: datetime = AT
) -> Outcome:
    """Ask the door as the person of a quality."""
    return perform(session, town.actor(role), action, at)


def drafted(
    session: Session,
    town: Town,
    frame: Frame = ALTERNATIVE,
    days: int = 4,
    at: datetime = AT,
) -> int:
    """A measure from today on; agreed when it is possible."""
    last = TODAY + timedelta(days=days)
    return done(ask(session, town, DraftMeasure(town.situation, frame, TODAY, last), at=at))


def planned(session: Session, town: Town, half_days: Sequence[HalfDay] | None = None) -> int:
    """Received today, at the club tomorrow."""
    make_possible(session, town)
    return arranged(session, town, AT, half_days)


def arranged(
    session: Session, town: Town, at: datetime, half_days: Sequence[HalfDay] | None = None
) -> int:
    """The same, where it is possible already."""
    measure = drafted(session, town, at=at)
    days = tuple(half_days or (reception(), mission(town)))
    done(ask(session, town, PlanDays(town.situation, measure, days), at=at))
    return measure


def sheet(session: Session, town: Town, measure: int) -> RecordSheet:
    """The sheet signed by the four."""
    signed = (
        OnPaper(Signer.HEAD, town.people[Role.SCHOOL_HEAD]),
        OnPaper(Signer.SERVICE, town.people[Role.AGENT]),
        OnPaper(Signer.PUPIL, town.people[Role.YOUNG_PERSON]),
        OnPaper(Signer.HOLDER, town.people[Role.GUARDIAN]),
    )
    shown = terms_hash(session, session.get_one(MeasureRow, measure))
    return RecordSheet(town.situation, measure, shown, signed, "classeur 2026")


def running(session: Session, town: Town, half_days: Sequence[HalfDay] | None = None) -> int:
    """Signed on its first morning: it has begun."""
    measure = planned(session, town, half_days)
    done(ask(session, town, sheet(session, town, measure)))
    assert session.get_one(MeasureRow, measure).state == State.RUNNING
    return measure


def first_half_day(session: Session, measure: int) -> int:
    """Its row."""
    return half_days(session, measure)[0].id


def marked(session: Session, town: Town, measure: int, mark: Mark = Mark.PRESENT) -> None:
    """Every half-day, as it went, once it is past."""
    later = AT + timedelta(days=7)
    for one in half_days(session, measure):
        done(ask(session, town, MarkHalfDay(town.situation, one.id, mark), at=later))


def completed(session: Session, town: Town) -> int:
    """To its end, checked by the head."""
    measure = running(session, town)
    marked(session, town, measure)
    check = CheckCompletion(town.situation, measure, respected=True, educational=True)
    done(ask(session, town, check, Role.SCHOOL_HEAD))
    done(ask(session, town, CompleteMeasure(town.situation, measure)))
    return measure
