"""Handing due messages to the outbox, and hearing what became of them.

Only what a sender can send now is handed over, so that a change of plan finds nearly everything
still here. A message in the outbox that nobody has begun to send can be called back.

A hundred messages are claimed, worded and posted by a handful of statements. When that fails they
are tried one by one, and the one that cannot go is set aside with a task: it stops nobody else's.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from resources_db.meetings.channels import USUAL_ORDER, Way, open_to
from resources_db.meetings.city import custom_of
from resources_db.meetings.claiming import Claimed, claim
from resources_db.meetings.expected import attendees_of
from resources_db.meetings.plan import Custom, open_from
from resources_db.meetings.planning import (
    FAILED,
    HANDED,
    PAST,
    SENT,
    WAITING,
    back_to_waiting,
    tell_by_hand,
)
from resources_db.meetings.signs import signs_for
from resources_db.meetings.tables import AppointmentRow, ReminderRow, ToldRow
from resources_db.meetings.telling import ends, last_told, note_told, tell_series
from resources_db.meetings.terms import NOTICES, Kind
from resources_db.messages import outbox
from resources_db.messages.inbox import addresses_for
from resources_db.messages.outbox import Message
from resources_db.messages.tables import OutboxRow
from resources_db.people.tables import PersonRow
from resources_db.storage.faults import asks_again, unavailable
from resources_db.storage.types import Json
from resources_db.tasks.opening import open_task_about

ROOM: Final = 100
"""Messages that may wait in the outbox of a channel: some seconds of sending."""
NO_CHANNEL, TOO_LATE, SET_ASIDE, LOST = "no_channel", "too_late", "set_aside", "lost"
REMINDER_SET_ASIDE: Final = "reminder_set_aside"
"""Task: a message could not even be made; the technical log says why."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What a message is to say, and to whom: all that its wording may know."""

    kind: Kind
    starts: datetime
    place: str | None
    lang: str
    channel: str
    appointment: int
    person: int
    sign: str | None = None
    """The sign that they chose for a child."""
    reminder: int = 0
    """Number of the message, for channels whose providers report on it later."""
    attendee: int = 0
    """Their line at the appointment, and the row of the address: what buttons are named after."""
    address: int = 0


Word = Callable[[Told], Json]
"""Words a message for its channel, discreetly."""


def hand_over(
    session: Session,
    at: datetime,
    word: Word,
    most: int = ROOM,
    working: Collection[str] = USUAL_ORDER,
) -> int:
    """Move what is due to the outbox, at most so many; how many were looked at.

    A message that fails here is set aside with a task and never stops the others. Only channels
    that are ``working`` (that this installation has) are used: in the others it would lie for ever.
    """
    due = claim(session, at, most)
    if not due:
        return 0
    try:
        with session.begin_nested():
            _hand_all(session, due, word, at, working)
    except Exception as error:
        if not _its_own_fault(error):
            raise
        for one in due:
            _hand_alone(session, one, word, at, working)
    return len(due)


def settle(
    session: Session, reminder: int, *, delivered: bool, at: datetime, why: str | None = None
) -> None:
    """What became of a message: it arrived, or (``why``, as a code) the next channel has to try."""
    if delivered:
        arrived(session, [reminder], at)
        return
    back = update(ReminderRow).where(ReminderRow.id == reminder, ReminderRow.state == HANDED)
    found = session.execute(back.values(state=WAITING, why=why).returning(ReminderRow.id))
    if found.first() is not None:
        session.execute(delete(ToldRow).where(ToldRow.reminder_id == reminder))


def arrived(session: Session, reminders: Sequence[int], at: datetime) -> None:
    """These messages reached their channel."""
    mine = ReminderRow.id.in_(reminders) & (ReminderRow.state == HANDED)
    session.execute(update(ReminderRow).where(mine).values(state=SENT, settled=at))


def call_back_late(session: Session, at: datetime) -> None:
    """Take back what waited in the outbox beyond the hours in which it may be pushed."""
    never_tried, in_doubt = outbox.withdraw_late(session, at)
    if never_tried:
        back_to_waiting(session, never_tried)
    for reminder in in_doubt:
        settle(session, reminder, delivered=False, at=at)


def take_up_lost(session: Session, at: datetime) -> int:
    """Give to the next channel what counts as handed over and is in no outbox; how many.

    It cannot happen, short of a damaged database: looked at all the same, since it would be
    silence.
    """
    on_its_way = select(OutboxRow.id).where(
        OutboxRow.reminder == ReminderRow.id,
        OutboxRow.state.in_((outbox.WAITING, outbox.SENDING)),
    )
    lost = select(ReminderRow.id).where(ReminderRow.state == HANDED, ~on_its_way.exists())
    found = session.scalars(lost.limit(ROOM)).all()
    for reminder in found:
        settle(session, reminder, delivered=False, at=at, why=LOST)
    return len(found)


def _its_own_fault(error: Exception) -> bool:
    """Whether one of the messages is to blame, and not a database that does not answer."""
    if isinstance(error, DBAPIError) and asks_again(error):
        return False
    return unavailable(error) is None


def _hand_alone(
    session: Session, one: Claimed, word: Word, at: datetime, working: Collection[str]
) -> None:
    """One message that may be the one to blame: then a task says so, and the others go on."""
    try:
        with session.begin_nested():
            _hand_all(session, [one], word, at, working)
    except Exception as error:
        if not _its_own_fault(error):
            raise
        _log.error("a reminder is set aside: %s", type(error).__name__, exc_info=error)
        _set_aside(session, one, at)


def _set_aside(session: Session, one: Claimed, at: datetime) -> None:
    _settle(session, [one.id], FAILED, at, SET_ASIDE)
    open_task_about(session, REMINDER_SET_ASIDE, at, detail=f"reminder:{one.id}", person=one.person)


def _hand_all(
    session: Session, due: Sequence[Claimed], word: Word, at: datetime, working: Collection[str]
) -> None:
    """Sort what is due into what goes, what goes later, and what no longer does."""
    custom = custom_of(session, at)
    ways = open_to(session, {one.person for one in due}, at)
    chosen = _one_each(due)
    _settle(session, [one.id for one in due if one not in chosen], PAST, at)
    going: list[tuple[Claimed, Way]] = []
    for one in due:
        if one not in chosen:
            continue
        moment = open_from(one.reminder, custom, at)
        mine = (way for way in ways.get(one.person, ()) if way.channel in working)
        way = next((way for way in mine if way.channel not in one.tried), None)
        if moment is None:
            _give_up(session, one, PAST, TOO_LATE, at)
        elif moment > at:
            _put_off(session, one, moment)
        elif way is None:
            _give_up(session, one, FAILED, NO_CHANNEL, at)
        else:
            going.append((one, way))
    if going:
        _post(session, going, custom, word, at)


def _one_each(due: Sequence[Claimed]) -> set[Claimed]:
    """After a long sleep several messages about one thing may be due to one person: one goes."""
    best: dict[tuple[int, int], Claimed] = {}
    for one in due:
        key = (one.appointment, one.person)
        if key not in best or _weight(one) > _weight(best[key]):
            best[key] = one
    return set(best.values())


def _weight(one: Claimed) -> tuple[bool, datetime]:
    return (one.kind in NOTICES, one.not_before)


def _post(
    session: Session,
    going: Sequence[tuple[Claimed, Way]],
    custom: Custom,
    word: Word,
    at: datetime,
) -> None:
    """Word them, and put them in the outbox and on record, all together."""
    facts = _facts(session, [one for one, _way in going], at)
    told = [_told(one, way, facts) for one, way in going]
    addresses = addresses_for(
        session,
        [(way.channel, way.address, it.lang) for (_one, way), it in zip(going, told, strict=True)],
        at,
    )
    closes = custom.quiet.closes(at)
    messages = [
        Message(
            way.channel,
            word(replace(it, address=address)),
            pulled=False,
            bulk=True,
            reminder=one.id,
            until=one.useful_until if closes is None else min(one.useful_until, closes),
        )
        for (one, way), it, address in zip(going, told, addresses, strict=True)
    ]
    outbox.post_all(session, list(zip(addresses, messages, strict=True)), at)
    _note_channels(session, going)
    note_told(session, [one for one, _way in going], facts.arranged, at)
    tell_series(session, [one for one, _way in going if one.kind is Kind.ANNOUNCED], at)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the words of some messages need to know."""

    arranged: dict[int, tuple[datetime, str | None]]
    """When and where each appointment is."""
    langs: dict[int, str]
    last_told: dict[tuple[int, int], datetime]
    """By appointment and person: the day that someone to be told not to come was told."""
    attendees: Mapping[tuple[int, int], int]
    """By appointment and person: their line at it."""
    signs: Mapping[tuple[int, int], str]
    """By appointment and person: the sign that they chose for the child it is about."""


def _facts(session: Session, going: Sequence[Claimed], at: datetime) -> _Facts:
    appointments = select(AppointmentRow.id, AppointmentRow.starts, AppointmentRow.place).where(
        AppointmentRow.id.in_({one.appointment for one in going})
    )
    people = select(PersonRow.id, PersonRow.lang).where(
        PersonRow.id.in_({one.person for one in going})
    )
    return _Facts(
        {row.id: (row.starts, row.place) for row in session.execute(appointments)},
        {row.id: row.lang for row in session.execute(people)},
        last_told(session, [one for one in going if ends(one.kind)]),
        attendees_of(session, {one.appointment for one in going}),
        signs_for(session, {one.appointment for one in going}, at),
    )


def _told(one: Claimed, way: Way, facts: _Facts) -> Told:
    """What is spoken of: of a cancellation, the day that the person was told."""
    starts, place = facts.arranged[one.appointment]
    if ends(one.kind) and (one.appointment, one.person) in facts.last_told:
        starts, place = facts.last_told[one.appointment, one.person], None
    lang = facts.langs[one.person]
    key = (one.appointment, one.person)
    return Told(
        one.kind,
        starts,
        place,
        lang,
        way.channel,
        *key,
        sign=facts.signs.get(key),
        reminder=one.id,
        attendee=facts.attendees.get(key, 0),
    )


def _note_channels(session: Session, going: Sequence[tuple[Claimed, Way]]) -> None:
    """Which channels each has tried, this one included."""
    alike: dict[str, list[int]] = {}
    for one, way in going:
        alike.setdefault(" ".join((*one.tried, way.channel)), []).append(one.id)
    for tried, ids in alike.items():
        session.execute(update(ReminderRow).where(ReminderRow.id.in_(ids)).values(tried=tried))


def _put_off(session: Session, one: Claimed, moment: datetime) -> None:
    later = update(ReminderRow).where(ReminderRow.id == one.id)
    session.execute(later.values(state=WAITING, not_before=moment))


def _give_up(session: Session, one: Claimed, state: str, why: str, at: datetime) -> None:
    """It will not be sent. What changes what someone knows is told by the staff instead."""
    _settle(session, [one.id], state, at, one.why if one.why and why == NO_CHANNEL else why)
    if at < one.useful_until and (why == NO_CHANNEL or one.kind in NOTICES):
        appointment = session.get_one(AppointmentRow, one.appointment)
        tell_by_hand(session, appointment, one.person, one.fingerprint, at)


def _settle(
    session: Session, reminders: Sequence[int], state: str, at: datetime, why: str | None = None
) -> None:
    if reminders:
        these = update(ReminderRow).where(ReminderRow.id.in_(reminders))
        session.execute(these.values(state=state, settled=at, why=why))
