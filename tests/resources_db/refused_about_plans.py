"""What the rules forbid of the half-days of a measure: rule by rule, for the one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Action, Reason, Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer
from resources_db.conventions.tables import ConventionRow
from resources_db.hosting.tables import CapacityRow
from resources_db.measures.actions import (
    PlanDays,
)
from resources_db.measures.terms import (
    Activity,
    Frame,
    HalfDay,
)
from tests.resources_db.examples_about_measures import (
    Making,
    made,
    on,
    plan,
)
from tests.resources_db.measures import making
from tests.resources_db.measures.making import (
    ALTERNATIVE,
    SANCTION,
    TODAY,
    evening,
    mission,
    reception,
)
from tests.resources_db.town import Town
from tests.resources_db.worlds import Example


def change(make: Callable[[Session, Town], None], then: Making) -> Example:
    """The same, in a town where something else is so."""

    def both(session: Session, town: Town) -> Action:
        action = then(session, town)
        make(session, town)
        session.flush()
        return action

    return made(both)


def said(answer_: Answer, act: Act) -> Callable[[Session, Town], None]:
    """The guardian's answers to an act are another."""
    return lambda s, t: (
        s.execute(update(AgreementRow).where(AgreementRow.act == act).values(answer=answer_)),
        None,
    )[1]


def without_convention(session: Session, _town: Town) -> None:
    """The association's convention was not signed before next year."""
    session.execute(update(ConventionRow).values(signed=date(2027, 9, 1)))


def full(session: Session, _town: Town) -> None:
    """No host has a place."""
    session.execute(update(CapacityRow).values(places=0))


def expected_elsewhere(session: Session, town: Town) -> Action:
    """The same young person, the same morning, in another measure."""
    making.planned(session, town)
    measure = making.drafted(session, town)
    return PlanDays(town.situation, measure, (reception(), mission(town)))


def strange_tutor(session: Session, town: Town) -> Action:
    """A tutor who is one elsewhere."""
    there = replace(mission(town), tutor=town.people[Role.AGENT])
    return plan(session, town, reception(), there)


def of_hours(*days: HalfDay, frame: Frame = SANCTION) -> Making:
    """A plan of these days under a frame."""
    return lambda s, t: plan(s, t, *days, frame=frame)


def evenings(town: Town, days: int, hours: int) -> tuple[HalfDay, ...]:
    """So many evenings from Monday on, four a week."""
    every = (TODAY + timedelta(days=7 * (n // 4) + n % 4) for n in range(days))
    return tuple(evening(town, day, hours) for day in every)


MISSION_ONLY = replace(reception(), activity=Activity.MISSION)
PLAN_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "an afternoon without class": (
        made(
            of_hours(
                reception(TODAY),
                replace(reception(date(2026, 11, 25)), starts=time(14), ends=time(16)),
                frame=ALTERNATIVE,
            )
        ),
        Role.AGENT,
        Reason.NOT_SCHOOL_TIME,
    ),
    "a mission first": (
        made(lambda s, t: plan(s, t, mission(t))),
        Role.AGENT,
        Reason.RECEPTION_FIRST,
    ),
    "a mission nowhere": (
        made(of_hours(MISSION_ONLY, frame=ALTERNATIVE)),
        Role.AGENT,
        Reason.HOST_MISSING,
    ),
    "a mission without tutor": (
        made(lambda s, t: plan(s, t, reception(), replace(mission(t), tutor=None))),
        Role.AGENT,
        Reason.TUTOR_MISSING,
    ),
    "a tutor who is one elsewhere": (made(strange_tutor), Role.AGENT, Reason.TUTOR_NOT_THERE),
    "two half-days at once": (
        made(of_hours(reception(), reception(), frame=ALTERNATIVE)),
        Role.AGENT,
        Reason.HALF_DAYS_MEET,
    ),
    "a host that is full": (
        change(full, lambda s, t: plan(s, t, reception(), mission(t))),
        Role.AGENT,
        Reason.NO_PLACE_LEFT,
    ),
    "a young person expected elsewhere": (
        made(expected_elsewhere),
        Role.AGENT,
        Reason.ALREADY_EXPECTED,
    ),
    "an association without convention": (
        change(without_convention, lambda s, t: plan(s, t, reception(), mission(t))),
        Role.AGENT,
        Reason.HOST_WITHOUT_CONVENTION,
    ),
    "a host that no convention binds, after class": (
        change(without_convention, lambda s, t: plan(s, t, evening(t, TODAY), frame=SANCTION)),
        Role.AGENT,
        Reason.HOST_NOT_BOUND,
    ),
    "a link that the family refused": (
        change(said(Answer.NO, Act.LINK), lambda s, t: plan(s, t, reception(), mission(t))),
        Role.AGENT,
        Reason.LINK_NOT_AGREED,
    ),
    "days that no holder agreed to": (
        on(making.drafted, lambda t, m: PlanDays(t.situation, m, (reception(), mission(t)))),
        Role.AGENT,
        Reason.AGREEMENT_MISSING,
    ),
    "outside the school without agreement": (
        change(
            said(Answer.NO, Act.ACCOMPANIMENT),
            lambda s, t: plan(s, t, evening(t, TODAY), frame=SANCTION),
        ),
        Role.AGENT,
        Reason.OUTSIDE_NOT_AGREED,
    ),
    "in teaching hours": (
        made(lambda s, t: plan(s, t, mission(t), frame=SANCTION)),
        Role.AGENT,
        Reason.IN_TEACHING_HOURS,
    ),
    "twenty-two hours": (
        made(lambda s, t: plan(s, t, *evenings(t, 11, 2), frame=SANCTION)),
        Role.AGENT,
        Reason.TOO_MANY_HOURS,
    ),
    "four hours a day": (
        made(lambda s, t: plan(s, t, evening(t, TODAY, 4), frame=SANCTION)),
        Role.AGENT,
        Reason.TOO_LONG_A_DAY,
    ),
    "five days a week": (
        made(
            lambda s, t: plan(
                s, t, *(evening(t, TODAY + timedelta(days=n)) for n in range(5)), frame=SANCTION
            )
        ),
        Role.AGENT,
        Reason.TOO_MANY_DAYS_A_WEEK,
    ),
}
"""Plans that a rule forbids to someone who may plan."""
