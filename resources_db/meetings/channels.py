"""By which channels someone may be pushed to: open, theirs, and agreed to.

A channel is a bot's name: « families » (Telegram), « sms », « email ». Each needs its own opt-in
(RULES.md: three separate acts), and none is used once the number is known to be wrong, has to be
confirmed first, or the chat is closed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer
from resources_db.meetings.tables import ReminderWishRow
from resources_db.messages.tables import AddressRow
from resources_db.people.confirming import known_of, may_be_used
from resources_db.people.tables import AddressPersonRow, ContactRow
from resources_db.people.terms import ContactKind

TELEGRAM: Final = "families"
SMS: Final = "sms"
EMAIL: Final = "email"
USUAL_ORDER: Final = (TELEGRAM, SMS, EMAIL)
_OF_OPT_IN: Final = {"telegram": TELEGRAM}
"""The channels that a page names otherwise than by their bot."""
_OF_CONTACT: Final = {ContactKind.PHONE.value: SMS, ContactKind.EMAIL.value: EMAIL}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach someone."""

    channel: str
    address: str
    """The channel's identifier: a chat, a number, a mailbox."""


def open_to(session: Session, people: Iterable[int], at: datetime) -> Mapping[int, Sequence[Way]]:
    """The ways that are open to each person, in the order they prefer."""
    asked = list(people)
    agreed = _agreed(session, asked, at)
    found: dict[int, dict[str, Way]] = defaultdict(dict)
    for person, way in (*_chats(session, asked), *_contacts(session, asked, at.date())):
        if (person, way.channel) in agreed:
            found[person].setdefault(way.channel, way)
    wished = _wished(session, asked)
    return {
        person: [
            ways[channel]
            for channel in dict.fromkeys((*wished.get(person, ()), *USUAL_ORDER))
            if channel in ways
        ]
        for person, ways in found.items()
    }


def _agreed(session: Session, people: list[int], at: datetime) -> set[tuple[int, str]]:
    """Who said yes last, to which channel; a yes past its last day counts no more."""
    said = session.execute(
        select(
            AgreementRow.person_id, AgreementRow.channel, AgreementRow.answer, AgreementRow.until
        )
        .where(
            AgreementRow.person_id.in_(people),
            AgreementRow.act == Act.CHANNEL.value,
            AgreementRow.answer != Answer.TALK.value,
            AgreementRow.at <= at,
        )
        .order_by(AgreementRow.id)
    )
    last = {(row.person_id, _of_opt_in(row.channel or "")): row for row in said}
    return {
        key
        for key, row in last.items()
        if row.answer == Answer.YES.value and (row.until is None or row.until >= at.date())
    }


def _of_opt_in(named: str) -> str:
    """The channel that an answer is about."""
    return _OF_OPT_IN.get(named, named)


def _chats(session: Session, people: list[int]) -> list[tuple[int, Way]]:
    rows = session.execute(
        select(AddressPersonRow.person_id, AddressRow.bot, AddressRow.address)
        .join(AddressRow, AddressRow.id == AddressPersonRow.address_id)
        .where(
            AddressPersonRow.person_id.in_(people),
            AddressPersonRow.revoked.is_(None),
            AddressRow.gone_since.is_(None),
            AddressRow.bot == TELEGRAM,
        )
        .order_by(AddressPersonRow.id.desc())
    )
    return [(row.person_id, Way(row.bot, row.address)) for row in rows]


def _contacts(session: Session, people: list[int], today: date) -> list[tuple[int, Way]]:
    rows = session.scalars(
        select(ContactRow)
        .where(
            ContactRow.person_id.in_(people),
            ContactRow.kind.in_(list(_OF_CONTACT)),
            ContactRow.wrong_since.is_(None),
        )
        .order_by(ContactRow.confirmed.desc(), ContactRow.id.desc())
    )
    return [
        (row.person_id, Way(_OF_CONTACT[row.kind], row.value))
        for row in rows
        if may_be_used(known_of(row), today)
    ]


def _wished(session: Session, people: list[int]) -> Mapping[int, Sequence[str]]:
    rows = session.scalars(select(ReminderWishRow).where(ReminderWishRow.person_id.in_(people)))
    return {row.person_id: row.channels.split() for row in rows}
