"""The days of a measure as one series: told once, reminded seldom, each changed alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Done, Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.measures.actions import ChangeHalfDay, EndMeasure
from resources_db.measures.finding import half_days
from resources_db.measures.terms import EndGround
from resources_db.meetings import handing
from resources_db.meetings.planning import WAITING
from resources_db.meetings.tables import AppointmentRow, ReminderRow, ToldRow
from resources_db.meetings.terms import Kind
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.making import AFTERNOON, mission, reception
from tests.resources_db.town import BEFORE, Town

FRIDAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
MONDAY, TUESDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 26)


def opted_in(session: Session, town: Town) -> None:
    """The guardian agreed to text messages."""
    session.add(
        AgreementRow(
            situation_id=town.situation, person_id=town.people[Role.GUARDIAN],
            act=Act.CHANNEL.value, channel="sms", answer=Answer.YES.value, at=BEFORE,
            text_version="2026-09", text_hash="0" * 64, lang="fr", means=Means.PAGE.value,
        )
    )  # fmt: skip


def planned(desk: Desk) -> int:
    """On Friday, for three days of the week after."""

    def make(session: Session, town: Town) -> int:
        opted_in(session, town)
        making.make_possible(session, town)
        days = (reception(MONDAY), mission(town, TUESDAY), mission(town, THURSDAY))
        return making.arranged(session, town, FRIDAY, days)

    return desk.make(make)


def waiting(desk: Desk) -> Sequence[ReminderRow]:
    """What is to be sent to the guardian."""
    rows = select(ReminderRow).where(
        ReminderRow.state == WAITING, ReminderRow.person_id == desk.town.people[Role.GUARDIAN]
    )
    return desk.database.read_now(lambda s: s.scalars(rows.order_by(ReminderRow.not_before)).all())


def hand(desk: Desk, at: datetime) -> None:
    """The sweep of reminders, and a network that delivers."""

    def send(session: Session) -> None:
        handing.hand_over(session, at, lambda told: told.kind.value)
        for row in session.scalars(select(ReminderRow).where(ReminderRow.state == "handed")):
            handing.settle(session, row.id, delivered=True, at=at)

    desk.database.write_now(send)


def test_three_days_are_announced_by_one_message(desk: Desk) -> None:
    """One announcement, of the first day; once it left, the three are known."""
    planned(desk)
    assert [row.kind for row in waiting(desk)].count(Kind.ANNOUNCED) == 1
    hand(desk, FRIDAY)
    told = select(ToldRow.starts).where(ToldRow.person_id == desk.town.people[Role.GUARDIAN])
    days = desk.database.read_now(lambda s: {one.date() for one in s.scalars(told) if one})
    assert days == {MONDAY, TUESDAY, THURSDAY}
    series = desk.database.read_now(lambda s: set(s.scalars(select(AppointmentRow.series))))
    assert len(series) == 1


def test_only_the_first_day_is_reminded_as_usual(desk: Desk) -> None:
    """The others would be a message every evening."""
    planned(desk)
    hand(desk, FRIDAY)
    assert {row.not_before.date() <= MONDAY for row in waiting(desk)} == {True}


def test_a_change_to_one_day_is_told_of_that_day_alone(desk: Desk) -> None:
    """Tuesday morning becomes Tuesday afternoon: one message, about Tuesday."""
    measure = planned(desk)
    hand(desk, FRIDAY)
    tuesday = desk.database.read_now(lambda s: half_days(s, measure)[1])
    moved = mission(desk.town, TUESDAY, AFTERNOON)
    changing = ChangeHalfDay(desk.town.situation, tuesday.id, moved)
    assert isinstance(desk.ask(changing, at=FRIDAY + timedelta(hours=1)), Done)
    new = [row for row in waiting(desk) if row.kind not in {Kind.TWO_DAYS, Kind.LAST}]
    assert [(row.kind, row.appointment_id) for row in new] == [(Kind.MOVED, tuesday.appointment_id)]


def test_the_end_is_told_of_each_day_that_is_ahead(desk: Desk) -> None:
    """Nobody goes to the club on Thursday because only Monday was called off."""
    measure = planned(desk)
    hand(desk, FRIDAY)
    end = EndMeasure(desk.town.situation, measure, EndGround.SAFETY)
    assert isinstance(desk.ask(end, Role.SCHOOL_HEAD, FRIDAY + timedelta(hours=1)), Done)
    cancelled = [row for row in waiting(desk) if row.kind == Kind.CANCELLED]
    assert len(cancelled) == 3
