"""What the plan of reminders promises, on the days that matter and on random stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from resources_db.meetings.plan import Custom
from resources_db.meetings.terms import NOTICES, Answer, Kind, PersonId, Why, Wish
from tests.resources_db.meetings.world import (
    DAY,
    HOUR,
    PARIS,
    QUIET,
    World,
    meeting,
    paris,
    somebody,
)

ONE = PersonId(1)


def booked(now: datetime, starts: datetime, **world: object) -> World:
    """A world in which one person is expected at an appointment just booked."""
    made = World(now, facts=meeting(starts), people={ONE: somebody()}, **world)  # type: ignore[arg-type]
    made.plan_again()
    return made


def received(world: World) -> list[tuple[Kind, str]]:
    """What left, with its moment on the wall clock."""
    return [
        (sending.kind, f"{sending.at.astimezone(PARIS):%a %d/%m %H:%M}") for sending in world.sent
    ]


def test_usual_reminders() -> None:
    """Told at once, two days before, and the evening before a morning appointment."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    world.run(paris(2026, 12, 4))
    assert received(world) == [
        (Kind.ANNOUNCED, "Mon 23/11 10:00"),
        (Kind.TWO_DAYS, "Tue 01/12 10:00"),
        (Kind.LAST, "Wed 02/12 18:00"),
    ]


def test_an_afternoon_is_reminded_the_same_morning() -> None:
    """From 13:00 on, the last reminder goes the same morning."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 14))
    world.run(paris(2026, 12, 4))
    assert received(world)[-1] == (Kind.LAST, "Thu 03/12 08:30")


def test_a_monday_morning_is_reminded_on_saturday() -> None:
    """Sunday is quiet and Monday 8:30 leaves half an hour: Saturday evening it is."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 7, 9))
    world.run(paris(2026, 12, 8))
    assert received(world)[1:] == [(Kind.LAST, "Sat 05/12 18:00")]


def test_a_late_booking_is_told_at_once_and_only_once() -> None:
    """Booked at 15:00 for tomorrow 9:00: one message now, none at 18:00."""
    world = booked(paris(2026, 11, 24, 15), paris(2026, 11, 25, 9))
    world.run(paris(2026, 11, 26))
    assert received(world) == [(Kind.ANNOUNCED, "Tue 24/11 15:00")]


def test_a_booking_in_the_night_waits_for_the_morning() -> None:
    """Quiet hours hold for announcements too."""
    world = booked(paris(2026, 11, 24, 22), paris(2026, 11, 25, 14))
    world.run(paris(2026, 11, 26))
    assert received(world) == [(Kind.ANNOUNCED, "Wed 25/11 08:00")]


def test_when_only_quiet_hours_are_left_the_staff_calls() -> None:
    """Cancelled at 7:30 for 8:00: nothing is pushed, somebody is to be told by hand."""
    world = booked(paris(2026, 11, 20, 10), paris(2026, 11, 25, 8))
    world.run(paris(2026, 11, 25, 7, 30))
    world.facts = None
    world.plan_again()
    assert [one.why for one in world.by_hand] == [Why.QUIET]
    world.run(paris(2026, 11, 25, 9))
    assert Kind.CANCELLED not in [kind for kind, _when in received(world)]


def test_a_city_may_prefer_a_text_at_night_to_silence() -> None:
    """The same story where the city allows it: the text goes at once."""
    custom = Custom(QUIET, quiet_rather_than_silent=True)
    world = booked(paris(2026, 11, 20, 10), paris(2026, 11, 25, 8), custom=custom)
    world.run(paris(2026, 11, 25, 7, 30))
    world.facts = None
    world.plan_again()
    world.run(paris(2026, 11, 25, 9))
    assert received(world)[-1] == (Kind.CANCELLED, "Wed 25/11 07:30")


def test_a_moved_appointment_is_told_once_and_reminded_at_its_new_time() -> None:
    """Nothing of the old time goes out any more."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    world.run(paris(2026, 11, 25))
    world.facts = meeting(paris(2026, 12, 10, 9))
    world.plan_again()
    world.run(paris(2026, 12, 11))
    assert received(world) == [
        (Kind.ANNOUNCED, "Mon 23/11 10:00"),
        (Kind.MOVED, "Wed 25/11 12:00"),
        (Kind.TWO_DAYS, "Tue 08/12 10:00"),
        (Kind.LAST, "Wed 09/12 18:00"),
    ]


def test_moved_and_moved_back_before_anyone_was_told_says_nothing() -> None:
    """What matters is what the person was told, not what was typed meanwhile."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    world.run(paris(2026, 11, 23, 21))
    for starts in (paris(2026, 12, 4, 9), paris(2026, 12, 3, 9)):
        world.facts = meeting(starts)
        world.plan_again()
    world.run(paris(2026, 11, 24, 12))
    assert received(world) == [(Kind.ANNOUNCED, "Mon 23/11 10:00")]


def test_back_to_the_first_time_is_told_again() -> None:
    """Tuesday, then Thursday, then Tuesday, then Thursday: three changes, three messages."""
    first, second = paris(2026, 12, 8, 10), paris(2026, 12, 10, 10)
    world = booked(paris(2026, 11, 23, 10), first)
    for day, starts in enumerate((second, first, second)):
        world.run(paris(2026, 11, 24 + day))
        world.facts = meeting(starts)
        world.plan_again()
    world.run(paris(2026, 11, 28))
    assert [kind for kind, _when in received(world)] == [Kind.ANNOUNCED, *[Kind.MOVED] * 3]


def test_adding_someone_tells_only_them() -> None:
    """The others are not written to again."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    world.run(paris(2026, 11, 24))
    world.people[PersonId(2)] = somebody(2)
    world.plan_again()
    world.run(paris(2026, 11, 25))
    assert [(s.person, s.kind) for s in world.sent] == [
        (ONE, Kind.ANNOUNCED),
        (PersonId(2), Kind.ANNOUNCED),
    ]


def test_who_was_never_told_is_not_told_of_a_cancellation() -> None:
    """Booked and cancelled in the same night: silence."""
    world = booked(paris(2026, 11, 23, 22), paris(2026, 12, 3, 9))
    world.facts = None
    world.plan_again()
    world.run(paris(2026, 12, 4))
    assert world.sent == []


def test_every_person_told_learns_of_a_cancellation() -> None:
    """Not only the one who asked for it."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    for number in (2, 3):
        world.people[PersonId(number)] = somebody(number)
    world.plan_again()
    world.run(paris(2026, 11, 24))
    world.facts = None
    world.plan_again()
    world.run(paris(2026, 12, 4))
    assert {s.person for s in world.sent if s.kind is Kind.CANCELLED} == {1, 2, 3}


def test_after_days_of_downtime_only_what_is_still_useful_goes() -> None:
    """Down over the reminder of two days before: the last one goes, the other is past."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 14))
    world.run(paris(2026, 11, 24))
    world.sleep(paris(2026, 12, 3, 9))
    world.run(paris(2026, 12, 4))
    assert received(world) == [
        (Kind.ANNOUNCED, "Mon 23/11 10:00"),
        (Kind.LAST, "Thu 03/12 09:00"),
    ]


def test_a_wish_for_earlier_reminders_does_not_write_at_once() -> None:
    """The reminder of a week before is not caught up when it is asked for too late."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    world.run(paris(2026, 11, 28))
    world.change(ONE, wish=Wish.EARLIER)
    world.run(paris(2026, 12, 4))
    assert [kind for kind, _when in received(world)] == [Kind.ANNOUNCED, Kind.TWO_DAYS]


def test_who_cannot_come_is_not_reminded_but_told_of_changes() -> None:
    """No reminder after a no; the new date all the same."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    world.run(paris(2026, 11, 24))
    world.change(ONE, answer=Answer.NOT_COMING)
    world.run(paris(2026, 12, 2, 20))
    assert [kind for kind, _when in received(world)] == [Kind.ANNOUNCED]
    world.facts = meeting(paris(2026, 12, 10, 9))
    world.plan_again()
    world.run(paris(2026, 12, 3, 9))
    assert received(world)[-1] == (Kind.MOVED, "Thu 03/12 08:00")


def test_both_clock_changes_keep_the_hour_of_the_wall() -> None:
    """Reminders across a change go at the hour people read on the wall."""
    spring = booked(paris(2027, 3, 20, 10), paris(2027, 3, 30, 9))
    spring.run(paris(2027, 3, 31))
    assert received(spring)[1:] == [(Kind.LAST, "Mon 29/03 18:00")] or received(spring)[1:] == [
        (Kind.TWO_DAYS, "Sat 27/03 10:00"),
        (Kind.LAST, "Mon 29/03 18:00"),
    ]
    autumn = booked(paris(2026, 10, 16, 10), paris(2026, 10, 26, 14))
    autumn.run(paris(2026, 10, 27))
    assert received(autumn)[-1] == (Kind.LAST, "Mon 26/10 08:30")


@given(st.integers(0, 2 * 365 * 24 * 60))
def test_first_open_is_open_and_first(minutes: int) -> None:
    """The first open instant is not quiet, and nothing just before it was open."""
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    moment = QUIET.first_open(at)
    assert moment is not None
    assert not QUIET.holds(moment)
    assert moment >= at
    if moment > at:
        assert QUIET.holds(moment - timedelta(microseconds=1))
        assert QUIET.holds(at)


moves = st.integers(min_value=1, max_value=24 * 20)


class Stories(RuleBasedStateMachine):
    """A service, families and a machine that do whatever they like with one appointment."""

    @initialize(hour=st.integers(0, 23), days=st.integers(0, 12))
    def begin(self, hour: int, days: int) -> None:
        """A first person is expected."""
        now = paris(2026, 10, 20, hour)
        self.world = booked(now, now + days * DAY + 5 * HOUR)
        self.withdrawn: dict[PersonId, datetime] = {}

    @rule(hours=moves)
    def moved(self, hours: int) -> None:
        self.world.facts = meeting(self.world.now + hours * HOUR)
        self.world.plan_again()

    @rule()
    def cancelled(self) -> None:
        self.world.facts = None
        self.world.plan_again()

    @rule(number=st.integers(1, 3))
    def invited(self, number: int) -> None:
        person = PersonId(number)
        self.world.people.setdefault(person, somebody(number))
        self.world.change(person, invited=True)

    @rule(number=st.integers(1, 3))
    def taken_off(self, number: int) -> None:
        if PersonId(number) in self.world.people:
            self.world.change(PersonId(number), invited=False)

    @rule(number=st.integers(1, 3), reachable=st.booleans())
    def agreement_given_or_withdrawn(self, number: int, *, reachable: bool) -> None:
        person = PersonId(number)
        if person in self.world.people:
            self.world.change(person, reachable=reachable)
            self.withdrawn.pop(person, None)
            if not reachable:
                self.withdrawn[person] = self.world.now

    @rule(wish=st.sampled_from(Wish), answer=st.sampled_from([None, *Answer]))
    def wished(self, wish: Wish, answer: Answer | None) -> None:
        self.world.change(ONE, wish=wish, answer=answer)

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.world.run(self.world.now + hours * HOUR)

    @rule(hours=st.integers(1, 100))
    def machine_down(self, hours: int) -> None:
        self.world.sleep(self.world.now + hours * HOUR)

    @invariant()
    def nothing_out_of_its_time(self) -> None:
        """Nothing before ``not_before``, nothing after ``useful_until``, nothing at night."""
        for sending in self.world.sent:
            assert sending.reminder.not_before <= sending.at < sending.reminder.useful_until
            assert not QUIET.holds(sending.at)

    @invariant()
    def nothing_after_withdrawal(self) -> None:
        """Who withdrew gets nothing until they agree again."""
        for person, since in self.withdrawn.items():
            assert all(s.at <= since for s in self.world.sent if s.person == person)

    @invariant()
    def nothing_twice(self) -> None:
        """No message is sent again, and no two in a row tell the same."""
        keys = [(s.person, s.kind, s.reminder.fingerprint) for s in self.world.sent]
        assert len(keys) == len(set(keys))
        for person in self.world.people.values():
            told = [notice.facts for notice in person.told]
            assert all(a != b for a, b in pairwise(told))

    @invariant()
    def nobody_forgotten(self) -> None:
        """Who must know something has a message waiting, or is on the staff's list."""
        world = self.world
        world.plan_again()
        for person in world.people.values():
            wanted = world.facts if person.invited else None
            believed = person.told[-1].facts if person.told else None
            matters = wanted or believed
            if wanted == believed or matters is None or matters.starts <= world.now:
                continue
            waits = any(
                one.person == person.person and one.kind in NOTICES
                for name, one in world.rows.items()
                if name not in world.settled
            )
            by_hand = any(one.person == person.person for one in world.by_hand)
            assert waits or by_hand


Stories.TestCase.settings = settings(max_examples=400, stateful_step_count=30, deadline=None)
test_stories = Stories.TestCase


def test_a_person_off_the_list_is_released_once() -> None:
    """Taken off, then the appointment is cancelled: they already know it is not for them."""
    world = booked(paris(2026, 11, 23, 10), paris(2026, 12, 3, 9))
    world.run(paris(2026, 11, 24))
    world.change(ONE, invited=False)
    world.run(paris(2026, 11, 25))
    world.facts = None
    world.plan_again()
    world.run(paris(2026, 12, 4))
    assert [kind for kind, _when in received(world)] == [Kind.ANNOUNCED, Kind.RELEASED]
    assert replace(world.people[ONE]).told[-1].facts is None
