"""What has served goes under a visa, by two people, from every table; a trial leaves nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Reason, Refused, Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Answer
from resources_db.archives.actions import DestroyUnderVisa, RecordVisa
from resources_db.archives.erasing import OF_STAFF, erase
from resources_db.archives.reading import due
from resources_db.archives.tables import ArchiveVisaRow
from resources_db.city.reading import value_on
from resources_db.city.terms import CityField
from resources_db.door import perform
from resources_db.measures.tables import MeasureRow
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.people.tables import ContactRow, OrganisationRow, PersonRow
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.views import situations_of
from resources_db.storage.all_tables import all_tables
from resources_db.storage.database import Database
from resources_db.tasks.opening import TALK_ASKED, open_task, open_tasks
from resources_db.trials.actions import BeginTrial, EndTrial
from resources_db.trials.changes import trial
from tests.resources_db.measures.making import planned
from tests.resources_db.town import AT, Town, answer, build

LAST_DAY = AT.date() - timedelta(days=85)


@pytest.fixture
def town(database: Database) -> Town:
    """A town whose situation is over since the end of August, with a meeting and a task."""
    town = database.write_now(build)

    def work(session: Session) -> None:
        over = update(SituationRow).where(SituationRow.id == town.situation)
        session.execute(over.values(closed=AT - timedelta(days=200), delete_after=LAST_DAY))
        meeting = AppointmentRow(
            situation_id=town.situation,
            starts=AT - timedelta(days=250),
            ends=AT - timedelta(days=250),
            organiser=town.people[Role.AGENT],
            code="essai",
            kind="family",
            booked=AT - timedelta(days=260),
        )
        session.add(meeting)
        session.flush()
        who = town.people[Role.GUARDIAN]
        session.add(
            AttendeeRow(appointment_id=meeting.id, person_id=who, part="guardian", since=AT)
        )
        open_task(session, TALK_ASKED, AT, person=who, situation=town.situation)

    database.write_now(work)
    return town


def _ask(database: Database, actor: Actor, action: RecordVisa | DestroyUnderVisa) -> int:
    done = database.write_now(lambda s: perform(s, actor, action, AT))
    assert isinstance(done, Done), done
    return done.id or 0


def test_nothing_goes_before_a_visa_covers_it(database: Database, town: Town) -> None:
    """One visa is too old, the next is right; the counts stay, and nothing else."""
    officer, leads = (town.actor(r) for r in (Role.DATA_PROTECTION_OFFICER, Role.COORDINATOR))
    assert [line.count for line in database.read_now(lambda s: due(s, AT))] == [1]
    old = _ask(database, officer, RecordVisa("1", AT.date(), LAST_DAY - timedelta(days=1)))
    _ask(database, leads, DestroyUnderVisa(old))
    assert database.read_now(lambda s: s.get(SituationRow, town.situation)) is not None

    good = _ask(database, officer, RecordVisa("2", AT.date(), LAST_DAY))
    _ask(database, leads, DestroyUnderVisa(good))

    def gone(session: Session) -> None:
        visa = session.get_one(ArchiveVisaRow, good)
        assert (visa.situations, visa.people) == (1, 3)
        assert session.get(SituationRow, town.situation) is None
        for who in (town.people[Role.GUARDIAN], town.people[Role.YOUNG_PERSON], town.other_parent):
            assert session.get(PersonRow, who) is None
        for kept in (town.people[Role.REFERENT_DE_PARCOURS], town.strangers["guardian"]):
            assert session.get(PersonRow, kept) is not None
        assert session.scalars(select(AppointmentRow)).all() == []
        assert open_tasks(session) == []
        assert session.get(SituationRow, town.elsewhere) is not None
        assert due(session, AT) == []

    database.read_now(gone)


def test_nobody_does_both(database: Database, town: Town) -> None:
    """An officer who also coordinates needs somebody else."""
    officer = town.actor(Role.DATA_PROTECTION_OFFICER)
    visa = _ask(database, officer, RecordVisa("1", AT.date(), LAST_DAY))
    both = update(ArchiveVisaRow).values(recorded_by=town.people[Role.COORDINATOR])
    database.write_now(lambda s: s.execute(both))
    leads = town.actor(Role.COORDINATOR)
    outcome = database.write_now(lambda s: perform(s, leads, DestroyUnderVisa(visa), AT))
    assert outcome == Refused(Reason.SECOND_PERSON_NEEDED, "R29")


def test_who_has_a_part_elsewhere_stays(database: Database, town: Town) -> None:
    """A guardian of two pupils keeps their number and their page."""
    who = town.people[Role.GUARDIAN]
    part = PartRow(situation_id=town.elsewhere, person_id=who, part="guardian", since=AT)
    database.write_now(lambda s: s.add(part))
    database.write_now(lambda s: erase(s, [town.situation]))

    def stays(session: Session) -> None:
        assert session.get(PersonRow, who) is not None
        mine = select(ContactRow).where(ContactRow.person_id == who)
        assert len(session.scalars(mine).all()) == 1

    database.read_now(stays)


def test_a_measure_goes_with_its_situation(database: Database) -> None:
    """With its days, its signatures and its messages: no key is left that names nothing."""

    def work(session: Session) -> list[MeasureRow]:
        town = build(session)
        planned(session, town)
        erase(session, [town.situation])
        return list(session.scalars(select(MeasureRow)))

    assert database.write_now(work) == []


def test_staff_tables_are_tables() -> None:
    """A name that is misspelt would keep nobody."""
    assert set(all_tables().tables) >= OF_STAFF


def test_a_trial_is_in_no_list_and_leaves_nothing(database: Database) -> None:
    """The whole house counts as many rows after it as before; that it was done is noted."""
    town = database.write_now(build)
    leads = town.actor(Role.COORDINATOR)

    def count(session: Session) -> list[int | None]:
        tables = (PersonRow, PartRow, ContactRow, AgreementRow, OrganisationRow)
        return [session.scalar(select(func.count(one.id))) for one in tables]

    before = database.read_now(count)
    assert isinstance(
        database.write_now(lambda s: perform(s, leads, BeginTrial("t" * 43), AT)), Done
    )
    invented = database.read_now(trial)
    assert invented is not None
    assert invented.id not in database.read_now(lambda s: situations_of(s, leads, AT))
    who = database.read_now(
        lambda s: s.scalars(
            select(PartRow.person_id).where(PartRow.situation_id == invented.id)
        ).one()
    )
    assert who is not None
    database.write_now(lambda s: answer(s, invented.id, who, Answer.YES, at=AT))
    assert isinstance(database.write_now(lambda s: perform(s, leads, EndTrial(), AT)), Done)
    assert database.read_now(count) == before
    done = database.read_now(lambda s: value_on(s, CityField.TRIAL_DONE, AT.date()))
    assert done == AT.date().isoformat()
