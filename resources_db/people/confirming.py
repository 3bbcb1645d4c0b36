"""When a number has to be confirmed before anything else goes to it.

Each autumn, and after two failures: telephones change hands over a summer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.conventions.terms import FIRST_MONTH_OF_SCHOOL, school_year
from resources_db.people.tables import ContactRow
from resources_db.people.terms import ContactKind
from resources_db.tasks.opening import CONTACT_TO_CONFIRM, open_task_about

MOST_FAILURES = 2
"""Failed attempts after which a number is asked for again."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a contact."""

    kind: ContactKind
    added: date
    confirmed: date | None
    failures: int
    wrong: bool


def may_be_used(known: Known, today: date) -> bool:
    """Whether something may be sent to it now.

    A postal address is confirmed by no answer: it only stops when it is known to be wrong.

    >>> spring, autumn = date(2027, 3, 1), date(2027, 9, 1)
    >>> noted = Known(ContactKind.PHONE, date(2026, 11, 23), None, 0, wrong=False)
    >>> may_be_used(noted, spring), may_be_used(noted, autumn)
    (True, False)
    """
    if known.wrong:
        return False
    if known.kind is ContactKind.POST:
        return True
    return known.failures < MOST_FAILURES and (known.confirmed or known.added) >= _autumn(today)


def known_of(row: ContactRow) -> Known:
    """The same, of a row."""
    return Known(
        kind=ContactKind(row.kind),
        added=row.added.date(),
        confirmed=None if row.confirmed is None else row.confirmed.date(),
        failures=row.failures,
        wrong=row.wrong_since is not None,
    )


def note_failure(session: Session, contact: int, at: datetime) -> None:
    """Something did not arrive there; the second time, someone asks for the right number."""
    row = session.get(ContactRow, contact)
    if row is None or row.wrong_since is not None:
        return
    row.failures += 1
    if row.failures >= MOST_FAILURES:
        _ask(session, row, at)


def doubt(session: Session, value_hash: str, at: datetime) -> None:
    """It turned out to be somebody else's for one person: whoever shares it is asked, too."""
    shared = select(ContactRow).where(
        ContactRow.value_hash == value_hash, ContactRow.wrong_since.is_(None)
    )
    for row in session.scalars(shared):
        row.failures = MOST_FAILURES
        detail = f"{row.id} {at.date().isoformat()}"
        open_task_about(session, CONTACT_TO_CONFIRM, at, person=row.person_id, detail=detail)


def ask_to_confirm(session: Session, at: datetime) -> int:
    """A task for each contact that may not be used until it is confirmed; how many there are."""
    rows = session.scalars(select(ContactRow).where(ContactRow.wrong_since.is_(None)))
    waiting = [row for row in rows if not may_be_used(known_of(row), at.date())]
    for row in waiting:
        _ask(session, row, at)
    return len(waiting)


def _ask(session: Session, row: ContactRow, at: datetime) -> None:
    """Once a school year and contact."""
    detail = f"{row.id} {school_year(at.date())}"
    open_task_about(session, CONTACT_TO_CONFIRM, at, person=row.person_id, detail=detail)


def _autumn(today: date) -> date:
    return date(school_year(today), FIRST_MONTH_OF_SCHOOL, 1)
