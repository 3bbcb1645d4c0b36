"""One message on its way to a provider: planned, given under the ceiling, taken or not.

What it costs is counted before the provider is asked: a crash never leaves a message uncounted.
What the provider refused is counted back.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from resources_db.measures.telling import TELL_FAMILY, TELL_SCHOOL
from resources_db.people.confirming import note_failure
from resources_db.people.standing import memberships
from resources_db.people.tables import ContactRow
from resources_db.sendings.tables import SendingRow, SmsMonthRow
from resources_db.sendings.terms import MOST_TRIES, Budget, Hold, State, Weight
from resources_db.storage.types import keyed_hash, keys_of
from resources_db.storage.upsert import insert_new
from resources_db.tasks.opening import SMS_CEILING, open_task_about

_REF_LENGTH = 32
_SETTLED = frozenset({State.ACCEPTED, State.DELIVERED, State.UNDELIVERED})
_CONTACT = {"sms": "phone", "email": "email"}


def plan(
    session: Session,
    channel: str,
    reminder: int,
    appointment: int,
    person: int,
    at: datetime,
    *,
    urgent: bool,
) -> str:
    """The name under which a provider will know this message; the same one each time.

    It cannot be guessed: a link to stop carries it.
    """
    ref = keyed_hash(keys_of(session), f"sending\n{channel}\n{reminder}")[:_REF_LENGTH]
    insert_new(
        session,
        SendingRow,
        ref=ref,
        channel=channel,
        reminder=reminder,
        appointment=appointment,
        person=person,
        urgent=urgent,
        state=State.PLANNED.value,
        tries=0,
        parts=0,
        cents=0,
        prepared=at,
    )
    return ref


def plan_apart(session: Session, channel: str, person: int, at: datetime) -> str:
    """The name of a message that is no reminder: news of a measure, the link of a day.

    It is urgent: lost, it is not sent again, someone telephones.
    """
    row = SendingRow(
        ref=secrets.token_hex(_REF_LENGTH // 2),
        channel=channel,
        person=person,
        urgent=True,
        state=State.PLANNED.value,
        tries=0,
        parts=0,
        cents=0,
        prepared=at,
    )
    session.add(row)
    session.flush()
    return row.ref


def begin(session: Session, ref: str, weight: Weight, budget: Budget, at: datetime) -> Hold | None:
    """Count a message that is about to be given to its provider; why it is not to be, if so."""
    row = named(session, ref)
    if row is None:
        return Hold.UNKNOWN
    if State(row.state) in _SETTLED:
        return Hold.DONE
    if row.tries >= MOST_TRIES and State(row.state) is State.BEGUN:
        call_instead(session, row, at)
        return Hold.TOO_OFTEN
    if weight.parts and not _spend(session, weight, budget, beyond=row.urgent):
        open_task_about(session, SMS_CEILING, at, detail=budget.month)
        call_instead(session, row, at)
        return Hold.CEILING
    row.state, row.parts, row.month = State.BEGUN.value, weight.parts, budget.month
    row.tries, row.cents = row.tries + 1, row.cents + weight.cents
    session.flush()
    return None


def taken(session: Session, ref: str, at: datetime) -> None:
    """The provider took it. A receipt may have come sooner than this answer."""
    row = named(session, ref)
    if row is not None and row.state == State.BEGUN:
        row.state, row.settled = State.ACCEPTED.value, at


def put_off(session: Session, ref: str, weight: Weight) -> None:
    """The provider did not take it now: it costs nothing, and will be tried again."""
    row = named(session, ref)
    if row is not None and row.state == State.BEGUN:
        row.state, row.tries = State.PLANNED.value, row.tries - 1
        _count_back(session, row, weight)


def refused(
    session: Session, ref: str, weight: Weight, why: str, at: datetime, *, wrong: bool
) -> None:
    """The provider never takes it; ``wrong`` when it is the number or the mailbox that fails."""
    row = named(session, ref)
    if row is None or row.state != State.BEGUN:
        return
    row.state, row.settled, row.why = State.REFUSED.value, at, why
    _count_back(session, row, weight)
    call_instead(session, row, at)
    if wrong:
        failed_at(session, row, at)


def call_instead(session: Session, row: SendingRow, at: datetime) -> None:
    """A message that is no reminder does not arrive: someone of the service telephones, now.

    A reminder has its own next channel, and its own task.
    """
    if row.reminder is not None:
        return
    at_work = memberships(session, row.person, at)
    kind = TELL_SCHOOL if at_work else TELL_FAMILY
    open_task_about(session, kind, at, person=row.person, detail=f"sending:{row.id}", due=at)


def failed_at(session: Session, row: SendingRow, at: datetime) -> None:
    """The number or the mailbox failed: the second time, someone asks for the right one."""
    kind = _CONTACT.get(row.channel)
    contacts = session.scalars(
        select(ContactRow.id)
        .where(
            ContactRow.person_id == row.person,
            ContactRow.kind == kind,
            ContactRow.wrong_since.is_(None),
        )
        .order_by(ContactRow.confirmed.desc(), ContactRow.id.desc())
        .limit(1)
    ).all()
    for contact in contacts:
        note_failure(session, contact, at)


def named(session: Session, ref: str) -> SendingRow | None:
    """The message of this name, locked: a receipt and an answer may come at once."""
    return session.scalars(
        select(SendingRow).where(SendingRow.ref == ref).with_for_update()
    ).one_or_none()


def last_to(session: Session, people: Sequence[int], channel: str) -> SendingRow | None:
    """The last reminder that was given to the provider for one of these people."""
    begun = SendingRow.state != State.PLANNED.value
    expects = SendingRow.appointment.is_not(None)
    return session.scalars(
        select(SendingRow)
        .where(SendingRow.person.in_(people), SendingRow.channel == channel, begun, expects)
        .order_by(SendingRow.id.desc())
        .limit(1)
    ).first()


def _spend(session: Session, weight: Weight, budget: Budget, *, beyond: bool) -> bool:
    """Add to the month's cost, in one statement: two senders never pass the ceiling together."""
    insert_new(session, SmsMonthRow, month=budget.month, messages=0, parts=0, cents=0)
    allowed: ColumnElement[bool] = SmsMonthRow.month == budget.month
    if budget.ceiling is not None and not (beyond and budget.urgent_beyond):
        allowed &= SmsMonthRow.cents + weight.cents <= budget.ceiling
    spent = (
        update(SmsMonthRow)
        .where(allowed)
        .values(
            messages=SmsMonthRow.messages + 1,
            parts=SmsMonthRow.parts + weight.parts,
            cents=SmsMonthRow.cents + weight.cents,
        )
        .returning(SmsMonthRow.month)
    )
    return session.execute(spent).first() is not None


def _count_back(session: Session, row: SendingRow, weight: Weight) -> None:
    row.cents -= weight.cents
    if weight.parts:
        session.execute(
            update(SmsMonthRow)
            .where(SmsMonthRow.month == row.month)
            .values(
                messages=SmsMonthRow.messages - 1,
                parts=SmsMonthRow.parts - weight.parts,
                cents=SmsMonthRow.cents - weight.cents,
            )
        )
