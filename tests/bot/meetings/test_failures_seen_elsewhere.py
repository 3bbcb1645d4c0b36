"""What went wrong in other reminder systems, one test each, named after the failure."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest
from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobExecutionEvent
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.channels.port import Delivery, RetryLater, Unsure
from bot.health.beating import Beating, Job
from bot.library import Librarian, Library
from bot.meetings import reminding
from bot.meetings.entries import entries_file
from bot.meetings.reminding import Reminding, push_text
from bot.messages.delivery import Sender
from bot.messages.noting import MOST_TRIES
from bot.metronome import Metronome
from bot.rendering.replies import Wording
from resources_db.actions import Role
from resources_db.health.beats import Daily
from resources_db.health.waking import CHANNEL_DOWN, REMINDERS_MISSED
from resources_db.meetings.actions import (
    Attendee,
    BookAppointment,
    CancelAppointment,
    MoveAppointment,
)
from resources_db.meetings.handing import REMINDER_SET_ASIDE, Told
from resources_db.meetings.mine import ahead_of
from resources_db.meetings.planning import FAILED, TELL_BY_HAND
from resources_db.meetings.tables import ReminderRow
from resources_db.meetings.terms import MeetingKind, Part
from resources_db.messages.tables import OutboxRow
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from tests.bot.meetings.steps import HOUR, Postbox, ask, book, mother, tasks, until, watch
from tests.bot.meetings.test_reminding import STARTS, Evening, Phone
from tests.bot.meetings.test_reminding import evening as evening  # noqa: PLC0414 -- a fixture
from tests.bot.messages.house import LEASE, PARIS, Builder, FrozenClock
from tests.bot.messages.person import Person

DAY = timedelta(days=1)
FRIDAY_EVENING = datetime(2026, 12, 4, 16, 30, tzinfo=UTC)
MONDAY_MORNING = datetime(2026, 12, 7, 7, 30, tzinfo=UTC)
TUESDAY = datetime(2026, 12, 8, 9, tzinfo=UTC)


async def test_one_error_stopped_thousands_of_reminders(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One reminder cannot be worded: it is set aside with a task, the others go."""

    def breaks(told: Told, library: Library, zone: object) -> str:
        if told.person == mother(evening):
            raise ZeroDivisionError
        return push_text(told, library, PARIS)

    monkeypatch.setattr(reminding, "push_text", breaks)
    book(evening, STARTS, mother(evening), evening.town.other_parent)
    await evening.beat()
    await evening.beat(HOUR)
    assert len(evening.phone.got) == 1
    assert tasks(evening, REMINDER_SET_ASIDE) == 1
    states = evening.database.read_now(lambda s: s.scalars(select(ReminderRow.state)).all())
    assert FAILED in states


async def test_one_damaged_message_stopped_the_channel(evening: Evening) -> None:
    """A message in the outbox that no key opens: the others go, its person is a task."""
    evening.phone.answers = [RetryLater(HOUR), RetryLater(HOUR)]
    book(evening, STARTS, mother(evening), evening.town.other_parent)
    await evening.beat()

    def damage(session: Session) -> None:
        first = session.scalar(select(func.min(OutboxRow.id)))
        spoilt = text("UPDATE outbox SET body = :body WHERE id = :row")
        session.execute(spoilt, {"body": b"spoilt", "row": first})

    evening.database.write_now(damage)
    await evening.beat(HOUR)
    assert len(evening.phone.got) == 1
    await watch(evening, Postbox()).look()
    await evening.beat()
    assert evening.by_hand() == 1


async def test_a_channel_that_is_not_installed_swallowed_the_reminders(evening: Evening) -> None:
    """They agreed to text messages, and there is no provider: the staff knows at once."""
    sender = Sender(evening.database, {}, evening.clock, LEASE)
    librarian = evening.reminding.librarian
    book(evening, STARTS, mother(evening))
    await Reminding(evening.database, librarian, sender, evening.clock, PARIS).sweep()
    assert evening.by_hand() == 1


async def test_a_provider_failed_on_friday_evening(evening: Evening) -> None:
    """The staff knows within minutes, the administrator once a day; on Monday all goes by itself.

    And nothing goes at night or on Sunday, though everything was due.
    """
    postbox = Postbox()
    watching = watch(evening, postbox)
    evening.clock.at = FRIDAY_EVENING
    down: Delivery = RetryLater(timedelta(minutes=1), whole_bot=True)
    evening.phone.answers = [down] * 10_000
    book(evening, TUESDAY, mother(evening), evening.town.other_parent)
    for _minute in range(7):
        await evening.beat(timedelta(minutes=1))
        await watching.look()
    assert tasks(evening, CHANNEL_DOWN) == 1
    assert [letter.to for letter in postbox.letters] == ["chef@ville.example"]
    assert "SMS" in postbox.letters[0].subject
    while evening.clock() < MONDAY_MORNING - 3 * HOUR:
        await evening.beat(2 * HOUR)
        await watching.look()
    assert len(postbox.letters) == 3, "Friday, Saturday, Sunday"
    assert tasks(evening, CHANNEL_DOWN) == 1
    evening.phone.answers = []
    await until(evening, MONDAY_MORNING)
    await evening.beat(timedelta(minutes=1))
    await watching.look()
    assert {number for number, _text in evening.phone.got} == {
        f"+3363998{person:04d}" for person in (mother(evening), evening.town.other_parent)
    }
    assert "réparé" in postbox.letters[-1].subject
    assert tasks(evening, CHANNEL_DOWN) == 0


async def test_a_reminder_arrived_after_the_appointment(evening: Evening) -> None:
    """The channel is down until it is over: nothing goes afterwards, one task gives the count."""
    watching = watch(evening, Postbox())
    evening.phone.answers = [RetryLater(timedelta(minutes=1), whole_bot=True)] * 10_000
    book(evening, STARTS, mother(evening), evening.town.other_parent)
    await until(evening, STARTS + HOUR, timedelta(hours=3))
    evening.phone.answers = []
    await until(evening, STARTS + DAY)
    await watching.look()
    assert evening.phone.got == []
    found = evening.database.read_now(open_tasks)
    missed = [task.detail for task in found if task.kind == REMINDERS_MISSED]
    assert len(missed) == 1
    assert int(missed[0] or 0) >= 2
    assert tasks(evening, TELL_BY_HAND) == 0, "nobody is asked to call about what is past"


async def test_a_cancelled_appointment_was_still_reminded(evening: Evening) -> None:
    """Even when its reminder was in the outbox already."""
    appointment = book(evening, STARTS, mother(evening))
    await evening.beat()
    evening.phone.answers = [RetryLater(HOUR)]
    await until(evening, STARTS - 2 * DAY + HOUR)
    ask(evening, CancelAppointment(evening.town.situation, appointment))
    before = len(evening.phone.got)
    await until(evening, STARTS + HOUR)
    after = [text for _number, text in evening.phone.got[before:]]
    assert len(after) == 1
    assert "annulé" in after[0]


async def test_a_moved_appointment_was_reminded_at_the_old_time(evening: Evening) -> None:
    """From the move on, every message tells the new day; a reminder follows the new one."""
    appointment = book(evening, STARTS, mother(evening))
    await evening.beat()
    new = STARTS + 7 * DAY
    ask(evening, MoveAppointment(evening.town.situation, appointment, new, new + HOUR))
    before = len(evening.phone.got)
    await until(evening, new + HOUR)
    after = [text for _number, text in evening.phone.got[before:]]
    assert len(after) == 3, "the move, two days before, the day before"
    assert all("10 décembre" in text for text in after)


async def test_one_person_received_136_messages(evening: Evening) -> None:
    """Planned again at every change, after days off: one message about one appointment."""
    appointment = book(evening, STARTS, mother(evening))
    for hours in range(136):
        new = STARTS + timedelta(hours=hours % 5)
        ask(evening, MoveAppointment(evening.town.situation, appointment, new, new + HOUR))
    evening.clock.at = STARTS - timedelta(hours=16)
    for _beat in range(5):
        await evening.beat()
    assert len(evening.phone.got) == 1


async def test_one_person_received_136_messages_from_a_channel_that_never_confirms(
    evening: Evening,
) -> None:
    """Each may have arrived: a few tries further and further apart, then the staff."""
    evening.phone.answers = [Unsure()] * 10_000
    book(evening, STARTS, mother(evening))
    before = len(evening.phone.answers)
    for _look in range(40):
        await evening.beat(timedelta(minutes=5))
    assert before - len(evening.phone.answers) == MOST_TRIES
    assert evening.by_hand() == 1


async def test_only_one_of_the_people_concerned_learnt_of_a_cancellation(
    evening: Evening,
) -> None:
    """All who were told are told; one who cannot be reached is a task."""
    people = (mother(evening), evening.town.other_parent, evening.town.people[Role.YOUNG_PERSON])
    appointment = book(evening, STARTS, *people)
    await evening.beat()
    ask(evening, CancelAppointment(evening.town.situation, appointment))
    await evening.beat(HOUR)
    cancelled = [number for number, text in evening.phone.got if "annulé" in text]
    assert len(set(cancelled)) == 2
    assert evening.by_hand() == 1, "the young person agreed to no channel"


async def test_a_booking_made_after_the_nightly_run_got_no_reminder(evening: Evening) -> None:
    """Arranged this evening for tomorrow morning: told at once, no job of the night needed."""
    evening.clock.at = datetime(2026, 12, 2, 17, 45, tzinfo=UTC)
    book(evening, STARTS, mother(evening))
    await evening.beat()
    assert len(evening.phone.got) == 1


async def test_a_missed_nightly_run_was_never_caught_up(database: Database) -> None:
    """Off at the hour of the night: it runs at the next look, once, whoever looks."""
    clock, ran = FrozenClock(datetime(2026, 11, 23, 1, tzinfo=UTC)), list[datetime]()

    async def work() -> None:
        ran.append(clock())

    job = Job("nightly", work, Daily(time(3, 30), PARIS))
    one, other = Beating(database, clock), Beating(database, clock)
    await one.run(job)
    assert len(ran) == 1, "never seen: at once"
    clock.at = datetime(2026, 11, 24, 11, tzinfo=UTC)
    await asyncio.gather(one.run(job), other.run(job))
    await one.run(job)
    assert ran[1:] == [clock()]
    clock.at = datetime(2026, 11, 25, 2, 31, tzinfo=UTC)
    await other.run(job)
    assert len(ran) == 3


async def test_stale_buttons_raised_an_error(builder: Builder, database: Database) -> None:
    """A button of a question that is over gets a kind answer, and the question of now."""
    anna = Person(builder.house(database).desk)
    await (await anna.say("bonjour")).press("Trouver de l'aide")
    old = anna.token("Loisirs, transport")
    await anna.press("Santé, mal-être, addictions")
    await anna.press_token(old)
    assert anna.sees[0].startswith("Ce bouton n'est plus valable.")
    assert len(anna.sees) == 2


async def test_reminders_lived_in_memory_and_died_with_the_server(evening: Evening) -> None:
    """Another process, that knew nothing of the booking, reminds."""
    book(evening, STARTS, mother(evening))
    phone = Phone()
    sender = Sender(evening.database, {"sms": phone}, evening.clock, LEASE)
    librarian: Librarian = evening.reminding.librarian
    another = Reminding(evening.database, librarian, sender, evening.clock, PARIS)
    await another.sweep()
    await sender.deliver_due()
    assert len(phone.got) == 1


async def test_a_job_late_by_more_than_the_default_grace_was_dropped(
    builder: Builder, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour late, where APScheduler's own grace is one second: it runs, and once only."""
    ran = list[str]()

    async def sweeps(_self: Metronome) -> None:
        ran.append("sweep")

    monkeypatch.setattr(Metronome, "sweep", sweeps)
    scheduler = builder.house(database).metronome.start()
    told = asyncio.get_running_loop().create_future()

    def hear(event: JobExecutionEvent) -> None:
        if event.job_id == late.id and not told.done():
            told.set_result(event.code)

    try:
        [late] = [job for job in scheduler.get_jobs() if job.func.args[0].name == "sweep"]
        scheduler.add_listener(hear, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)
        missed = timedelta(hours=1, seconds=1.5)  # the last of the beats is late by 1.5 s
        scheduler.modify_job(late.id, next_run_time=late.next_run_time - missed)
        assert await asyncio.wait_for(told, timeout=30) == EVENT_JOB_EXECUTED
        assert ran == ["sweep"], "1,800 beats were missed"
    finally:
        scheduler.shutdown(wait=False)


async def test_the_calendar_file_told_what_the_message_left_out(
    evening: Evening, library: Library
) -> None:
    """A place that the message does not name, what to bring, words of the staff: none is in it."""
    hidden = next(record for record in library.shelf if record.kind == "pjj")
    expected = (Attendee(mother(evening), Part.GUARDIAN),)
    ask(
        evening,
        BookAppointment(
            evening.town.situation,
            MeetingKind.FAMILY,
            STARTS,
            STARTS + HOUR,
            expected,
            place=hidden.id,
            place_words="bureau du juge",
            bring="le jugement",
        ),
    )
    await evening.beat()
    (_number, message) = evening.phone.got[0]
    wording = Wording(library, "fr", PARIS, evening.clock().date())

    def written(session: Session) -> str:
        mine = ahead_of(session, mother(evening), evening.clock())
        file = entries_file(
            session, mother(evening), mine, wording, host="a.example", at=evening.clock()
        )
        return file.content.decode()

    calendar = evening.database.read_now(written)
    assert "SUMMARY:Rendez-vous" in calendar
    for betraying in (hidden.nom, "juge", "jugement", "guardian", "LOCATION", "DESCRIPTION"):
        assert betraying not in message + calendar
