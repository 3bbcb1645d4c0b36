"""The archives service's agreements to destruction."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class ArchiveVisaRow(Base):
    """One visa: what it covers, who noted it, and who destroyed under it, how much."""

    __tablename__ = "archive_visas"
    __table_args__ = table(
        purpose="By whose agreement situations were destroyed, and how many: counts only",
        retention="as long as the installation",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    reference: Mapped[str] = mapped_column(
        String(200), comment="How the archives service names its agreement."
    )
    given: Mapped[date] = mapped_column(comment="The day it was given.")
    covers: Mapped[date] = mapped_column(
        comment="Covers situations whose last day was this one at the latest."
    )
    recorded: Mapped[datetime] = mapped_column(comment="When it was noted here.")
    recorded_by: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), comment="The data-protection officer who noted it."
    )
    destroyed: Mapped[datetime | None] = mapped_column(comment="When what it covers was destroyed.")
    destroyed_by: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), comment="The coordinator who destroyed it."
    )
    situations: Mapped[int | None] = mapped_column(comment="How many situations went.")
    people: Mapped[int | None] = mapped_column(comment="How many people went with them.")
