"""The audit of R1-R20 and R44-R48: what each hard rule forbids, what each planned one brings.

RULES.md gives each rule its place: [H] is refused, with a sentence that names where it is
written; [P] is produced, at its time. Rules that are only told ([I], R16, R17, R47) stand on the
papers and pages; R20 asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, update

from conversations.refusals import sentence
from resources_db.actions import Done, Reason, Refused, Role
from resources_db.conventions.standing import conventions_due
from resources_db.conventions.tables import ConventionRow
from resources_db.conventions.terms import ConventionKind
from resources_db.fiches.changes import FICHE_SENT
from resources_db.measures.actions import (
    ChangeHalfDay,
    CloseMeasure,
    MarkHalfDay,
    WriteInBooklet,
)
from resources_db.measures.agenda import Asked
from resources_db.measures.finding import half_days
from resources_db.measures.refusing import RULE_OF, refuse
from resources_db.measures.tables import MeasureRow
from resources_db.measures.telling import Told
from resources_db.measures.terms import Mark, Page
from resources_db.measures.views import read_measure
from resources_db.meetings.actions import Attendee, BookAppointment
from resources_db.meetings.proposing import REVIEW_DUE, propose
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import MeetingKind
from resources_db.meetings.terms import Part as MeetingPart
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part
from tests.resources_db.examples_about_measures import sending
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.refused_about_measures import MEASURE_REFUSED
from tests.resources_db.refused_about_plans import PLAN_REFUSED
from tests.resources_db.town import AT

TRIED = MEASURE_REFUSED | PLAN_REFUSED
PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Forbidden:
    """One attempt against a hard rule."""

    rule: str
    attempt: str
    """Its name in the tables of what is refused, which the tests of the door try."""
    reason: Reason
    written: str
    """Where it is written, as the sentence says it."""


FORBIDDEN = (
    Forbidden("R1", "nine days of class", Reason.TOO_MANY_DAYS, "R511-13"),
    Forbidden("R1", "an afternoon without class", Reason.NOT_SCHOOL_TIME, "article 3"),
    Forbidden("R2", "a start without the head", Reason.HEAD_UNSIGNED, "article 3"),
    Forbidden("R2", "a start without the service", Reason.SERVICE_UNSIGNED, "article 3"),
    Forbidden("R2", "a start without the pupil", Reason.PUPIL_UNSIGNED, "article 3"),
    Forbidden("R2", "a start without the holder", Reason.HOLDER_UNSIGNED, "article 3"),
    Forbidden("R2", "one person for two signatures", Reason.NOT_A_SIGNER, "signature"),
    Forbidden(
        "R4", "an association without convention", Reason.HOST_WITHOUT_CONVENTION, "article 6"
    ),
    Forbidden("R9", "a half-day after the head ended it", Reason.ENDED_BY_HEAD, "article 3"),
    Forbidden("R10", "a call before the family knows", Reason.FAMILY_NOT_INFORMED, "article 2"),
    Forbidden("R10", "days that no holder agreed to", Reason.AGREEMENT_MISSING, "article 2"),
    Forbidden("R11", "a link that the family refused", Reason.LINK_NOT_AGREED, "article 4"),
    Forbidden("R15", "a fiche with a name", Reason.INITIALS_ONLY, "article 5"),
    Forbidden("R44", "in teaching hours", Reason.IN_TEACHING_HOURS, "R511-13"),
    Forbidden("R44", "twenty-two hours", Reason.TOO_MANY_HOURS, "R511-13"),
    Forbidden("R44", "four hours a day", Reason.TOO_LONG_A_DAY, "arrêté"),
    Forbidden("R44", "five days a week", Reason.TOO_MANY_DAYS_A_WEEK, "arrêté"),
    Forbidden("R45", "outside the school without agreement", Reason.OUTSIDE_NOT_AGREED, "R511-13"),
    Forbidden("R46", "the closing of what runs", Reason.STILL_LIVE, "conservation"),
    Forbidden(
        "R48", "a host that no convention binds, after class", Reason.HOST_NOT_BOUND, "R511-13"
    ),
)
HARD = {"R1", "R2", "R4", "R9", "R10", "R11", "R15", "R44", "R45", "R46", "R48"}
"""Marked [H] in RULES.md among R1-R20 and R44-R48."""


def test_every_hard_rule_has_its_attempt() -> None:
    """None is left out; every reason that rests on one of them is tried somewhere."""
    assert {one.rule for one in FORBIDDEN} == HARD
    resting = {reason for reason, rule in RULE_OF.items() if rule in HARD}
    tried = {reason for _make, _role, reason in TRIED.values()}
    assert resting <= tried


@pytest.mark.parametrize("one", FORBIDDEN, ids=lambda one: f"{one.rule} {one.attempt}")
def test_a_hard_rule_is_refused_by_its_number_and_source(one: Forbidden) -> None:
    """The attempt gives this reason at the door, under this number, in these words."""
    _make, _role, reason = TRIED[one.attempt]
    assert reason is one.reason
    refused = refuse(reason, "the action's own")
    assert refused.rule == one.rule
    assert one.written in sentence(refused).msgid


def test_r46_nothing_is_kept_past_its_day(desk: Desk) -> None:
    """R46: closing sets the last day; from the next one on, whoever tries finds nothing."""
    measure = desk.make(making.completed)
    assert isinstance(desk.ask(CloseMeasure(desk.town.situation, measure)), Done)
    row = desk.database.read_now(lambda s: s.get_one(SituationRow, desk.town.situation))
    assert row.delete_after == date(2027, 8, 31)
    late = datetime(2027, 9, 1, 9, tzinfo=UTC)
    again = desk.ask(CloseMeasure(desk.town.situation, measure), at=late)
    assert again == Refused(Reason.NOT_ALLOWED, "rights")


Produced = Iterable[datetime | None]
"""The instants at which what a rule asks for was produced."""


def _told(desk: Desk, kind: Told, role: Role) -> Produced:
    who = desk.town.people[role]
    return [one.made for one in desk.told(kind) if one.person_id == who]


def _asked(desk: Desk, kind: str, *looks: datetime) -> Produced:
    """When the sweep first asked for it, of these looks."""
    for look in looks:
        desk.sweep(look)
    return [task.opened for task in desk.tasks(kind)]


def r3(desk: Desk) -> tuple[Produced, Produced]:
    """Day 1: pupil and guardian are expected by the service at the hour of the first half-day."""
    desk.make(making.make_possible)
    measure = desk.make(lambda s, t: making.arranged(s, t, AT - timedelta(days=1)))
    first = desk.database.read_now(lambda s: half_days(s, measure)[0])
    family = {desk.town.people[role] for role in (Role.YOUNG_PERSON, Role.GUARDIAN)}
    expected = desk.database.read_now(
        lambda s: set(
            s.scalars(
                select(AttendeeRow.person_id).where(
                    AttendeeRow.appointment_id == first.appointment_id
                )
            )
        )
    )
    assert family <= expected
    booked = desk.database.read_now(lambda s: s.get_one(AppointmentRow, first.appointment_id))
    return [booked.starts], [first.starts]


def r5(desk: Desk) -> tuple[Produced, Produced]:
    """The booklet is the young person's to show; the return is asked for before the last day."""
    measure = desk.make(making.running)
    wrote = WriteInBooklet(desk.town.situation, measure, Page.DONE, "J'ai peint.")
    assert isinstance(desk.ask(wrote, Role.YOUNG_PERSON), Done)
    actor = desk.town.actor(Role.YOUNG_PERSON)
    view = desk.database.write_now(lambda s: read_measure(s, actor, measure, AT, what="test"))
    assert view is not None
    assert [one.words for one in view.booklet] == ["J'ai peint."]
    eve = datetime(2026, 11, 23, 15, tzinfo=UTC)
    return _asked(desk, Asked.RETURN, eve - timedelta(minutes=1), eve), [eve]


def r6(desk: Desk) -> tuple[Produced, Produced]:
    """They keep each other informed: a changed day is told to the head as it changes."""
    measure = desk.make(making.running)
    later = desk.database.read_now(lambda s: half_days(s, measure)[1].id)
    other = making.mission(desk.town, making.TOMORROW, making.AFTERNOON)
    assert isinstance(desk.ask(ChangeHalfDay(desk.town.situation, later, other)), Done)
    return _told(desk, Told.CHANGED, Role.SCHOOL_HEAD), [AT]


def r7(desk: Desk) -> tuple[Produced, Produced]:
    """An absence reaches the head in the transaction of the tap."""
    _tap(desk, Mark.ABSENT)
    return _told(desk, Told.ABSENT, Role.SCHOOL_HEAD), [AT]


def r8(desk: Desk) -> tuple[Produced, Produced]:
    """An accident too; for want of an answer, someone else of the school after 15 minutes."""
    _tap(desk, Mark.ACCIDENT)
    quarter = AT + timedelta(minutes=15)
    desk.sweep(quarter - timedelta(seconds=1))
    desk.sweep(quarter)
    head = _told(desk, Told.ACCIDENT, Role.SCHOOL_HEAD)
    return [*head, *_told(desk, Told.ACCIDENT, Role.CPE)], [AT, quarter]


def r12(desk: Desk) -> tuple[Produced, Produced]:
    """The school sends the fiche: it is before the service at once."""
    assert isinstance(desk.ask(sending(desk.town), Role.CPE), Done)
    return [task.opened for task in desk.tasks(FICHE_SENT)], [AT]


def r13(desk: Desk) -> tuple[Produced, Produced]:
    """The cellule de veille: the school's people and the service's referent are expected."""
    starts = AT + timedelta(days=7)
    people = (
        Attendee(desk.town.people[Role.SCHOOL_HEAD], MeetingPart.SCHOOL),
        Attendee(desk.town.people[Role.REFERENT_DE_PARCOURS], MeetingPart.SERVICE),
    )
    watch = BookAppointment(
        desk.town.situation, MeetingKind.WATCH, starts, starts + timedelta(hours=1), people
    )
    number = making.done(desk.ask(watch))
    expected = desk.database.read_now(
        lambda s: set(
            s.scalars(select(AttendeeRow.person_id).where(AttendeeRow.appointment_id == number))
        )
    )
    assert {one.person for one in people} <= expected
    row = desk.database.read_now(lambda s: s.get_one(AppointmentRow, number))
    return [row.starts], [starts]


def r14(desk: Desk) -> tuple[Produced, Produced]:
    """A référent de parcours is asked for from the beginning of the first half-day."""
    desk.make(lambda s, _t: s.execute(delete(PartRow).where(PartRow.part == Part.REFERENT)))
    desk.make(making.running)
    return _asked(desk, Asked.REFERENT, AT), [AT]


def r18(desk: Desk) -> tuple[Produced, Produced]:
    """A joint review a year after the signature, asked for ninety days before."""
    _convention(desk, date(2026, 2, 22))
    early = datetime(2026, 11, 23, 9, tzinfo=UTC)
    for look in (early, early + timedelta(days=1)):
        desk.database.write_now(partial(propose, at=look, zone=PARIS))
    asked = [task.opened for task in desk.tasks(REVIEW_DUE)]
    return asked, [early + timedelta(days=1)]


def r19(desk: Desk) -> tuple[Produced, Produced]:
    """Three years from the signature, and warned of ninety days before the end."""
    _convention(desk, date(2024, 2, 21))
    eve, day = date(2026, 11, 22), date(2026, 11, 23)

    def ends(on: date) -> list[datetime]:
        found = desk.database.read_now(lambda s: conventions_due(s, on))
        return [
            datetime.combine(due.day, datetime.min.time(), UTC)
            for one in found
            for due in one.due
            if due.kind == "ends"
        ]

    assert not ends(eve)
    return ends(day), [datetime(2027, 2, 21, tzinfo=UTC)]


PLANNED: dict[str, Callable[[Desk], tuple[Produced, Produced]]] = {
    "R3": r3,
    "R5": r5,
    "R6": r6,
    "R7": r7,
    "R8": r8,
    "R12": r12,
    "R13": r13,
    "R14": r14,
    "R18": r18,
    "R19": r19,
}
"""Marked [P] in RULES.md among R1-R20 and R44-R48: what is produced, and when."""


@pytest.mark.parametrize("rule", PLANNED)
def test_a_planned_rule_comes_on_time(desk: Desk, rule: str) -> None:
    """What it asks for is there at its instant, once, and not before."""
    produced, expected = PLANNED[rule](desk)
    assert [_instant(one) for one in produced] == [_instant(one) for one in expected]


def _instant(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)


def _tap(desk: Desk, mark: Mark) -> None:
    measure = desk.make(making.running)
    half_day = desk.make(lambda s, _t: making.first_half_day(s, measure))
    desk.ask(MarkHalfDay(desk.town.situation, half_day, mark))


def _convention(desk: Desk, signed: date) -> None:
    """Of the school, for three years, signed on this day."""
    school = desk.town.organisations["school"]
    desk.make(lambda s, _t: making.convention(s, school, ConventionKind.SCHOOL))
    desk.make(lambda s, _t: s.execute(update(ConventionRow).values(signed=signed)))
    assert desk.database.read_now(lambda s: s.scalars(select(MeasureRow)).all()) == []
