"""Actions about measures, fiches and places, allowed and forbidden, for the one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Role
from resources_db.fiches.actions import (
    AcceptFiche,
    AnswerAboutFiche,
    AskAboutFiche,
    DeclineFiche,
    SendFiche,
)
from resources_db.fiches.terms import CATEGORIES
from resources_db.hosting.actions import LeaveLine, SetCapacity, WaitForPlace
from resources_db.hosting.terms import Slot
from resources_db.measures.actions import (
    Acknowledge,
    ArrangeReturn,
    CancelMeasure,
    ChangeHalfDay,
    CheckCompletion,
    ChooseStaffChannels,
    CloseMeasure,
    CompleteMeasure,
    DraftMeasure,
    EndMeasure,
    GiveLearnt,
    GiveSchoolWork,
    MarkHalfDay,
    NoteReturn,
    PlanDays,
    RaiseAlarm,
    RecordSheet,
    SetSchoolWeek,
    SignContract,
    StartMeasure,
    TakeCall,
    WriteAsTutor,
    WriteInBooklet,
)
from resources_db.measures.finding import half_days, terms_hash
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.terms import (
    EndGround,
    Frame,
    Ground,
    Half,
    HalfDay,
    Learnt,
    Mark,
    Page,
    Regime,
    Signer,
    Site,
    Writing,
)
from tests.resources_db.measures import making
from tests.resources_db.measures.making import (
    ALTERNATIVE,
    SANCTION,
    TODAY,
    TOMORROW,
    ask,
    done,
    mission,
    reception,
)
from tests.resources_db.town import AT, Town
from tests.resources_db.worlds import YESTERDAY, Example, World, school

Making = Callable[[Session, Town], Action]
WORK = "08:00-17:00,08:00-17:00,08:00-12:00,08:00-17:00,08:00-17:00,08:00-12:00,"


def made(make: Making) -> Example:
    """An example written in the world's own database."""
    return lambda world: world.database.write_now(lambda s: make(s, world.town))


def fiche(session: Session, town: Town) -> int:
    """One that a school sent."""
    return done(ask(session, town, sending(town), Role.CPE))


def sending(town: Town) -> SendFiche:
    """Initials, a category, and the day the family was told."""
    return SendFiche(town.organisations["school"], "A. B.", CATEGORIES[0], YESTERDAY, "4e B")


def asked_fiche(session: Session, town: Town) -> int:
    """One the service asked about."""
    number = fiche(session, town)
    done(ask(session, town, AskAboutFiche(town.organisations["school"], number, "Quand ?")))
    return number


def calling(world: World) -> TakeCall:
    """A first name, a number, dates."""
    return TakeCall(school(world), "Ana", "06 39 98 12 34", ALTERNATIVE, TODAY, TOMORROW, YESTERDAY)


def plan(session: Session, town: Town, *days: HalfDay, frame: Frame = ALTERNATIVE) -> PlanDays:
    """These days, in a measure that everything else allows."""
    making.make_possible(session, town)
    measure = making.drafted(session, town, frame, 30 if frame is SANCTION else 4)
    return PlanDays(town.situation, measure, days)


def half_day_of(make: Callable[[Session, Town], int], session: Session, town: Town) -> int:
    """The first half-day of such a measure."""
    return making.first_half_day(session, make(session, town))


def later_half_day(session: Session, town: Town) -> int:
    """The second half-day of a measure that runs."""
    return half_days(session, making.running(session, town))[1].id


def signing(session: Session, town: Town) -> SignContract:
    """On the terms as they stand."""
    measure = making.planned(session, town)
    shown = terms_hash(session, session.get_one(MeasureRow, measure))
    return SignContract(town.situation, measure, shown)


def to_acknowledge(session: Session, town: Town) -> Acknowledge:
    """Everyone was told of an accident and asked to say that they know."""
    measure = making.running(session, town)
    for role in Acknowledge.allowed:
        session.add(
            NoticeRow(
                measure_id=measure,
                kind="accident",
                subject=1,
                person_id=town.people[role],
                family=False,
                asks=True,
                made=AT,
            )
        )
    return Acknowledge(town.situation, measure)


def waiting(session: Session, town: Town) -> WaitForPlace:
    """In line for tomorrow morning."""
    measure = making.planned(session, town)
    slots = (Slot(TOMORROW, Half.AFTERNOON),)
    return WaitForPlace(town.situation, measure, town.organisations["club"], slots)


def signed_by(*signers: Signer) -> Making:
    """To start a measure whose sheet carries these signatures."""

    def make(session: Session, town: Town) -> Action:
        measure = making.planned(session, town)
        whole = making.sheet(session, town, measure)
        some = tuple(one for one in whole.signatures if one.signer in signers)
        done(ask(session, town, replace(whole, signatures=some)))
        return StartMeasure(town.situation, measure)

    return make


def begun_mission(session: Session, town: Town) -> int:
    """A half-day at the club that began half an hour ago."""
    received = replace(reception(), ends=time(9, 30))
    there = mission(town, TODAY, (time(9, 30), time(12)))
    return half_days(session, making.running(session, town, (received, there)))[1].id


def begun_inside(session: Session, town: Town) -> int:
    """The same, of a measure that takes place in the school: every one of them may mark it."""
    half_day = begun_mission(session, town)
    row = session.scalars(select(MeasureRow).order_by(MeasureRow.id.desc())).first()
    assert row is not None
    row.regime, row.ground, row.site = Regime.RESPONSIBILITY, Ground.SANCTION, Site.INSIDE
    return half_day


def to_start(session: Session, town: Town) -> StartMeasure:
    """Signed before, and its day has come."""
    measure = making.planned(session, town)
    evening_before = AT - timedelta(days=1)
    done(ask(session, town, making.sheet(session, town, measure), at=evening_before))
    return StartMeasure(town.situation, measure)


def all_marked(session: Session, town: Town) -> int:
    """Every half-day of it is marked."""
    measure = making.running(session, town)
    making.marked(session, town, measure)
    return measure


def back(town: Town, measure: int) -> ArrangeReturn:
    """The return, an hour next week."""
    starts = AT + timedelta(days=8)
    return ArrangeReturn(town.situation, measure, starts, starts + timedelta(hours=1))


def on(make: Callable[[Session, Town], int], act: Callable[[Town, int], Action]) -> Example:
    """An action on a measure that was made so far."""
    return made(lambda session, town: act(town, make(session, town)))


WRITTEN = "Bonjour"
MEASURE_EXAMPLES: dict[type[Action], Example] = {
    SendFiche: lambda world: sending(world.town),
    AskAboutFiche: on(fiche, lambda t, n: AskAboutFiche(t.organisations["school"], n, "Quand ?")),
    AnswerAboutFiche: on(
        asked_fiche, lambda t, n: AnswerAboutFiche(t.organisations["school"], n, "Lundi.")
    ),
    AcceptFiche: on(fiche, lambda t, n: AcceptFiche(t.organisations["school"], n)),
    DeclineFiche: on(fiche, lambda t, n: DeclineFiche(t.organisations["school"], n, "Complet.")),
    SetCapacity: lambda world: SetCapacity(
        world.town.organisations["club"], 2, TODAY, frozenset({0, 1})
    ),
    WaitForPlace: made(waiting),
    LeaveLine: made(lambda s, t: LeaveLine(t.situation, done(ask(s, t, waiting(s, t))))),
    TakeCall: calling,
    DraftMeasure: lambda world: DraftMeasure(world.town.situation, ALTERNATIVE, TODAY, TOMORROW),
    PlanDays: made(lambda s, t: plan(s, t, reception(), mission(t))),
    ChangeHalfDay: made(
        lambda s, t: ChangeHalfDay(
            t.situation, later_half_day(s, t), mission(t, TOMORROW, making.AFTERNOON)
        )
    ),
    SignContract: made(signing),
    RecordSheet: made(lambda s, t: making.sheet(s, t, making.planned(s, t))),
    StartMeasure: made(to_start),
    MarkHalfDay: on(begun_inside, lambda t, h: MarkHalfDay(t.situation, h, Mark.ABSENT)),
    Acknowledge: made(to_acknowledge),
    EndMeasure: on(making.running, lambda t, m: EndMeasure(t.situation, m, EndGround.SAFETY)),
    CancelMeasure: on(making.planned, lambda t, m: CancelMeasure(t.situation, m)),
    CheckCompletion: on(
        making.running,
        lambda t, m: CheckCompletion(t.situation, m, respected=True, educational=True),
    ),
    CompleteMeasure: on(all_marked, lambda t, m: CompleteMeasure(t.situation, m)),
    ArrangeReturn: on(making.running, back),
    NoteReturn: on(making.completed, lambda t, m: NoteReturn(t.situation, m, TODAY)),
    CloseMeasure: on(making.completed, lambda t, m: CloseMeasure(t.situation, m)),
    GiveSchoolWork: on(
        making.planned, lambda t, m: GiveSchoolWork(t.situation, m, "Mme Ba", "Exercice 3")
    ),
    WriteInBooklet: on(
        making.running, lambda t, m: WriteInBooklet(t.situation, m, Page.DONE, WRITTEN)
    ),
    WriteAsTutor: on(making.running, lambda t, m: WriteAsTutor(t.situation, m, WRITTEN)),
    RaiseAlarm: on(
        making.running,
        lambda t, m: RaiseAlarm(t.situation, m, Writing.BOOKLET, certain=True, danger="suicide"),
    ),
    GiveLearnt: on(
        making.completed,
        lambda t, m: GiveLearnt(t.situation, m, (Learnt.YES, Learnt.A_LITTLE, Learnt.NO)),
    ),
    SetSchoolWeek: lambda world: SetSchoolWeek(school(world), WORK, TODAY),
    ChooseStaffChannels: lambda _world: ChooseStaffChannels(frozenset({"sms"})),
}
"""For each action, one that the rules allow."""
