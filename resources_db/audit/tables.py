"""What was asked of the one door, and who read what about whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table

ROLES_LENGTH = 120
"""Room for the roles of one line: nobody holds many; what would not fit is cut."""


class AuditRow(Base):
    """One action asked, by whom in what quality, and what came of it. Append-only."""

    __tablename__ = "audit"
    __table_args__ = table(
        Index(None, "at"),
        purpose="Who asked for which change, when, and what came of it",
        retention="12 months",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    at: Mapped[datetime] = mapped_column(comment="When.")
    action: Mapped[str] = mapped_column(String(60), comment="Name of the action.")
    roles: Mapped[str] = mapped_column(
        String(ROLES_LENGTH), comment="In what quality it was asked."
    )
    address_id: Mapped[int | None] = mapped_column(comment="From which address, if from one.")
    person_id: Mapped[int | None] = mapped_column(comment="Which person, if it was known.")
    situation_id: Mapped[int | None] = mapped_column(comment="About which situation, if one.")
    key: Mapped[str | None] = mapped_column(
        String(40), unique=True, comment="Idempotency key: the same request again does nothing."
    )
    reason: Mapped[str | None] = mapped_column(String(40), comment="Why it was refused.")
    rule: Mapped[str] = mapped_column(String(40), comment="The rule it rests on or breaks.")
    made: Mapped[int | None] = mapped_column(comment="The row it made, where it made one.")


class ReadingRow(Base):
    """One situation, or one fiche, opened on a page, by whom in what quality. Append-only."""

    __tablename__ = "readings"
    __table_args__ = table(
        Index(None, "at"),
        Index(None, "situation_id"),
        purpose="Who saw what of which situation, and when",
        retention="12 months",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    at: Mapped[datetime] = mapped_column(comment="When.")
    person_id: Mapped[int] = mapped_column(comment="Who read.")
    situation_id: Mapped[int | None] = mapped_column(
        comment="Which situation; empty for a fiche that has opened none."
    )
    roles: Mapped[str] = mapped_column(String(ROLES_LENGTH), comment="In what quality towards it.")
    what: Mapped[str] = mapped_column(String(40), comment="Which page, paper or fiche, as a code.")
