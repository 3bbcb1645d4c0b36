"""What waits for a member of the staff."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class TaskRow(Base):
    """Something only a person can settle."""

    __tablename__ = "tasks"
    __table_args__ = table(
        Index(None, "closed"),
        purpose="What waits for a member of the staff",
        retention="12 months after it was closed",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    kind: Mapped[str] = mapped_column(String(40), comment="What it is about, as a code.")
    opened: Mapped[datetime] = mapped_column(comment="Since when it waits.")
    closed: Mapped[datetime | None] = mapped_column(comment="When it was settled.")
    address: Mapped[int | None] = mapped_column(comment="Address that waits for an answer.")
    resource: Mapped[str | None] = mapped_column(String(80), comment="The card concerned.")
    detail: Mapped[str | None] = mapped_column(String(40), comment="What exactly, as a code.")
    note: Mapped[int | None] = mapped_column(comment="Number of the words left with it.")
    update: Mapped[int | None] = mapped_column(comment="Number of the update set aside.")
    person: Mapped[int | None] = mapped_column(comment="The person it is about, if known.")
    situation: Mapped[int | None] = mapped_column(
        comment="The situation it is about: only who stands towards it sees the task."
    )
    assigned: Mapped[int | None] = mapped_column(comment="The person of the staff who has it.")
    due: Mapped[datetime | None] = mapped_column(comment="By when it has to be done.")
    outcome: Mapped[str | None] = mapped_column(
        String(20), comment="How it ended: reached, voicemail, wrong_number..."
    )
    closed_by: Mapped[int | None] = mapped_column(comment="The person who ended it.")


class CallNoteRow(Base):
    """A few words about a call."""

    __tablename__ = "call_notes"
    __table_args__ = table(
        Index(None, "task_id"),
        purpose="What was agreed on the telephone, in a few words",
        retention="as long as its task",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    task_id: Mapped[int] = mapped_column(
        ForeignKey("tasks.id", ondelete="CASCADE"), comment="On which task."
    )
    at: Mapped[datetime] = mapped_column(comment="When.")
    by: Mapped[int] = mapped_column(comment="The person who called.")
    words: Mapped[str] = mapped_column(EncryptedText(), comment="The words.")


class AbsenceRow(Base):
    """A colleague who is away, and who takes their tasks meanwhile."""

    __tablename__ = "absences"
    __table_args__ = table(
        Index(None, "person_id"),
        purpose="Who takes whose tasks, from when to when",
        retention="12 months after it ended",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who is away.")
    replacement_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who takes them.")
    since: Mapped[datetime] = mapped_column(comment="From this instant.")
    until: Mapped[datetime] = mapped_column(comment="No longer from this instant.")
