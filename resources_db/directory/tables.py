"""The directory's editions, and the resources of each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class EditionRow(Base):
    """One whole state of the directory, as it was imported."""

    __tablename__ = "directory_editions"
    __table_args__ = table(
        purpose="Whole states of the directory, each made by an import",
        retention="until three newer ones were published",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number, ever growing.")
    created: Mapped[datetime] = mapped_column(comment="When its import began.")
    label: Mapped[str] = mapped_column(String(200), comment="Where it was imported from.")
    state: Mapped[str] = mapped_column(
        String(10), comment="filling, then staged once whole, then published."
    )
    count: Mapped[int] = mapped_column(comment="How many resources it holds, once whole.")


class ShownEditionRow(Base):
    """The pointer to the edition that is shown. One row at most."""

    __tablename__ = "directory_shown"
    __table_args__ = table(
        purpose="Which edition of the directory is shown", retention="as long as the directory"
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="Always 1.")
    edition: Mapped[int] = mapped_column(
        ForeignKey("directory_editions.id"), comment="The edition that is shown."
    )
    since: Mapped[datetime] = mapped_column(comment="Since when it is shown.")


class ResourceRow(Base):
    """One resource of one edition."""

    __tablename__ = "directory_resources"
    __table_args__ = table(
        purpose="The resources of each edition: places, lines and schemes, no private person",
        retention="as long as the edition",
    )

    edition: Mapped[int] = mapped_column(
        ForeignKey("directory_editions.id", ondelete="CASCADE"),
        primary_key=True,
        comment="The edition it belongs to.",
    )
    id: Mapped[str] = mapped_column(String(80), primary_key=True, comment="Its lasting name.")
    position: Mapped[int] = mapped_column(comment="Its place in the order of the import.")
    advice: Mapped[str] = mapped_column(
        String(12), comment="Whether it may be shown (publish_advice)."
    )
    payload: Mapped[str] = mapped_column(Text, comment="The resource, as JSON.")
