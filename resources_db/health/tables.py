"""When each regular job last ran, and what is wrong at the moment."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class BeatRow(Base):
    """A regular job of the assistant."""

    __tablename__ = "beats"
    __table_args__ = table(
        purpose="When each regular job last ran, and when it should run again",
        retention="a row a job, written over by its next run",
    )

    job: Mapped[str] = mapped_column(String(30), primary_key=True, comment="Which job.")
    started: Mapped[datetime] = mapped_column(comment="When it last began.")
    ended: Mapped[datetime | None] = mapped_column(
        comment="When it last came to its end; before « started » while it runs."
    )
    failed: Mapped[datetime | None] = mapped_column(
        comment="Since when it fails; empty when its last run went well."
    )
    error: Mapped[str | None] = mapped_column(
        String(40), comment="Type of its last error, without its words."
    )
    next_due: Mapped[datetime] = mapped_column(comment="When it should begin again.")


class FaultRow(Base):
    """Something that is wrong, or was."""

    __tablename__ = "faults"
    __table_args__ = table(
        purpose="What is wrong with the assistant, and when the administrator was told",
        retention="a row a kind of fault, written over by the next one of its kind",
    )

    code: Mapped[str] = mapped_column(String(60), primary_key=True, comment="What is wrong.")
    since: Mapped[datetime] = mapped_column(comment="Since when.")
    told: Mapped[datetime | None] = mapped_column(
        comment="When the administrator was last told; empty when the letter could not go."
    )
    mended: Mapped[datetime | None] = mapped_column(comment="Since when it is over.")
