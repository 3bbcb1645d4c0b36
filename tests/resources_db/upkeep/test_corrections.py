"""Corrections: counted when repeated, decided once, with who, when and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Done, Outcome, Reason, Refused, Role
from resources_db.directory import editions, staging
from resources_db.directory.actions import Mistake, PublishEdition, ReportMistake, RestoreVersion
from resources_db.directory.terms import Closure, ClosureReason
from resources_db.door import perform
from resources_db.messages import inbox
from resources_db.messages.inbox import Claim, Received
from resources_db.messages.tables import NoteRow
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from resources_db.upkeep.actions import AcceptCorrection, RejectCorrection
from resources_db.upkeep.corrections import ACCEPTED, REJECTED, corrections, forget_corrections
from tests.resources_db.directory.made_up import a_resource

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=2)
EDITOR = Actor(frozenset({Role.EDITOR}))
READER = Actor(frozenset({Role.VISITOR}))
CARD = replace(a_resource(), origin="essai", telephone="02 00 00 00 01")


def ask(database: Database, actor: Actor, action: Action, at: datetime = NOON) -> Outcome:
    """What someone asks of the door."""
    return database.write_now(lambda s: perform(s, actor, action, at))


def fill(database: Database) -> int:
    """A directory of one card, shown."""
    edition = database.write_now(lambda s: staging.stage(s, [CARD], "essai", NOON))
    ask(database, EDITOR, PublishEdition(edition))
    return edition


def left(database: Database, reader: str, words: str) -> int:
    """The number of the words that a reader left."""

    def leave(session: Session) -> int:
        received = Received("web", reader, reader, b"{}", "fr")
        claim = Claim("nobody", timedelta(seconds=1))
        address = inbox.store(session, received, NOON, claim).address
        row = NoteRow(address_id=address, words=words, created=NOON)
        session.add(row)
        session.flush()
        return row.id

    return database.write_now(leave)


def test_repeated_reports_are_counted_not_multiplied(database: Database) -> None:
    """Three readers, one correction and one task; another mistake is another correction."""
    fill(database)
    for day in range(3):
        ask(database, READER, ReportMistake(CARD.id, Mistake.CLOSED), NOON + timedelta(days=day))
    ask(database, READER, ReportMistake(CARD.id, Mistake.MOVED))
    first, second = database.read_now(corrections)
    assert (first.what, first.reports, first.opened, first.latest) == (
        Mistake.CLOSED, 3, NOON, LATER,
    )  # fmt: skip
    assert (second.what, second.reports) == (Mistake.MOVED, 1)
    assert first.record == CARD
    assert len(database.read_now(open_tasks)) == 2


def test_words_of_every_reader_are_kept(database: Database) -> None:
    """What each reader added is before whoever decides, until their conversation goes."""
    fill(database)

    for name, words in (("1", "la porte est murée"), ("2", "c'est une banque")):
        ask(database, READER, ReportMistake(CARD.id, Mistake.OTHER, left(database, name, words)))
    (one,) = database.read_now(corrections)
    assert (one.reports, one.words) == (2, ("la porte est murée", "c'est une banque"))


def test_accepting_mends_the_card_and_settles_the_task(database: Database) -> None:
    """Who, when and why are in the history; the card can be as it was again."""
    fill(database)
    ask(database, READER, ReportMistake(CARD.id, Mistake.CLOSED))
    (one,) = database.read_now(corrections)
    works = Closure(NOON.date(), None, ClosureReason.WORKS)
    closed = replace(CARD, closure=works, checked=LATER.date())
    outcome = ask(database, EDITOR, AcceptCorrection(one.id, closed, "vu sur place"), LATER)
    assert isinstance(outcome, Done)
    (decided,) = database.read_now(lambda s: corrections(s, ACCEPTED))
    assert (decided.decided, decided.reason, decided.record) == (LATER, "vu sur place", closed)
    assert database.read_now(open_tasks) == []
    now, before = database.read_now(lambda s: editions.history(s, CARD.id))
    assert (now.label, now.note, now.at) == ("Correction acceptée", "vu sur place", LATER)
    ask(database, EDITOR, RestoreVersion(CARD.id, before.edition, "rouvert"), LATER)
    shown = database.read_now(editions.current_edition) or 0
    assert database.read_now(lambda s: editions.read_one(s, shown, CARD.id)) == CARD


def test_rejecting_changes_no_card(database: Database) -> None:
    """The decision is kept; a report after it opens a new correction."""
    edition = fill(database)
    ask(database, READER, ReportMistake(CARD.id, Mistake.CLOSED))
    (one,) = database.read_now(corrections)
    ask(database, EDITOR, RejectCorrection(one.id, "ouvert"), LATER)
    assert database.read_now(editions.current_edition) == edition
    (decided,) = database.read_now(lambda s: corrections(s, REJECTED))
    assert (decided.reason, decided.record) == ("ouvert", CARD)
    again = ask(database, EDITOR, RejectCorrection(one.id, "ouvert"), LATER)
    assert again == Refused(Reason.NO_SUCH_CORRECTION, "R23")
    ask(database, READER, ReportMistake(CARD.id, Mistake.CLOSED), LATER)
    assert [(found.reports, found.opened) for found in database.read_now(corrections)] == [
        (1, LATER)
    ]


def test_what_was_decided_long_ago_goes(database: Database) -> None:
    """What waits stays, however old."""
    fill(database)
    for what in (Mistake.CLOSED, Mistake.MOVED):
        ask(database, READER, ReportMistake(CARD.id, what))
    decided = database.read_now(corrections)[0]
    ask(database, EDITOR, RejectCorrection(decided.id, ""))
    database.write_now(lambda s: forget_corrections(s, LATER))
    assert [one.what for one in database.read_now(lambda s: corrections(s, None))] == [
        Mistake.MOVED
    ]
