"""The directory's editions, and the versions of each record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class EditionRow(Base):
    """One change of the directory, or many made at once: an import, or a person's correction."""

    __tablename__ = "directory_editions"
    __table_args__ = table(
        purpose="States of the directory, each made by an import or by a correction",
        retention="24 months (a setting) after a newer one replaced it",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number, ever growing.")
    created: Mapped[datetime] = mapped_column(comment="When its import began.")
    label: Mapped[str] = mapped_column(String(200), comment="Where it was imported from.")
    state: Mapped[str] = mapped_column(
        String(10), comment="filling, then staged once whole, then published."
    )
    published: Mapped[datetime | None] = mapped_column(comment="When it was first shown.")
    author: Mapped[int | None] = mapped_column(comment="Row of the person who made it, if one did.")
    note: Mapped[str | None] = mapped_column(
        EncryptedText, comment="Why, in the words of the person who made it."
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


class RecordRow(Base):
    """One version of one record: what it was from an edition until another."""

    __tablename__ = "directory_records"
    __table_args__ = table(
        Index(None, "from_edition"),
        Index(None, "until_edition"),
        Index(None, "origin"),
        Index(None, "position"),
        purpose="The versions of each record: places, lines and schemes, no private person",
        retention="as long as it is shown, then 24 months (a setting)",
    )

    id: Mapped[str] = mapped_column(String(80), primary_key=True, comment="Its lasting name.")
    from_edition: Mapped[int] = mapped_column(
        ForeignKey("directory_editions.id"),
        primary_key=True,
        comment="The first edition that has it so.",
    )
    until_edition: Mapped[int | None] = mapped_column(
        ForeignKey("directory_editions.id"),
        comment="The first edition that has it no longer so; null while there is none.",
    )
    position: Mapped[int] = mapped_column(comment="Its place in the order of the first import.")
    origin: Mapped[str] = mapped_column(String(80), comment="Which import it comes from.")
    advice: Mapped[str] = mapped_column(
        String(12), comment="Whether it may be shown (publish_advice)."
    )
    payload: Mapped[str] = mapped_column(Text, comment="The resource, as JSON.")
    given: Mapped[str | None] = mapped_column(
        Text, comment="What its import says of it, where a person changed it since; as JSON."
    )
