"""What schools are asked through a link to their official mailbox, and what they answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class SchoolRequestRow(Base):
    """One question to one school, with the link that opens it. Only hashes of secrets are kept."""

    __tablename__ = "school_requests"
    __table_args__ = table(
        Index(None, "situation_id"),
        Index(None, "send_from"),
        purpose="Questions sent to a school's official mailbox, and their answers",
        retention="as long as the situation",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    school_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), comment="Which school.")
    situation_id: Mapped[int] = mapped_column(ForeignKey("situations.id"), comment="In which.")
    kind: Mapped[str] = mapped_column(String(20), comment="What is asked.")
    about: Mapped[int | None] = mapped_column(
        comment="Row that the question is about, in the part that asked it: a contract, an event."
    )
    note: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="A few words of whoever asked, shown on the page only."
    )
    made: Mapped[datetime] = mapped_column(comment="When it was asked.")
    made_by: Mapped[int | None] = mapped_column(
        comment="The person who asked; empty for the assistant itself."
    )
    send_from: Mapped[datetime | None] = mapped_column(
        comment="A letter with a new link is due from this instant; empty when none is."
    )
    tries: Mapped[int] = mapped_column(default=0, comment="Sendings that failed in a row.")
    sent: Mapped[datetime | None] = mapped_column(comment="When the last letter left.")
    token_hash: Mapped[str | None] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the last link's secret."
    )
    expires: Mapped[datetime | None] = mapped_column(comment="That link opens nothing from then.")
    opened: Mapped[datetime | None] = mapped_column(comment="When that link was opened.")
    session_hash: Mapped[str | None] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the cookie of the page it opened."
    )
    session_ends: Mapped[datetime | None] = mapped_column(comment="That page closes then.")
    answered: Mapped[datetime | None] = mapped_column(comment="When it was answered.")
    answer: Mapped[str | None] = mapped_column(String(10), comment="What was answered.")
    contact: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Whom the school named, and how to reach them."
    )
    taken_back: Mapped[datetime | None] = mapped_column(
        comment="When it was no longer asked: answered otherwise, or asked anew."
    )
