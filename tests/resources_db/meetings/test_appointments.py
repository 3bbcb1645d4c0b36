"""Appointments through the one door: who is told what, once, and who has to be called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Done, Outcome, Reason, Refused, Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act
from resources_db.agreements.terms import Answer as Said
from resources_db.door import perform
from resources_db.meetings import handing
from resources_db.meetings.actions import (
    AnswerAppointment,
    Attendee,
    BookAppointment,
    CancelAppointment,
    ChooseReminders,
    ExpectSomeone,
    MoveAppointment,
    ReleaseSomeone,
)
from resources_db.meetings.handing import Told
from resources_db.meetings.planning import TELL_BY_HAND, replan_person
from resources_db.meetings.tables import ReminderRow
from resources_db.meetings.terms import Answer, Kind, MeetingKind, Part, Wish
from resources_db.messages import outbox
from resources_db.storage.database import Database
from resources_db.storage.types import Json
from resources_db.tasks.opening import open_tasks
from tests.resources_db.town import Town, build

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
NEXT_WEEK = datetime(2026, 12, 3, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOBODY = 999_999


@dataclass
class Story:
    """A town in which one appointment lives; every step is its own transaction."""

    database: Database
    town: Town
    now: datetime = MONDAY
    appointment: int = 0
    sent: list[Told] = field(default_factory=list[Told])

    @property
    def mother(self) -> int:
        return self.town.people[Role.GUARDIAN]

    @property
    def pupil(self) -> int:
        return self.town.people[Role.YOUNG_PERSON]

    def ask(self, action: Action, role: Role = Role.AGENT) -> Outcome:
        """Something asked at the door by the person of this quality."""
        actor = self.town.actor(role)
        return self.database.write_now(lambda s: perform(s, actor, action, self.now))

    def book(self, starts: datetime = NEXT_WEEK, people: Sequence[int] = ()) -> None:
        """An appointment of the mother, or of these people."""
        expected = tuple(Attendee(one, Part.GUARDIAN) for one in people or (self.mother,))
        action = BookAppointment(
            self.town.situation, MeetingKind.FAMILY, starts, starts + HOUR, expected, "pub-001"
        )
        booked = self.ask(action)
        assert isinstance(booked, Done)
        assert booked.id is not None
        self.appointment = booked.id

    def move(self, starts: datetime) -> None:
        """It is moved."""
        here, it = self.town.situation, self.appointment
        moved = self.ask(MoveAppointment(here, it, starts, starts + HOUR, "pub-001"))
        assert isinstance(moved, Done)

    def sweep(self, *, deliver: bool = True, fail: Sequence[str] = ()) -> None:
        """What is due goes to the outbox, and from there to its channel."""

        def word(told: Told) -> Json:
            self.sent.append(told)
            return {"kind": told.kind.value}

        def work(session: Session) -> None:
            handing.call_back_late(session, self.now)
            handing.hand_over(session, self.now, word)

        self.database.write_now(work)
        if deliver:
            self.database.write_now(lambda s: self._deliver(s, fail))

    def _deliver(self, session: Session, fail: Sequence[str]) -> None:
        for channel in ("families", "sms", "email"):
            for due in outbox.take_due(session, channel, self.now, 50):
                state = outbox.GONE if channel in fail else outbox.SENT
                outbox.settle(session, due.id, state)
                assert due.reminder is not None
                handing.settle(session, due.reminder, delivered=channel not in fail, at=self.now)

    def run(self, until: datetime) -> None:
        """Time passes, with a sweep at each moment for which something waits."""
        while (moment := self.database.read_now(self._next)) is not None and moment < until:
            self.now = max(self.now, moment)
            self.sweep()
        self.now = until
        self.sweep()

    def _next(self, session: Session) -> datetime | None:
        waiting = select(func.min(ReminderRow.not_before)).where(ReminderRow.state == "waiting")
        return session.scalar(waiting)

    def heard(self, person: int | None = None) -> list[tuple[Kind, str]]:
        """What reached someone, by which channel."""
        return [(t.kind, t.channel) for t in self.sent if t.person == (person or self.mother)]

    def states(self) -> list[tuple[str, str]]:
        """Every stored message and what became of it."""
        rows = select(ReminderRow.kind, ReminderRow.state).order_by(ReminderRow.id)
        return self.database.read_now(lambda s: [(r.kind, r.state) for r in s.execute(rows)])

    def by_hand(self) -> list[int | None]:
        """Whom the staff has to tell."""
        return self.database.read_now(
            lambda s: [t.person for t in open_tasks(s) if t.kind == TELL_BY_HAND]
        )


def agree(
    session: Session, town: Town, people: Sequence[int], channel: str, said: Said, at: datetime
) -> None:
    """What some people answered to being written to on a channel."""
    session.add_all(
        AgreementRow(
            situation_id=town.situation,
            person_id=person,
            act=Act.CHANNEL.value,
            channel=channel,
            answer=said.value,
            at=at,
            text_version="1",
            text_hash="0" * 64,
            lang="fr",
            means="page",
        )
        for person in people
    )


@pytest.fixture
def story(database: Database) -> Story:
    """A mother and a pupil who agreed to text messages."""
    town = database.write_now(build)
    made = Story(database, town)
    opted_in = made.mother, made.pupil
    database.write_now(lambda s: agree(s, town, opted_in, "sms", Said.YES, MONDAY))
    return made


def test_a_whole_story(story: Story) -> None:
    """Announced, reminded twice, nothing after; every message reached its end."""
    story.book()
    story.run(NEXT_WEEK + HOUR)
    assert story.heard() == [(Kind.ANNOUNCED, "sms"), (Kind.TWO_DAYS, "sms"), (Kind.LAST, "sms")]
    assert {state for _kind, state in story.states()} == {"sent"}


def test_moving_tells_exactly_those_who_were_told(story: Story) -> None:
    """Someone added afterwards is only told the new day."""
    story.book()
    story.sweep()
    story.move(NEXT_WEEK + 24 * HOUR)
    expected = Attendee(story.pupil, Part.PUPIL)
    story.ask(ExpectSomeone(story.town.situation, story.appointment, expected))
    story.sweep()
    assert story.heard() == [(Kind.ANNOUNCED, "sms"), (Kind.MOVED, "sms")]
    assert story.heard(story.pupil) == [(Kind.ANNOUNCED, "sms")]
    assert story.sent[-1].starts == NEXT_WEEK + 24 * HOUR


def test_what_waits_in_the_outbox_is_called_back(story: Story) -> None:
    """Moved before the channel took the message: one message, with the new day."""
    story.book()
    story.sweep(deliver=False)
    story.move(NEXT_WEEK + 24 * HOUR)
    story.sent.clear()
    story.sweep()
    assert story.heard() == [(Kind.ANNOUNCED, "sms")]
    assert story.sent[0].starts == NEXT_WEEK + 24 * HOUR


def test_a_cancellation_speaks_of_the_day_that_was_told(story: Story) -> None:
    """Moved while its message could not go, then called off: they are told of the day they know."""
    story.book()
    story.sweep()
    story.move(NEXT_WEEK + 24 * HOUR)
    story.ask(CancelAppointment(story.town.situation, story.appointment))
    story.sweep()
    assert story.heard() == [(Kind.ANNOUNCED, "sms"), (Kind.CANCELLED, "sms")]
    assert story.sent[-1].starts == NEXT_WEEK


def test_one_channel_fails_the_next_is_tried_then_the_staff(story: Story) -> None:
    """Text message, then e-mail is not agreed to: somebody has to call."""
    story.book()
    story.sweep(fail=["sms"])
    story.sweep()
    assert story.heard() == [(Kind.ANNOUNCED, "sms")]
    assert story.by_hand() == [story.mother]
    assert ("announced", "failed") in story.states()


def test_the_next_channel_takes_over(story: Story) -> None:
    """With e-mail agreed to, the failed text message is followed by a letter there."""
    from resources_db.people.tables import ContactRow

    def mailbox(session: Session) -> None:
        session.add(
            ContactRow(
                person_id=story.mother,
                kind="email",
                value="ana@exemple.fr",
                value_hash="1" * 64,
                added=MONDAY,
            )
        )
        agree(session, story.town, [story.mother], "email", Said.YES, MONDAY)

    story.database.write_now(mailbox)
    story.book()
    story.sweep(fail=["sms"])
    story.sweep()
    assert story.heard() == [(Kind.ANNOUNCED, "sms"), (Kind.ANNOUNCED, "email")]
    assert story.by_hand() == []


def test_nothing_after_withdrawal(story: Story) -> None:
    """The agreement to be written to is taken back: nothing goes, the staff tells a change."""
    story.book()
    story.sweep()
    story.now += HOUR

    def withdraw(session: Session) -> None:
        agree(session, story.town, [story.mother], "sms", Said.WITHDRAWN, story.now)
        session.flush()
        replan_person(session, story.mother, story.now)

    story.database.write_now(withdraw)
    story.move(NEXT_WEEK + 24 * HOUR)
    story.run(NEXT_WEEK + 48 * HOUR)
    assert story.heard() == [(Kind.ANNOUNCED, "sms")]
    assert story.by_hand() == [story.mother]


def test_a_channel_down_over_the_night_sends_nothing_at_night(story: Story) -> None:
    """What waited in the outbox beyond the open hours goes the next morning."""
    story.book()
    story.sweep(deliver=False)
    story.now = datetime(2026, 11, 23, 20, tzinfo=UTC)
    story.sweep()
    assert len(story.sent) == 1
    story.now = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
    story.sent.clear()
    story.sweep()
    assert story.heard() == [(Kind.ANNOUNCED, "sms")]
    assert ("announced", "sent") in story.states()


def test_after_a_long_sleep_one_message_goes(story: Story) -> None:
    """Down from the booking to the eve: the announcement, not a reminder of it too."""
    story.book()
    story.now = datetime(2026, 12, 2, 17, 30, tzinfo=UTC)
    story.sweep()
    story.sweep()
    assert story.heard() == [(Kind.ANNOUNCED, "sms")]


def test_answers(story: Story) -> None:
    """Only who is expected answers; a no ends the reminders; a call is a task."""
    story.book()
    story.sweep()
    said = AnswerAppointment(story.appointment, Answer.NOT_COMING)
    assert isinstance(story.ask(said, Role.YOUNG_PERSON), Refused)
    assert isinstance(story.ask(said, Role.GUARDIAN), Done)
    story.run(NEXT_WEEK + HOUR)
    assert story.heard() == [(Kind.ANNOUNCED, "sms")]
    late = story.ask(AnswerAppointment(story.appointment, Answer.COMING), Role.GUARDIAN)
    assert late == Refused(Reason.TOO_LATE, AnswerAppointment.rule)


def test_a_wish_changes_what_is_ahead(story: Story) -> None:
    """« None »: announced all the same, never reminded."""
    story.book()
    story.sweep()
    story.ask(ChooseReminders(story.mother, Wish.NONE), Role.GUARDIAN)
    story.run(NEXT_WEEK + HOUR)
    assert story.heard() == [(Kind.ANNOUNCED, "sms")]


def test_released(story: Story) -> None:
    """Taken off: told once, and expected again if added again."""
    story.book()
    story.sweep()
    here, it = story.town.situation, story.appointment
    story.ask(ReleaseSomeone(here, it, story.mother))
    story.sweep()
    story.ask(ExpectSomeone(here, it, Attendee(story.mother, Part.GUARDIAN)))
    story.sweep()
    assert [kind for kind, _ in story.heard()] == [Kind.ANNOUNCED, Kind.RELEASED, Kind.ANNOUNCED]


def booking(story: Story, starts: datetime, ends: datetime, *people: int) -> BookAppointment:
    """An appointment that somebody tries to arrange."""
    expected = tuple(Attendee(one, Part.GUARDIAN) for one in people)
    return BookAppointment(story.town.situation, MeetingKind.FAMILY, starts, ends, expected)


def in_the_past(story: Story) -> Action:
    return booking(story, MONDAY - HOUR, MONDAY, story.mother)


def without_length(story: Story) -> Action:
    return booking(story, NEXT_WEEK, NEXT_WEEK, story.mother)


def without_anyone(story: Story) -> Action:
    return booking(story, NEXT_WEEK, NEXT_WEEK + HOUR)


def with_a_stranger(story: Story) -> Action:
    return booking(story, NEXT_WEEK, NEXT_WEEK + HOUR, NOBODY)


def of_nothing(story: Story) -> Action:
    return CancelAppointment(story.town.situation, NOBODY)


def of_another_situation(story: Story) -> Action:
    return CancelAppointment(story.town.elsewhere, story.appointment)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (in_the_past, Reason.BAD_MOMENT),
        (without_length, Reason.BAD_MOMENT),
        (without_anyone, Reason.BAD_MOMENT),
        (with_a_stranger, Reason.NO_SUCH_PERSON),
        (of_nothing, Reason.NO_SUCH_APPOINTMENT),
        (of_another_situation, Reason.NO_SUCH_APPOINTMENT),
    ],
)
def test_refusals(story: Story, change: Callable[[Story], Action], reason: Reason) -> None:
    """What cannot be is refused with its reason, and nothing is sent."""
    story.book()
    before = story.states()
    refused = story.ask(change(story))
    assert isinstance(refused, Refused)
    assert refused.reason is reason
    assert story.states() == before
