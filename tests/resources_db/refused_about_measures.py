"""What the rules forbid about measures, fiches and places: rule by rule, for the one door."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Reason, Role
from resources_db.fiches.actions import (
    AcceptFiche,
)
from resources_db.hosting.actions import LeaveLine
from resources_db.measures.actions import (
    Acknowledge,
    CancelMeasure,
    ChooseStaffChannels,
    CloseMeasure,
    CompleteMeasure,
    DraftMeasure,
    EndMeasure,
    MarkHalfDay,
    OnPaper,
    RaiseAlarm,
    SetSchoolWeek,
    StartMeasure,
    WriteInBooklet,
)
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.measures.terms import (
    EndGround,
    Frame,
    Mark,
    Page,
    Regime,
    Signer,
    Writing,
)
from tests.resources_db.examples_about_measures import (
    begun_mission,
    calling,
    half_day_of,
    made,
    on,
    plan,
    sending,
    signed_by,
)
from tests.resources_db.measures import making
from tests.resources_db.measures.making import (
    ALTERNATIVE,
    SANCTION,
    TODAY,
    TOMORROW,
    ask,
    done,
    evening,
)
from tests.resources_db.town import Town
from tests.resources_db.worlds import NOBODY, Example, school


def ended(session: Session, town: Town) -> Action:
    """To mark a half-day after the head has ended the measure."""
    half_day = begun_mission(session, town)
    measure = session.scalars(select(MeasureRow.id)).one()
    ending = EndMeasure(town.situation, measure, EndGround.HYGIENE)
    done(ask(session, town, ending, Role.SCHOOL_HEAD))
    return MarkHalfDay(town.situation, half_day, Mark.PRESENT)


def marked_yesterday(session: Session, town: Town) -> int:
    """A half-day that its tutor marked, the day before."""
    half_day = begun_mission(session, town)
    done(ask(session, town, MarkHalfDay(town.situation, half_day, Mark.LATE), Role.MISSION_TUTOR))
    session.get_one(HalfDayRow, half_day).day = TODAY - timedelta(days=1)
    return half_day


def unchecked(session: Session, town: Town) -> Action:
    """A responsibility, all marked, that the head has not checked."""
    making.convention(session, town.organisations["school"])
    action = plan(session, town, evening(town, TODAY), frame=SANCTION)
    done(ask(session, town, action))
    done(ask(session, town, making.sheet(session, town, action.measure)))
    making.marked(session, town, action.measure)
    return CompleteMeasure(town.situation, action.measure)


MEASURE_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "nine days of class": (
        lambda world: DraftMeasure(
            world.town.situation, ALTERNATIVE, TODAY, TODAY + timedelta(days=10)
        ),
        Role.AGENT,
        Reason.TOO_MANY_DAYS,
    ),
    "a frame that is none": (
        lambda world: DraftMeasure(
            world.town.situation, Frame(Regime.RESPONSIBILITY), TODAY, TOMORROW
        ),
        Role.AGENT,
        Reason.FRAME_NOT_POSSIBLE,
    ),
    "a call before the family knows": (
        lambda world: replace(calling(world), family_informed=None),
        Role.AGENT,
        Reason.FAMILY_NOT_INFORMED,
    ),
    "no measure at all": (
        lambda world: StartMeasure(world.town.situation, NOBODY),
        Role.AGENT,
        Reason.NO_SUCH_MEASURE,
    ),
    **{
        f"a start without the {lacking.value}": (
            made(signed_by(*(set(Signer) - {lacking}))),
            Role.AGENT,
            reason,
        )
        for lacking, reason in (
            (Signer.HEAD, Reason.HEAD_UNSIGNED),
            (Signer.SERVICE, Reason.SERVICE_UNSIGNED),
            (Signer.PUPIL, Reason.PUPIL_UNSIGNED),
            (Signer.HOLDER, Reason.HOLDER_UNSIGNED),
        )
    },
    "one person for two signatures": (
        made(
            lambda s, t: replace(
                making.sheet(s, t, making.planned(s, t)),
                signatures=(OnPaper(Signer.HOLDER, t.people[Role.AGENT]),),
            )
        ),
        Role.AGENT,
        Reason.NOT_A_SIGNER,
    ),
    "a half-day after the head ended it": (made(ended), Role.AGENT, Reason.ENDED_BY_HEAD),
    "a half-day that never was": (
        lambda world: MarkHalfDay(world.town.situation, NOBODY, Mark.PRESENT),
        Role.AGENT,
        Reason.NO_SUCH_HALF_DAY,
    ),
    "another tutor's half-day": (
        on(
            lambda s, t: half_day_of(making.running, s, t),
            lambda t, h: MarkHalfDay(t.situation, h, Mark.PRESENT),
        ),
        Role.MISSION_TUTOR,
        Reason.NOT_YOUR_HALF_DAY,
    ),
    "a half-day outside, by the school": (
        on(begun_mission, lambda t, h: MarkHalfDay(t.situation, h, Mark.PRESENT)),
        Role.CPE,
        Reason.NOT_YOUR_HALF_DAY,
    ),
    "a tutor's correction after the day": (
        on(marked_yesterday, lambda t, h: MarkHalfDay(t.situation, h, Mark.ABSENT)),
        Role.MISSION_TUTOR,
        Reason.DAY_IS_OVER,
    ),
    "an end with a half-day unmarked": (
        on(making.running, lambda t, m: CompleteMeasure(t.situation, m)),
        Role.AGENT,
        Reason.HALF_DAY_UNMARKED,
    ),
    "an end that the head did not check": (made(unchecked), Role.AGENT, Reason.CHECK_MISSING),
    "the closing of what runs": (
        on(making.running, lambda t, m: CloseMeasure(t.situation, m)),
        Role.AGENT,
        Reason.STILL_LIVE,
    ),
    "a measure that runs, called off": (
        on(making.running, lambda t, m: CancelMeasure(t.situation, m)),
        Role.AGENT,
        Reason.OUT_OF_TURN,
    ),
    "knowing what was not told": (
        on(making.running, lambda t, m: Acknowledge(t.situation, m)),
        Role.CPE,
        Reason.NOTHING_TO_ACKNOWLEDGE,
    ),
    "a booklet without words": (
        on(making.running, lambda t, m: WriteInBooklet(t.situation, m, Page.DONE, "  ")),
        Role.YOUNG_PERSON,
        Reason.WORDS_TOO_LONG,
    ),
    "an alarm about no measure": (
        lambda world: RaiseAlarm(
            world.town.situation, NOBODY, Writing.BOOKLET, certain=True, danger="suicide"
        ),
        Role.SYSTEM,
        Reason.NO_SUCH_MEASURE,
    ),
    "a week that cannot be read": (
        lambda world: SetSchoolWeek(school(world), "le matin", TODAY),
        Role.CPE,
        Reason.BAD_WEEK,
    ),
    "out of a line nobody is in": (
        lambda world: LeaveLine(world.town.situation, NOBODY),
        Role.AGENT,
        Reason.NOT_IN_LINE,
    ),
    "a fiche with a name": (
        lambda world: replace(sending(world.town), initials="Anna"),
        Role.CPE,
        Reason.INITIALS_ONLY,
    ),
    "a fiche with an account": (
        lambda world: replace(sending(world.town), category="Il a frappé"),
        Role.CPE,
        Reason.UNKNOWN_CATEGORY,
    ),
    "to be told by the families' bot": (
        lambda _world: ChooseStaffChannels(frozenset({"families"})),
        Role.SCHOOL_HEAD,
        Reason.BAD_VALUE,
    ),
    "to be told by a number that is none": (
        lambda _world: ChooseStaffChannels(frozenset({"sms"}), "12"),
        Role.SCHOOL_HEAD,
        Reason.BAD_CONTACT,
    ),
    "a fiche that never was": (
        lambda world: AcceptFiche(school(world), NOBODY),
        Role.AGENT,
        Reason.NO_SUCH_FICHE,
    ),
}
"""What the rules forbid to someone who may ask."""
