"""Reviews and committees that nobody has arranged are asked for, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from resources_db.actions import Action, Done, Role
from resources_db.conventions.actions import RecordConvention
from resources_db.conventions.terms import Convention, ConventionKind
from resources_db.door import perform
from resources_db.meetings.actions import Attendee, BookAppointment, CancelAppointment
from resources_db.meetings.proposing import REVIEW_DUE, propose
from resources_db.meetings.terms import MeetingKind, Part
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from tests.resources_db.town import Town, build

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SIGNED_LAST_YEAR = Convention(date(2025, 12, 15), 3, False, 6, False, 12)


@pytest.fixture
def town(database: Database) -> Town:
    return database.write_now(build)


def ask(session: Session, town: Town, action: Action) -> int:
    """Something the coordination asks for, and gets."""
    done = perform(session, town.actor(Role.COORDINATOR), action, NOW)
    assert isinstance(done, Done), done
    assert done.id is not None
    return done.id


def review(town: Town, convention: int) -> BookAppointment:
    """The joint review of an agreement."""
    starts, head = NOW + timedelta(days=9), town.people[Role.SCHOOL_HEAD]
    people = (Attendee(head, Part.SCHOOL),)
    ends = starts + timedelta(hours=1)
    return BookAppointment(None, MeetingKind.REVIEW, starts, ends, people, convention=convention)


def due(session: Session) -> list[str]:
    """The reviews that are asked for."""
    propose(session, NOW, PARIS)
    return [row.detail or "" for row in open_tasks(session) if row.kind == REVIEW_DUE]


def test_a_review_is_asked_for_until_it_is_arranged(database: Database, town: Town) -> None:
    """Asked once; settled by arranging it; asked again when it is called off."""

    def story(session: Session) -> None:
        school = town.organisations["school"]
        record = RecordConvention(school, ConventionKind.SCHOOL, SIGNED_LAST_YEAR)
        convention = ask(session, town, record)
        asked = [f"{convention} 2026-12-15"]
        assert due(session) == due(session) == asked
        meeting = ask(session, town, review(town, convention))
        assert due(session) == []
        ask(session, town, CancelAppointment(None, meeting))
        assert due(session) == asked

    database.write_now(story)


def test_what_is_settled_by_hand_stays_settled(database: Database, town: Town) -> None:
    """Somebody who ends the task knows why."""

    def story(session: Session) -> None:
        assert propose(session, NOW, PARIS) == 1
        for task in open_tasks(session):
            task.closed, task.outcome = NOW, "done"
        assert propose(session, NOW, PARIS) == 0
        half_a_year_later = NOW + timedelta(days=150)
        assert propose(session, half_a_year_later, PARIS) == 1

    database.write_now(story)
