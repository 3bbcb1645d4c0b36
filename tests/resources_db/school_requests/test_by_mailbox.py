"""A school whose head has no account: what a measure asks of it goes by its official mailbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.agreements.terms import Means
from resources_db.door import perform
from resources_db.measures.actions import CompleteMeasure, MarkHalfDay
from resources_db.measures.ending import STOPPED
from resources_db.measures.finding import signatures, terms_hash
from resources_db.measures.handing import hand_over, to_mail
from resources_db.measures.machine import State
from resources_db.measures.sweeping import sweep
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.telling import TELL_SCHOOL
from resources_db.measures.terms import EndGround, Mark, Signer
from resources_db.people.tables import MembershipRow, OrganisationRow
from resources_db.school_requests.actions import AnswerAsSchool, AskSchool, OpenSchoolLink
from resources_db.school_requests.reading import asked_of, requests_of
from resources_db.school_requests.sending import note_failed, take_due
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind, Said, SchoolAnswer
from resources_db.storage.database import Database
from resources_db.tasks.opening import SCHOOL_UNREACHABLE, open_tasks
from tests.resources_db.measures import making
from tests.resources_db.town import AT, BEFORE, Town, build

NAME = "Mme Invent, principale"
VISITOR = Actor(frozenset({Role.VISITOR}))
LATER = AT + timedelta(days=7)


@dataclass
class School:
    """A town whose school has a mailbox and no head here."""

    database: Database
    town: Town

    def make(self, make: Callable[[Session, Town], int]) -> int:
        """A measure at a stage; what it tells is handed over."""
        measure = self.database.write_now(lambda s: make(s, self.town))
        self.hand_over()
        return measure

    def hand_over(self, at: datetime = AT) -> None:
        """What the metronome does."""
        self.database.write_now(lambda s: hand_over(s, at, lambda notice: {"t": notice.lang}))

    def asked(self) -> Sequence[SchoolRequestRow]:
        """The questions that wait, the newest first."""
        rows = self.database.read_now(lambda s: requests_of(s, self.town.situation))
        return [row for row in rows if row.taken_back is None and row.answered is None]

    def kinds(self) -> list[str]:
        """What is asked."""
        return sorted(row.kind for row in self.asked())

    def answer(self, kind: RequestKind, said: Said, at: datetime = AT) -> Outcome:
        """Open the link of the question of a kind, and answer."""
        one = next(row.id for row in self.asked() if row.kind == kind)
        token, secret = f"{one:043d}", f"{one:042d}s"

        def work(session: Session) -> Outcome:
            due = update(SchoolRequestRow).values(send_from=None)
            session.execute(due.where(SchoolRequestRow.id != one))
            take_due(session, at, [token])
            perform(session, VISITOR, OpenSchoolLink(token, secret), at)
            return perform(session, VISITOR, AnswerAsSchool(secret, said), at)

        return self.database.write_now(work)

    def fail(self, request: int, at: datetime, *, for_good: bool = False) -> None:
        """Its letter does not leave."""
        self.database.write_now(lambda s: note_failed(s, request, at, for_good=for_good))

    def row(self, measure: int) -> MeasureRow:
        """As the database knows it."""
        return self.database.read_now(lambda s: s.get_one(MeasureRow, measure))

    def terms(self, measure: int) -> str:
        """Of its contract."""
        return self.database.read_now(lambda s: terms_hash(s, s.get_one(MeasureRow, measure)))

    def tasks(self) -> list[str]:
        """The kinds of those that wait."""
        return [one.kind for one in self.database.read_now(open_tasks)]


@pytest.fixture
def school(database: Database) -> School:
    """Its head left; its mailbox is known."""

    def work(session: Session) -> Town:
        town = build(session)
        head = MembershipRow.role == Role.SCHOOL_HEAD.value
        session.execute(update(MembershipRow).where(head).values(until=BEFORE))
        where = OrganisationRow.id == town.organisations["school"]
        session.execute(
            update(OrganisationRow).where(where).values(mailbox="ce.0760001a@ac.example")
        )
        return town

    return School(database, database.write_now(work))


def test_a_planned_measure_asks_for_the_signature_and_the_work(school: School) -> None:
    """By links, not by a letter that leads to a console where nobody has an account."""
    school.make(making.planned)
    assert school.kinds() == ["link_teacher", "sign_contract"]
    assert not [one for one in school.database.read_now(to_mail) if "ac.example" in one.to]


def test_the_head_signs_the_terms_that_were_shown(school: School) -> None:
    """With name and quality, kept as the proof; other terms are refused, and a second time too."""
    measure = school.make(making.planned)
    sign = RequestKind.SIGN_CONTRACT
    stale = school.answer(sign, Said(SchoolAnswer.SIGNED, NAME, "0" * 64))
    assert stale == Refused(Reason.TEXT_CHANGED, "R6")
    assert isinstance(
        school.answer(sign, Said(SchoolAnswer.SIGNED, NAME, school.terms(measure))), Done
    )
    (signed,) = school.database.read_now(
        lambda s: list(signatures(s, s.get_one(MeasureRow, measure)))
    )
    proof = (signed.signer, signed.means, signed.named, signed.person_id)
    assert proof == (Signer.HEAD, Means.PAGE, NAME, None)
    assert signed.terms_hash == school.terms(measure)


def test_a_head_who_does_not_sign_stops_nothing_by_it(school: School) -> None:
    """The service is told, and calls."""
    measure = school.make(making.planned)
    done = school.answer(RequestKind.SIGN_CONTRACT, Said(SchoolAnswer.REFUSED))
    assert isinstance(done, Done)
    assert school.row(measure).state == State.PLANNED
    assert "school_answered" in school.tasks()


def accident(session: Session, town: Town) -> int:
    """An accident was noted on a measure that runs."""
    measure = making.running(session, town)
    half_day = making.first_half_day(session, measure)
    making.done(making.ask(session, town, MarkHalfDay(town.situation, half_day, Mark.ACCIDENT)))
    return measure


def test_an_accident_is_known_once_it_was_seen(school: School) -> None:
    """Then nobody else is told in the head's place."""
    school.make(accident)
    assert RequestKind.INCIDENT.value in school.kinds()
    assert isinstance(school.answer(RequestKind.INCIDENT, Said(SchoolAnswer.SEEN)), Done)
    school.database.write_now(lambda s: sweep(s, AT + timedelta(minutes=20)))
    rows = school.database.read_now(lambda s: s.scalars(select(NoticeRow)).all())
    assert not [row for row in rows if row.asks and row.person_id is not None]


def test_an_accident_that_nobody_saw_goes_to_a_second_person(school: School) -> None:
    """Of the school when someone there has an account."""
    school.make(accident)
    school.database.write_now(lambda s: sweep(s, AT + timedelta(minutes=20)))
    rows = school.database.read_now(lambda s: s.scalars(select(NoticeRow)).all())
    told = [row.person_id for row in rows if row.asks and row.person_id is not None]
    assert told == [school.town.people[Role.CPE]]


def test_the_page_shows_what_happened_and_to_which_half_day(school: School) -> None:
    """As a head would see it: never the family's words, nor who signed."""
    measure = school.make(accident)

    def look(session: Session) -> tuple[list[str], bool, object]:
        session.execute(
            update(SchoolRequestRow)
            .where(SchoolRequestRow.kind != RequestKind.INCIDENT.value)
            .values(send_from=None)
        )
        take_due(session, AT, ["t" * 43])
        perform(session, VISITOR, OpenSchoolLink("t" * 43, "s" * 43), AT)
        asked = asked_of(session, "s" * 43, AT)
        assert asked is not None
        assert asked.measure is not None
        happened = [one.told.value for one in asked.happened if one.when is not None]
        return happened, bool(asked.measure.booklet or asked.measure.proofs), asked.measure.id

    assert school.database.write_now(look) == (["accident"], False, measure)


def test_the_head_checks_and_the_measure_can_be_completed(school: School) -> None:
    """A responsibility waits for it (R47)."""
    measure = school.make(making.running)
    school.database.write_now(lambda s: making.marked(s, school.town, measure))
    complete = CompleteMeasure(school.town.situation, measure)
    agent = school.town.actor(Role.AGENT)
    done = school.database.write_now(lambda s: perform(s, agent, complete, LATER))
    assert isinstance(done, Done)
    school.hand_over(LATER)
    assert RequestKind.CHECK.value in school.kinds()
    assert RequestKind.NEWS.value not in school.kinds(), "the same page tells it"
    school.answer(RequestKind.CHECK, Said(SchoolAnswer.PARTLY, NAME), LATER)
    row = school.row(measure)
    assert (row.respected, row.educational, row.checked) == (False, True, LATER)


def test_a_head_who_called_ends_it_by_the_link(school: School) -> None:
    """With a ground and a name; everyone concerned is told (R9)."""
    measure = school.make(making.running)
    ask, agent = AskSchool(school.town.situation, RequestKind.END), school.town.actor(Role.AGENT)
    school.database.write_now(lambda s: perform(s, agent, ask, AT))
    without = school.answer(RequestKind.END, Said(SchoolAnswer.END, NAME))
    assert without == Refused(Reason.ANSWER_DOES_NOT_FIT, "R6")
    ending = Said(SchoolAnswer.END, NAME, ground=EndGround.SAFETY)
    assert isinstance(school.answer(RequestKind.END, ending), Done)
    row = school.row(measure)
    assert (row.state, row.end_ground) == (State.ENDED, EndGround.SAFETY)
    assert STOPPED in school.tasks()
    school.hand_over()
    assert RequestKind.NEWS.value in school.kinds()


def test_without_a_mailbox_someone_calls(school: School) -> None:
    """Never silence."""
    school.database.write_now(lambda s: s.execute(update(OrganisationRow).values(mailbox=None)))
    school.make(making.planned)
    assert school.asked() == []
    assert TELL_SCHOOL in school.tasks()


def test_an_accident_whose_letter_does_not_leave_is_telephoned(school: School) -> None:
    """At the first failure, while the letter is tried again; told once."""
    school.make(accident)
    one = next(row.id for row in school.asked() if row.kind == RequestKind.INCIDENT)
    for minutes in (0, 5):
        at = AT + timedelta(minutes=minutes)
        school.fail(one, at)
    assert school.tasks().count(TELL_SCHOOL) == 1
    school.fail(one, AT, for_good=True)
    assert school.tasks().count(TELL_SCHOOL) == 1
    assert SCHOOL_UNREACHABLE not in school.tasks()
