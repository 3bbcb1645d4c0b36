"""A measure in the hands of school, family, service, tutor and clock, in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Engine, select, update

from conversations.refusals import sentence
from resources_db.actions import Action, Actor, Done, Reason, Refused, Role
from resources_db.agreements.actions import GiveAnswer
from resources_db.agreements.standing import accompaniment_agreed
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import text_of
from resources_db.conventions.terms import ConventionKind
from resources_db.door import perform
from resources_db.hosting.actions import SetCapacity, WaitForPlace
from resources_db.hosting.terms import Slot
from resources_db.measures.actions import (
    Acknowledge,
    ArrangeReturn,
    CancelMeasure,
    ChangeHalfDay,
    CheckCompletion,
    CloseMeasure,
    CompleteMeasure,
    DraftMeasure,
    EndMeasure,
    GiveLearnt,
    GiveSchoolWork,
    MarkHalfDay,
    NoteReturn,
    PlanDays,
    SignContract,
    StartMeasure,
    WriteAsTutor,
    WriteInBooklet,
)
from resources_db.measures.finding import half_days, terms_hash
from resources_db.measures.machine import TRANSITIONS, State
from resources_db.measures.sweeping import sweep
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Activity, EndGround, Half, HalfDay, Learnt, Mark, Page
from resources_db.people.tables import MembershipRow
from resources_db.storage.work import WorkSession
from tests.resources_db.measures import making
from tests.resources_db.measures.laws import LIVE, broken_laws
from tests.resources_db.measures.making import ALTERNATIVE, SANCTION, TODAY
from tests.resources_db.town import AT, STRANGE, Town

DAYS = st.integers(0, 9).map(lambda n: TODAY + timedelta(days=n))
HOURS = st.sampled_from([(time(9), time(12)), (time(14), time(16)), (time(17), time(19))])
FAMILY = (Role.GUARDIAN, Role.YOUNG_PERSON)
LEARNT = (Learnt.YES, Learnt.NO, Learnt.A_LITTLE)
SIGNERS = (Role.SCHOOL_HEAD, Role.AGENT, *FAMILY)
PASSES = st.sampled_from(
    [timedelta(minutes=20), timedelta(hours=2), timedelta(hours=14), timedelta(days=2)]
)
LEADS: dict[State, set[State]] = {
    state: {end for (begin, _step), end in TRANSITIONS.items() if begin is state} for state in State
}


class Story(RuleBasedStateMachine):
    """Each step asks the door, in a transaction that is undone when the story ends."""

    engine: ClassVar[Engine]
    town: ClassVar[Town]
    seen: ClassVar[set[tuple[State, State]]] = set()
    """The steps that were taken in all the stories."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self.swept = AT
        self.connection = self.engine.connect()
        self.transaction = self.connection.begin()
        self.session = WorkSession(self.connection)
        making.convention(self.session, self.town.organisations["school"], ConventionKind.SCHOOL)
        making.convention(self.session, self.town.organisations["club"])
        making.places(self.session, self.town.organisations["club"], 1)
        self.states: dict[int, list[State]] = {}

    @initialize(chapter=st.sampled_from([0, 1, 2, 3, 3, 4, 4, 5]))
    def begin(self, chapter: int) -> None:
        """A story begins anywhere: with nothing, planned, signed, running, all marked, or done."""
        if chapter == 0:
            return
        self.now = self.swept = AT if chapter >= 3 else AT - timedelta(days=1)
        making.agree(self.session, self.town)
        measure = making.arranged(self.session, self.town, self.now)
        if chapter > 1:
            self.ask(making.sheet(self.session, self.town, measure), Role.AGENT)
        if chapter > 3:
            self.now = self.swept = AT + timedelta(days=7)
            making.marked(self.session, self.town, measure)
        if chapter > 4:
            self.ask(CompleteMeasure(self.town.situation, measure), Role.AGENT)
        self.states[measure] = [State(self.session.get_one(MeasureRow, measure).state)]

    def teardown(self) -> None:
        """Undo it all."""
        self.seen.update(visited(self.states))
        self.session.close()
        self.transaction.rollback()
        self.connection.close()

    def ask(self, action: Action, role: Role) -> bool:
        """As the person of a quality; a refusal has its sentence and leaves all as it was."""
        outcome = perform(self.session, self.town.actor(role), action, self.now)
        if isinstance(outcome, Refused):
            assert sentence(outcome).msgid
        return isinstance(outcome, Done)

    def measures(self) -> list[MeasureRow]:
        """Every one there is, oldest first."""
        return list(self.session.scalars(select(MeasureRow).order_by(MeasureRow.id)))

    def some(self, which: int) -> MeasureRow | None:
        """One of the measures."""
        rows = self.measures()
        return rows[which % len(rows)] if rows else None

    @rule(passes=PASSES)
    def time_passes(self, passes: timedelta) -> None:
        """The sweep runs when it wakes."""
        self.now += passes
        self.swept = self.now
        for measure in sweep(self.session, self.now):
            asked = StartMeasure(self.town.situation, measure)
            began = perform(self.session, Actor.system(), asked, self.now)
            assert isinstance(began, Done), began
        self.session.flush()

    @rule(outside=st.booleans(), days=st.integers(0, 14), role=st.sampled_from([Role.AGENT]))
    def draft(self, outside: bool, days: int, role: Role) -> None:
        """The service drafts one, of either regime."""
        if len(self.measures()) < 3:
            frame = SANCTION if outside else ALTERNATIVE
            last = TODAY + timedelta(days=days)
            self.ask(DraftMeasure(self.town.situation, frame, TODAY, last), role)

    @rule(
        which=st.integers(0, 3),
        days=st.lists(st.tuples(DAYS, HOURS), min_size=1, max_size=5, unique=True),
        received=st.booleans(),
    )
    def plan(
        self,
        which: int,
        days: list[tuple[date, tuple[time, time]]],
        received: bool,
    ) -> None:
        """Some days at the club, the first maybe at the service."""
        row = self.some(which)
        if row is None:
            return
        asked = [making.mission(self.town, day, hours) for day, hours in sorted(days)]
        if received:
            first = asked[0]
            asked[0] = HalfDay(first.day, first.starts, first.ends, Activity.RECEPTION)
        self.ask(PlanDays(self.town.situation, row.id, tuple(asked)), Role.AGENT)

    @rule(which=st.integers(0, 3), day=DAYS, hours=HOURS)
    def change(self, which: int, day: date, hours: tuple[time, time]) -> None:
        """The last half-day becomes another."""
        row = self.some(which)
        planned = () if row is None else half_days(self.session, row.id)
        if planned:
            there = making.mission(self.town, day, hours)
            self.ask(ChangeHalfDay(self.town.situation, planned[-1].id, there), Role.AGENT)

    @rule(role=st.sampled_from(FAMILY), said=st.sampled_from([Answer.YES] * 7 + [Answer.NO]))
    def answer(self, role: Role, said: Answer) -> None:
        """To the accompaniment, on one's own page."""
        text = text_of(Act.ACCOMPANIMENT, "fr")
        who = self.town.people[role]
        self.ask(
            GiveAnswer(
                self.town.situation, who, Act.ACCOMPANIMENT, said,
                text.version, text.hash, "fr", Means.PAGE,
            ),
            role,
        )  # fmt: skip

    @rule(yes=st.sampled_from([True] * 5 + [False]))
    def link(self, yes: bool) -> None:
        """To the club, which the service proposed."""
        club = self.town.organisations["club"]
        making.let_propose(self.session, self.town, club)
        text = text_of(Act.LINK, "fr")
        self.ask(
            GiveAnswer(
                self.town.situation, self.town.people[Role.GUARDIAN], Act.LINK,
                Answer.YES if yes else Answer.WITHDRAWN, text.version, text.hash, "fr",
                Means.PAGE, organisation=club,
            ),
            Role.GUARDIAN,
        )  # fmt: skip

    @rule(which=st.integers(0, 3), role=st.sampled_from(SIGNERS))
    def sign(self, which: int, role: Role) -> None:
        """On one's own page, on the terms of now."""
        row = self.some(which)
        if row is not None:
            shown = terms_hash(self.session, row)
            self.ask(SignContract(self.town.situation, row.id, shown), role)

    @rule(which=st.integers(0, 3), lacking=st.integers(0, 4))
    def sheet(self, which: int, lacking: int) -> None:
        """On paper, maybe with one signature lacking."""
        row = self.some(which)
        if row is not None:
            whole = making.sheet(self.session, self.town, row.id)
            some = tuple(one for n, one in enumerate(whole.signatures) if n != lacking)
            self.ask(replace(whole, signatures=some), Role.AGENT)

    @rule(
        which=st.integers(0, 3),
        mark=st.sampled_from(Mark),
        role=st.sampled_from([Role.MISSION_TUTOR, Role.AGENT]),
        first_only=st.booleans(),
    )
    def mark(self, which: int, mark: Mark, role: Role, first_only: bool) -> None:
        """One tap on the first half-day, or one on each; now and then a second one."""
        row = self.some(which)
        planned = () if row is None else half_days(self.session, row.id)
        for one in planned[:1] if first_only else planned:
            self.ask(MarkHalfDay(self.town.situation, one.id, mark), role)

    @rule(which=st.integers(0, 3), step=st.sampled_from([0, 1, 2, 3, 3, 4, 4, 4, 5, 6, 6, 7, 8]))
    def go_on(self, which: int, step: int) -> None:
        """Whatever else may be asked of a measure."""
        row = self.some(which)
        if row is None:
            return
        where, number = self.town.situation, row.id
        later = self.now + timedelta(days=3)
        asked: list[tuple[Action, Role]] = [
            (StartMeasure(where, number), Role.AGENT),
            (EndMeasure(where, number, EndGround.SAFETY), Role.SCHOOL_HEAD),
            (CancelMeasure(where, number), Role.AGENT),
            (CheckCompletion(where, number, respected=True, educational=True), Role.SCHOOL_HEAD),
            (CompleteMeasure(where, number), Role.AGENT),
            (ArrangeReturn(where, number, later, later + timedelta(hours=1)), Role.AGENT),
            (NoteReturn(where, number, self.now.date()), Role.CPE),
            (CloseMeasure(where, number, goes_on=True), Role.AGENT),
            (Acknowledge(where, number), Role.SCHOOL_HEAD),
        ]
        self.ask(*asked[step])

    @rule(which=st.integers(0, 3), what=st.integers(0, 6))
    def meanwhile(self, which: int, what: int) -> None:
        """What the school, the family and the tutor write, say that they know, or mark."""
        row = self.some(which)
        if row is None:
            return
        where, number = self.town.situation, row.id
        planned = half_days(self.session, number)
        last = planned[-1].id if planned else 0
        asked: list[tuple[Action, Role]] = [
            (GiveSchoolWork(where, number, "Mme Ba", "Exercice 3"), Role.CPE),
            (WriteInBooklet(where, number, Page.DONE, "J'ai peint."), Role.YOUNG_PERSON),
            (WriteAsTutor(where, number, "Bravo."), Role.MISSION_TUTOR),
            (GiveLearnt(where, number, LEARNT), Role.GUARDIAN),
            (Acknowledge(where, number), Role.CPE),
            (MarkHalfDay(where, last, Mark.ABSENT), Role.CPE),
            (MarkHalfDay(where, last, Mark.LATE), Role.MISSION_TUTOR),
        ]
        self.ask(*asked[what])

    @rule(which=st.integers(0, 3), who=st.sampled_from(STRANGE), mark=st.sampled_from(Mark))
    def stranger(self, which: int, who: str, mark: Mark) -> None:
        """Someone whose quality counts elsewhere gets nothing done here."""
        row = self.some(which)
        for one in () if row is None else half_days(self.session, row.id):
            action = MarkHalfDay(self.town.situation, one.id, mark)
            outcome = perform(self.session, self.town.stranger(who), action, self.now)
            assert outcome == Refused(Reason.NOT_ALLOWED, "rights")

    @rule(there=st.booleans())
    def tutor_leaves(self, there: bool) -> None:
        """The club's tutor leaves it, or comes back."""
        theirs = MembershipRow.person_id == self.town.people[Role.MISSION_TUTOR]
        until = None if there else self.now
        self.session.execute(update(MembershipRow).where(theirs).values(until=until))

    @rule(which=st.integers(0, 3), day=DAYS, places=st.sampled_from([1, 2]))
    def line(self, which: int, day: date, places: int) -> None:
        """In line for a morning; and maybe a place more from now on."""
        row, club = self.some(which), self.town.organisations["club"]
        if row is not None:
            slot = Slot(day, Half.MORNING)
            self.ask(WaitForPlace(self.town.situation, row.id, club, (slot,)), Role.AGENT)
        if places == 2:
            week = frozenset(range(7))
            self.ask(SetCapacity(club, places, self.now.date(), week), Role.COORDINATOR)

    @invariant()
    def the_laws_hold(self) -> None:
        """Of the rows as they are."""
        broken = broken_laws(self.session, self.town, self.swept)
        assert not broken, broken

    @invariant()
    def only_drawn_steps_were_taken(self) -> None:
        """From one look to the next, each measure went along the table, two steps at most."""
        for row in self.measures():
            state = State(row.state)
            before = self.states.setdefault(row.id, [State.DRAFTED])
            if before[-1] is not state:
                near = LEADS[before[-1]]
                assert state in near | {end for one in near for end in LEADS[one]}, (before, state)
                before.append(state)

    @invariant()
    def nothing_goes_on_without_its_agreement(self) -> None:
        """What needs a holder, and is past a draft, has one (R10, R11, R45)."""
        agreed = accompaniment_agreed(self.session, self.town.situation, self.now)
        for row in self.measures():
            if row.state in LIVE - {"drafted"}:
                assert agreed, row.state


def visited(stories: dict[int, list[State]]) -> set[tuple[State, State]]:
    """The steps a story took."""
    return {pair for states in stories.values() for pair in pairwise(states)}
