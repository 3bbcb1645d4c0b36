"""A crowd to remind: many people, each with a chat of their own and one reminder that is due.

Written straight into the tables, by the thousand, for what runs long: benchmarks and killings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.meetings.channels import TELEGRAM
from resources_db.meetings.planning import WAITING
from resources_db.meetings.tables import AppointmentRow, ReminderRow
from resources_db.meetings.terms import Kind, MeetingKind
from resources_db.messages.tables import AddressRow
from resources_db.people.tables import AddressPersonRow, OrganisationRow, PersonRow
from resources_db.situations.tables import SituationRow
from resources_db.storage.tables import Base
from resources_db.storage.types import keyed_hash, keys_of

FIRST_CHAT = 900_000
A_MEETING = 5
"""People expected at each appointment."""
_AT_ONCE = 1000


def gather(session: Session, count: int, due: datetime, starts: datetime) -> None:
    """So many people, expected by fives, each to be reminded from the same instant."""
    before, keys = due - timedelta(days=30), keys_of(session)
    school = OrganisationRow(kind="school", name="Collège", created=before)
    session.add(school)
    session.flush()
    situation = SituationRow(
        code="crowd",
        school_id=school.id,
        initials="A. B.",
        class_name="4e B",
        family_informed=before.date(),
        opened=before,
    )
    session.add(situation)
    session.flush()
    first = (session.scalar(select(func.max(PersonRow.id))) or 0) + 1
    numbers = range(count)
    _add(
        session,
        PersonRow,
        (
            {
                "id": first + n,
                "given_name": "Ana",
                "lang": "fr",
                "interpreter": False,
                "created": before,
            }
            for n in numbers
        ),
    )
    _add(
        session,
        AddressRow,
        (
            {
                "id": first + n,
                "bot": TELEGRAM,
                "address_hash": keyed_hash(keys, f"{TELEGRAM}\n{FIRST_CHAT + n}"),
                "address": str(FIRST_CHAT + n),
                "lang": "fr",
                "turn": 0,
                "last_seen": before,
            }
            for n in numbers
        ),
    )
    _add(
        session,
        AddressPersonRow,
        ({"address_id": first + n, "person_id": first + n, "since": before} for n in numbers),
    )
    _add(session, AgreementRow, (_yes(situation.id, first + n, before) for n in numbers))
    meetings = range(-(-count // A_MEETING))
    _add(
        session,
        AppointmentRow,
        (
            {
                "id": 1 + n,
                "code": f"c{n}",
                "kind": MeetingKind.FAMILY.value,
                "situation_id": situation.id,
                "starts": starts,
                "ends": starts + timedelta(hours=1),
                "organiser": first,
                "booked": before,
            }
            for n in meetings
        ),
    )
    _add(
        session,
        ReminderRow,
        (
            {
                "appointment_id": 1 + n // A_MEETING,
                "person_id": first + n,
                "kind": Kind.LAST.value,
                "fingerprint": f"{n:032d}",
                "not_before": due,
                "useful_until": starts,
                "state": WAITING,
                "tried": "",
            }
            for n in numbers
        ),
    )


def _yes(situation: int, person: int, at: datetime) -> dict[str, Any]:
    return {
        "situation_id": situation,
        "person_id": person,
        "act": Act.CHANNEL.value,
        "channel": TELEGRAM,
        "answer": Answer.YES.value,
        "at": at,
        "text_version": "2026-09",
        "text_hash": "0" * 64,
        "lang": "fr",
        "means": Means.PAGE.value,
    }


def _add(session: Session, row: type[Base], values: Iterable[dict[str, Any]]) -> None:
    for some in _by(_AT_ONCE, iter(values)):
        session.execute(insert(row), some)


def _by(most: int, values: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while some := list(islice(values, most)):
        yield some
