"""What people agreed to: one line an answer, never changed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class AgreementRow(Base):
    """One answer of one person to one act: the proof. Append-only; the last one counts."""

    __tablename__ = "agreements"
    __table_args__ = table(
        Index(None, "situation_id", "act"),
        Index(None, "person_id"),
        purpose="Who agreed to what, when, on which text, and how it reached us",
        retention="as long as the situation",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number, on the receipt.")
    situation_id: Mapped[int] = mapped_column(ForeignKey("situations.id"), comment="In which.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who answered.")
    act: Mapped[str] = mapped_column(String(16), comment="information, accompaniment, link...")
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id"), comment="Of a link: the actor that the text named."
    )
    channel: Mapped[str | None] = mapped_column(
        String(20), comment="Of an opt-in: the channel that the text named."
    )
    answer: Mapped[str] = mapped_column(String(10), comment="read, yes, no, talk or withdrawn.")
    at: Mapped[datetime] = mapped_column(comment="When it was said.")
    until: Mapped[date | None] = mapped_column(comment="Of a yes: the last day it holds.")
    text_version: Mapped[str] = mapped_column(String(20), comment="Version of the text shown.")
    text_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the text shown.")
    lang: Mapped[str] = mapped_column(String(12), comment="Language it was shown in.")
    means: Mapped[str] = mapped_column(String(10), comment="page, chat, phone, paper or desk.")
    entered_by: Mapped[int | None] = mapped_column(
        comment="The member of staff who entered it; empty when the person did."
    )
    proof: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Where the paper is kept, or who was on the phone and when."
    )
