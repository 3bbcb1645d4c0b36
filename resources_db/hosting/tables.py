"""How many places hosts have, and who waits for one."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class CapacityRow(Base):
    """How many young people a host receives at once. The last one noted for a day counts."""

    __tablename__ = "host_capacities"
    __table_args__ = table(
        Index(None, "organisation_id"),
        purpose="How many places a host has, on a day of the week or on one day",
        retention="as long as the host",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), comment="Whose.")
    weekday: Mapped[int | None] = mapped_column(
        comment="0 for Monday; empty when it is of one day only."
    )
    first: Mapped[date] = mapped_column(comment="From this day; or on this day only.")
    last: Mapped[date | None] = mapped_column(comment="The last day; empty: until said otherwise.")
    places: Mapped[int] = mapped_column(comment="How many at once, morning and afternoon.")
    noted: Mapped[datetime] = mapped_column(comment="When it was noted.")
    noted_by: Mapped[int | None] = mapped_column(comment="By whom.")


class WaitRow(Base):
    """A measure in line for a host."""

    __tablename__ = "host_waits"
    __table_args__ = table(
        Index(None, "organisation_id", "state"),
        Index(None, "measure_id"),
        purpose="Who is offered a freed place, in which order, until when",
        retention="as long as the measure",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order in the line.")
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), comment="Where.")
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"), comment="For which.")
    slots: Mapped[str] = mapped_column(
        String(600), comment="The half-days asked for: « 2026-11-23 morning,… »."
    )
    state: Mapped[str] = mapped_column(String(8), comment="waiting, offered, taken, left, lapsed.")
    asked: Mapped[datetime] = mapped_column(comment="Since when.")
    offered: Mapped[datetime | None] = mapped_column(comment="When a place was offered.")
    until: Mapped[datetime | None] = mapped_column(comment="Until when it is held.")
