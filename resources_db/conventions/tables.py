"""Conventions with schools, hosts and partners, each with its own dates."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class ConventionRow(Base):
    """One signed agreement."""

    __tablename__ = "conventions"
    __table_args__ = table(
        Index(None, "organisation_id"),
        purpose="Which agreement binds which organisation, from when to when",
        retention="five years after it ended",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id"), comment="With whom."
    )
    kind: Mapped[str] = mapped_column(String(10), comment="school, host or partner.")
    signed: Mapped[date] = mapped_column(comment="Day of the signature.")
    years: Mapped[int] = mapped_column(comment="Its term, in years.")
    renewed: Mapped[bool] = mapped_column(comment="Goes on by itself at the end of its term.")
    notice_months: Mapped[int] = mapped_column(comment="Months of notice to leave it.")
    ends_with_school_year: Mapped[bool] = mapped_column(
        comment="A notice takes effect only with the following school year."
    )
    review_months: Mapped[int] = mapped_column(comment="Months between joint reviews, at most.")
    reviewed: Mapped[date | None] = mapped_column(comment="Day of the last joint review.")
    left: Mapped[date | None] = mapped_column(comment="Day on which notice was given.")
    recorded: Mapped[datetime] = mapped_column(comment="When it was recorded here.")
    recorded_by: Mapped[int | None] = mapped_column(comment="By whom.")
