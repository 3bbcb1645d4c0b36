"""What is over goes after its time, and nothing else does."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.audit.tables import AuditRow, ReadingRow
from resources_db.invitations import sessions
from resources_db.invitations.tables import InvitationRow, PersonalSessionRow
from resources_db.people.tables import MembershipRow
from resources_db.situations.forgetting import A_YEAR, awaiting_destruction, forget_what_is_over
from resources_db.situations.tables import SituationRow
from resources_db.situations.views import read_situation
from resources_db.storage.database import Database
from resources_db.tasks.opening import TALK_ASKED, open_task
from resources_db.tasks.tables import TaskRow
from tests.resources_db.town import AT, Town

KEPT = (AuditRow, ReadingRow, InvitationRow, PersonalSessionRow, TaskRow)


def counts(session: Session) -> list[int]:
    """How many lines there are of each."""
    return [session.scalar(select(func.count()).select_from(row)) or 0 for row in KEPT]


def leave_traces(session: Session, town: Town) -> None:
    """One line of each, today."""
    guardian = town.people[Role.GUARDIAN]
    session.add(AuditRow(at=AT, action="Any", roles="", rule="R1"))
    read_situation(session, town.actor(Role.AGENT), town.situation, AT, what="test")
    session.add(
        InvitationRow(
            person_id=guardian,
            situation_id=town.situation,
            token_hash="0" * 64,
            made=AT,
            expires=AT,
        )
    )
    sessions.begin(session, guardian, AT - sessions.LONGEST)
    task = open_task(session, TALK_ASKED, AT)
    session.execute(update(TaskRow).where(TaskRow.id == task).values(closed=AT))


def test_logs_links_and_settled_tasks_go_after_a_year(database: Database, town: Town) -> None:
    """To the instant; sessions after a day."""
    database.write_now(lambda s: leave_traces(s, town))
    database.write_now(lambda s: forget_what_is_over(s, AT + timedelta(days=1)))
    assert database.read_now(counts) == [1, 1, 1, 1, 1]
    database.write_now(lambda s: forget_what_is_over(s, AT + A_YEAR))
    assert database.read_now(counts) == [1, 1, 1, 0, 1]
    database.write_now(lambda s: forget_what_is_over(s, AT + A_YEAR + AT.resolution))
    assert database.read_now(counts) == [0, 0, 0, 0, 0]


def test_a_role_that_still_holds_and_a_task_that_waits_stay(database: Database, town: Town) -> None:
    """However old."""
    database.write_now(lambda s: open_task(s, TALK_ASKED, AT))
    before = database.read_now(lambda s: len(s.scalars(select(MembershipRow)).all()))
    database.write_now(lambda s: forget_what_is_over(s, AT + 20 * A_YEAR))
    assert database.read_now(lambda s: len(s.scalars(select(MembershipRow)).all())) == before
    assert len(database.read_now(lambda s: s.scalars(select(TaskRow)).all())) == 1


def test_a_situation_past_its_last_day_waits_for_the_archives(
    database: Database, town: Town
) -> None:
    """Listed by its number, read by nobody."""
    over = update(SituationRow).where(SituationRow.id == town.situation)
    last = over.values(closed=AT, delete_after=AT.date() - timedelta(days=1))
    database.write_now(lambda s: s.execute(last))
    assert list(database.read_now(lambda s: awaiting_destruction(s, AT))) == [town.situation]
    agent = town.actor(Role.AGENT)
    view = database.write_now(lambda s: read_situation(s, agent, town.situation, AT, what="t"))
    assert view is None
