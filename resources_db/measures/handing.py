"""Handing over what is told without delay: to the outbox by channel, and to the mail.

A family is reached by what it agreed to; a professional by the mailbox of their account and by
what they opted into; a school without an account is asked by a link to its official mailbox
(``by_mailbox``). The words are given by the shell: they say that something waits on the page,
never what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts.chats import STAFF_BOT
from resources_db.accounts.tables import AccountRow
from resources_db.measures.by_mailbox import ask_by_mailbox
from resources_db.measures.tables import MeasureRow, NoticeRow, StaffChannelRow
from resources_db.measures.telling import TELL_SCHOOL, Told
from resources_db.meetings.channels import SMS, Way, open_to
from resources_db.messages import outbox
from resources_db.messages.inbox import address_for
from resources_db.messages.outbox import Message
from resources_db.messages.tables import AddressRow
from resources_db.people.tables import AddressPersonRow, ContactRow, PersonRow
from resources_db.people.terms import ContactKind
from resources_db.storage.types import Json
from resources_db.tasks.opening import open_task_about

MOST: Final = 50
"""Notices handed over at once."""
USEFUL: Final = timedelta(days=2)
"""After which a push about what happened would only confuse: the page tells it."""
AT_ONCE: Final = frozenset({Told.ABSENT, Told.ACCIDENT, Told.INCIDENT, Told.ENDED})
"""By every open channel; the others by the one that is preferred."""
_IN_FRENCH: Final = "fr"
STAFF_CHANNELS: Final = (SMS, STAFF_BOT)
"""What a professional may opt into besides the mailbox of their account. Families and staff never
share a bot."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told, and to whom: all that its wording may know."""

    row: int
    kind: Told
    lang: str
    channel: str
    family: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class ToMail:
    """A letter that the shell sends."""

    notice: Notice
    to: str
    """The mailbox."""
    rows: tuple[int, ...]
    """Every notice that leaves with it."""


Word = Callable[[Notice], Json]
"""Words a push for its channel, discreetly."""


def hand_over(session: Session, at: datetime, word: Word) -> int:
    """Put what is new in the outbox of each open channel; how many notices were looked at.

    Several things for one person at one beat are one message: it only says that something waits.
    """
    new = session.scalars(
        select(NoticeRow)
        .where(NoticeRow.handed.is_(None))
        .order_by(NoticeRow.id)
        .limit(MOST)
        .with_for_update(skip_locked=True)
    ).all()
    for rows in _by_reader(new):
        first = min(rows, key=_hurry)
        school = first.organisation_id if first.person_id is None else None
        if school is None:
            reached = _push(session, first, at, word) or _mailbox(session, first) is not None
        else:
            reached = ask_by_mailbox(session, school, rows, at)
        if not reached:
            call_instead(session, first, at)
        for row in rows:
            row.handed = at
            if _mailbox(session, row) is None:
                row.sent = at
    session.flush()
    return len(new)


def _push(session: Session, row: NoticeRow, at: datetime, word: Word) -> bool:
    """By every channel that pushes to this person now; False when there is none."""
    ways = _ways(session, row, at)
    for way, lang in ways:
        body = word(_notice(row, lang, way.channel))
        message = Message(way.channel, body, pulled=False, until=row.made + USEFUL)
        address = address_for(session, way.channel, way.address, lang, at)
        outbox.post(session, address, message, at)
    return bool(ways)


def _by_reader(rows: Sequence[NoticeRow]) -> Sequence[Sequence[NoticeRow]]:
    """What one person, or one mailbox, is told at once."""
    readers: dict[tuple[int | None, int | None, bool], list[NoticeRow]] = {}
    for row in rows:
        readers.setdefault((row.person_id, row.organisation_id, row.family), []).append(row)
    return list(readers.values())


def _hurry(row: NoticeRow) -> tuple[bool, bool, int]:
    """What is said first of several things: what asks for an answer, then what is urgent."""
    return (not row.asks, Told(row.kind) not in AT_ONCE, row.id)


def waits(session: Session) -> bool:
    """Whether there is anything to hand over."""
    new = select(NoticeRow.id).where(NoticeRow.handed.is_(None)).limit(1)
    return session.scalar(new) is not None


def to_mail(session: Session) -> Sequence[ToMail]:
    """The letters that have not left: one for each mailbox."""
    waiting = session.scalars(
        select(NoticeRow)
        .where(NoticeRow.handed.is_not(None), NoticeRow.sent.is_(None))
        .order_by(NoticeRow.id)
        .limit(MOST)
    ).all()
    letters: list[ToMail] = []
    for rows in _by_reader(waiting):
        mailbox = _mailbox(session, rows[0])
        if mailbox is not None:
            notice = _notice(min(rows, key=_hurry), _IN_FRENCH, "email")
            letters.append(ToMail(notice, mailbox, tuple(row.id for row in rows)))
    return letters


def note_mailed(session: Session, letter: ToMail, at: datetime, *, left: bool) -> None:
    """It left; or never will, and the service calls instead."""
    for notice in letter.rows:
        row = session.get_one(NoticeRow, notice)
        row.sent = row.sent or at
    if not left:
        call_instead(session, session.get_one(NoticeRow, letter.notice.row), at)


def call_instead(session: Session, row: NoticeRow, at: datetime) -> None:
    """No message reaches them: someone of the service telephones.

    A family has its own task, opened with the notice; so has an alarm.
    """
    if row.family or row.kind == Told.ALARM:
        return
    open_task_about(
        session,
        TELL_SCHOOL,
        at,
        person=row.person_id,
        situation=session.get_one(MeasureRow, row.measure_id).situation_id,
        detail=f"{row.kind}:{row.measure_id}:{row.subject}",
        due=at,
    )


def _notice(row: NoticeRow, lang: str, channel: str) -> Notice:
    return Notice(row.id, Told(row.kind), lang, channel, row.family, row.asks)


def _ways(session: Session, row: NoticeRow, at: datetime) -> list[tuple[Way, str]]:
    """The channels that push to this person now, with the language they read."""
    if row.person_id is None:
        return []
    person = session.get_one(PersonRow, row.person_id)
    if not row.family:
        return [(way, _IN_FRENCH) for way in _of_staff(session, row.person_id)]
    ways = open_to(session, [row.person_id], at).get(row.person_id, ())
    wanted = ways if Told(row.kind) in AT_ONCE else ways[:1]
    return [(way, person.lang) for way in wanted]


def _of_staff(session: Session, person: int) -> list[Way]:
    chosen = set(
        session.scalars(select(StaffChannelRow.channel).where(StaffChannelRow.person_id == person))
    )
    ways: list[Way] = []
    if SMS in chosen:
        number = contact_of(session, person, ContactKind.PHONE)
        ways += [] if number is None else [Way(SMS, number)]
    if STAFF_BOT in chosen:
        chat = select(AddressRow.address).join(
            AddressPersonRow, AddressPersonRow.address_id == AddressRow.id
        )
        theirs = chat.where(
            AddressPersonRow.person_id == person,
            AddressPersonRow.revoked.is_(None),
            AddressRow.gone_since.is_(None),
            AddressRow.bot == STAFF_BOT,
        )
        ways += [Way(STAFF_BOT, address) for address in session.scalars(theirs).all()[:1]]
    return ways


def _mailbox(session: Session, row: NoticeRow) -> str | None:
    """Of the account. A family's mail goes by its own channel, a school's by its own link."""
    if row.family or row.person_id is None:
        return None
    account = session.scalars(
        select(AccountRow).where(AccountRow.person == row.person_id, AccountRow.closed.is_(None))
    ).first()
    if account is not None:
        return account.email
    return contact_of(session, row.person_id, ContactKind.EMAIL)


def contact_of(session: Session, person: int, kind: ContactKind) -> str | None:
    """The last number or address of a kind that was noted of someone."""
    rows = session.scalars(
        select(ContactRow)
        .where(
            ContactRow.person_id == person,
            ContactRow.kind == kind.value,
            ContactRow.wrong_since.is_(None),
        )
        .order_by(ContactRow.id.desc())
    )
    found = rows.first()
    return None if found is None else found.value
