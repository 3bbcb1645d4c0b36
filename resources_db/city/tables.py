"""What a city decides, dated."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class CitySettingRow(Base):
    """One value of one setting, from a day on. Append-only: the past stays as it was."""

    __tablename__ = "city_settings"
    __table_args__ = table(
        Index(None, "field", "since"),
        purpose="What the city decided, from which day, by whom",
        retention="as long as the installation",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    field: Mapped[str] = mapped_column(String(30), comment="Which setting.")
    value: Mapped[str] = mapped_column(String(2000), comment="Its value.")
    since: Mapped[date] = mapped_column(Date, comment="First day on which it holds.")
    set_at: Mapped[datetime] = mapped_column(comment="When it was decided.")
    set_by: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), comment="By whom; empty for the assistant itself."
    )
    signed_at: Mapped[datetime | None] = mapped_column(
        comment="When the data-protection officer signed it off, where that is asked."
    )
    signed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), comment="Which one.")


class CityPictureRow(Base):
    """A picture of the city: its logo."""

    __tablename__ = "city_pictures"
    __table_args__ = table(
        purpose="The logo that letters and pages carry",
        retention="until another one replaces it",
    )

    digest: Mapped[str] = mapped_column(String(64), primary_key=True, comment="SHA-256 of it.")
    content: Mapped[bytes] = mapped_column(comment="The picture, a PNG.")
    given: Mapped[datetime] = mapped_column(comment="When it was given.")
