"""Opening and listing tasks for the staff."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.tasks.tables import TaskRow

MISTAKE = "mistake_on_card"
UPDATE_SET_ASIDE = "update_set_aside"
HUMAN_ASKED = "human_asked"
UNREACHABLE = "unreachable"
"""A message that was owed to someone could not be delivered: their channel is closed."""
CONTACT_WRONG = "contact_wrong"
"""A person's number or address turned out to be somebody else's."""
CONTACT_TO_CONFIRM = "contact_to_confirm"
"""A number has to be confirmed before anything else goes to it."""
INVITATION_MISOPENED = "invitation_misopened"
"""A link was tried by someone else, or with too many wrong codes: it takes a new one."""
ADDRESS_UNLINKED = "address_unlinked"
"""Someone is no longer reached in the chat that was theirs."""
AGREEMENT_REFUSED = "agreement_refused"
AGREEMENT_WITHDRAWN = "agreement_withdrawn"
TALK_ASKED = "talk_asked"
"""Someone of a family would like to talk before they answer."""
SMS_CEILING = "sms_ceiling"
"""The city's ceiling of text messages is reached this month: the other channels go on."""
SMS_ACCOUNT = "sms_account"
"""The provider of text messages refuses our account: its password, its credits."""
SMS_ANSWER = "sms_answer"
"""Somebody answered a text message in words of their own: to be read, perhaps called back."""

SCHOOL_ANSWERED = "school_answered"
"""A school answered what it was asked by its official mailbox."""
SCHOOL_UNREACHABLE = "school_unreachable"
"""A letter to a school's official mailbox did not leave: someone has to call."""


class About(TypedDict, total=False):
    """What a task is about, as numbers and codes."""

    address: int | None
    resource: str | None
    detail: str | None
    note: int | None
    update: int | None
    person: int | None
    situation: int | None
    assigned: int | None
    due: datetime | None


def open_task(session: Session, kind: str, at: datetime, **about: Unpack[About]) -> int:
    """Put a task before the staff; its number."""
    row = TaskRow(kind=kind, opened=at, **about)
    session.add(row)
    session.flush()
    return row.id


def open_task_about(session: Session, kind: str, at: datetime, **about: Unpack[About]) -> int:
    """The same, once: a task of this kind, person and detail that was opened before is the one."""
    same = [TaskRow.kind == kind]
    same += [getattr(TaskRow, name) == about.get(name) for name in ("person", "detail")]
    found = session.scalar(select(TaskRow.id).where(*same).limit(1))
    return open_task(session, kind, at, **about) if found is None else found


def open_tasks(session: Session) -> Sequence[TaskRow]:
    """The tasks that nobody has settled, oldest first."""
    waiting = select(TaskRow).where(TaskRow.closed.is_(None)).order_by(TaskRow.id)
    return session.scalars(waiting).all()
