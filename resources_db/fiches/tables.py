"""The fiche de repérage that a school sends to the service Jeunesse."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class FicheRow(Base):
    """One fiche: initials, class, a category; no account of the facts."""

    __tablename__ = "fiches"
    __table_args__ = table(
        Index(None, "school_id"),
        Index(None, "state"),
        purpose="Which pupil a school asks the service to accompany, and what was answered",
        retention="as long as the situation it opened; 12 months after it was declined",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    code: Mapped[str] = mapped_column(
        String(16), unique=True, comment="Random name for pages: says nothing of anyone."
    )
    school_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), comment="From where.")
    initials: Mapped[str] = mapped_column(EncryptedText(), comment="The pupil's initials.")
    class_name: Mapped[str | None] = mapped_column(EncryptedText(), comment="Their class.")
    category: Mapped[str] = mapped_column(
        EncryptedText(), comment="Why, in the words of the city's list."
    )
    family_informed: Mapped[date] = mapped_column(comment="When the school told the family.")
    sent: Mapped[datetime] = mapped_column(comment="When it was sent.")
    sent_by: Mapped[int | None] = mapped_column(comment="The person of the school.")
    state: Mapped[str] = mapped_column(String(8), comment="sent, asked, accepted or declined.")
    word: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="The service's question, or why it declines."
    )
    answer: Mapped[str | None] = mapped_column(EncryptedText(), comment="The school's answer.")
    answered: Mapped[datetime | None] = mapped_column(comment="When the service last answered.")
    situation_id: Mapped[int | None] = mapped_column(
        ForeignKey("situations.id"), comment="The situation it opened."
    )
