"""What keeps the directory true: corrections, look-alikes, needs that found nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText

_OPEN = text("state = 'open'")


class CorrectionRow(Base):
    """One thing that readers found wrong on one card. Reported again, it is counted."""

    __tablename__ = "directory_corrections"
    __table_args__ = table(
        Index(None, "resource", "what", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(None, "state"),
        purpose="What readers found wrong on a card, and what the staff decided",
        retention="24 months (a setting) after it was decided",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    resource: Mapped[str] = mapped_column(String(80), comment="The card concerned.")
    what: Mapped[str] = mapped_column(String(20), comment="closed, wrong_number, moved or other.")
    state: Mapped[str] = mapped_column(String(10), comment="open, then accepted or rejected.")
    opened: Mapped[datetime] = mapped_column(comment="When it was first reported.")
    latest: Mapped[datetime] = mapped_column(comment="When it was last reported.")
    reports: Mapped[int] = mapped_column(comment="How many times it was reported.")
    task: Mapped[int | None] = mapped_column(comment="The task of the staff that it opened.")
    decided: Mapped[datetime | None] = mapped_column(comment="When the staff decided.")
    decided_by: Mapped[int | None] = mapped_column(comment="Row of the person who decided.")
    words: Mapped[str | None] = mapped_column(
        EncryptedText, comment="Why, in the words of the person who decided."
    )
    edition: Mapped[int | None] = mapped_column(
        comment="The edition that mended the card, if it changed."
    )


class CorrectionNoteRow(Base):
    """Words that a reader left with a report."""

    __tablename__ = "directory_correction_notes"
    __table_args__ = table(
        purpose="Which words readers left with a correction",
        retention="as long as the correction; the words go with their conversation",
    )

    correction: Mapped[int] = mapped_column(
        ForeignKey("directory_corrections.id", ondelete="CASCADE"),
        primary_key=True,
        comment="The correction.",
    )
    note: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="Number of the words."
    )


class DistinctRow(Base):
    """Two records that look alike and that a person said to be two places."""

    __tablename__ = "directory_distinct"
    __table_args__ = table(
        purpose="Records that look alike and are two places, not to be proposed as duplicates",
        retention="as long as the directory",
    )

    first: Mapped[str] = mapped_column(String(80), primary_key=True, comment="One record.")
    second: Mapped[str] = mapped_column(
        String(80), primary_key=True, comment="The other, whose name comes later."
    )
    at: Mapped[datetime] = mapped_column(comment="When it was said.")
    author: Mapped[int | None] = mapped_column(comment="Row of the person who said it.")


class UnmetRow(Base):
    """How many searches for one need, in one commune, in one week, found nothing useful."""

    __tablename__ = "directory_unmet"
    __table_args__ = table(
        purpose="Needs that the directory does not meet: counts only, without who asked",
        retention="as long as the directory",
    )

    need: Mapped[str] = mapped_column(String(40), primary_key=True, comment="Code of the need.")
    commune: Mapped[str] = mapped_column(
        String(5), primary_key=True, comment="INSEE code of the commune; empty when not said."
    )
    week: Mapped[str] = mapped_column(String(8), primary_key=True, comment="ISO week, as 2026-W47.")
    count: Mapped[int] = mapped_column(comment="How many searches.")
