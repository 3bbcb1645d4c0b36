"""What waits for a member of the staff."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


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
