"""A pupil's situation, and who has a part in it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class SituationRow(Base):
    """One accompaniment of one pupil. Measures and meetings hang on it."""

    __tablename__ = "situations"
    __table_args__ = table(
        Index(None, "school_id"),
        Index(None, "delete_after"),
        purpose="Which pupil of which school is accompanied, from when to when",
        retention="31 August after it was closed, then until the archives service has agreed",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    code: Mapped[str] = mapped_column(
        String(16), unique=True, comment="Random name for pages: says nothing of anyone."
    )
    school_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), comment="Which school.")
    initials: Mapped[str] = mapped_column(
        EncryptedText(), comment="The pupil's initials: all there is until the family agrees."
    )
    class_name: Mapped[str | None] = mapped_column(EncryptedText(), comment="Their class.")
    family_informed: Mapped[date | None] = mapped_column(
        comment="When the school told the family (R10, R36)."
    )
    invented: Mapped[bool] = mapped_column(
        default=False,
        server_default=false(),
        comment="A trial with an invented family: in no list, never counted.",
    )
    opened: Mapped[datetime] = mapped_column(comment="When it was opened.")
    opened_by: Mapped[int | None] = mapped_column(comment="The person who opened it.")
    closed: Mapped[datetime | None] = mapped_column(comment="When the accompaniment ended.")
    delete_after: Mapped[date | None] = mapped_column(
        comment="Last day it is kept; then it waits for the archives service, out of reach."
    )


class PartRow(Base):
    """What one person, or one organisation, is in one situation."""

    __tablename__ = "parts"
    __table_args__ = table(
        Index(None, "situation_id"),
        Index(None, "person_id"),
        Index(None, "organisation_id"),
        purpose="Who has a part in a situation: what each may see comes from it",
        retention="as long as the situation",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    situation_id: Mapped[int] = mapped_column(ForeignKey("situations.id"), comment="In which.")
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), comment="Who; empty for a whole organisation."
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id"), comment="For a partner or a tutor: from where."
    )
    part: Mapped[str] = mapped_column(
        String(10), comment="pupil, guardian, referent, partner, tutor."
    )
    authority: Mapped[str | None] = mapped_column(
        String(20), comment="Of a guardian: how they hold parental authority."
    )
    proof: Mapped[str | None] = mapped_column(String(20), comment="What was seen that says so.")
    proof_seen_by: Mapped[int | None] = mapped_column(comment="The person who saw it.")
    proof_seen_at: Mapped[datetime | None] = mapped_column(comment="When they saw it.")
    since: Mapped[datetime] = mapped_column(comment="From this instant.")
    until: Mapped[datetime | None] = mapped_column(comment="No longer from this instant.")
