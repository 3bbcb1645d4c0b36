"""The link that a tutor is sent on each day they receive."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class TutorLinkRow(Base):
    """One tutor's page of one day, and the link that opens it. Only hashes of secrets are kept."""

    __tablename__ = "tutor_links"
    __table_args__ = table(
        UniqueConstraint("tutor_id", "day"),
        Index(None, "send_from"),
        purpose="Lets a mission tutor mark their own half-days of one day, without an account",
        retention="30 days after the day",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    tutor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose page.")
    day: Mapped[date] = mapped_column(comment="Of which day: it opens on no other.")
    ends: Mapped[datetime] = mapped_column(comment="End of that day: nothing opens from then.")
    send_from: Mapped[datetime | None] = mapped_column(
        comment="A message with a new link is due from this instant; empty when none is."
    )
    tries: Mapped[int] = mapped_column(default=0, comment="Sendings that failed in a row.")
    sent: Mapped[datetime | None] = mapped_column(comment="When the last message left.")
    token_hash: Mapped[str | None] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the last link's secret."
    )
    opened: Mapped[datetime | None] = mapped_column(comment="When that link was opened.")
    session_hash: Mapped[str | None] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the cookie of the page it opened."
    )
