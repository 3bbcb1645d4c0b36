"""What is sent by text message and by e-mail, what it cost, and what providers bring back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedBytes


class SendingRow(Base):
    """One message on one channel whose provider reports on it later."""

    __tablename__ = "sendings"
    __table_args__ = table(
        UniqueConstraint("reminder", "channel"),
        Index(None, "person", "channel"),
        purpose="What became of each text message and e-mail, so that the next channel can try",
        retention="12 months after it was prepared",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    ref: Mapped[str] = mapped_column(
        String(32), unique=True, comment="Name given to the provider: says nothing of anyone."
    )
    channel: Mapped[str] = mapped_column(String(10), comment="sms or email.")
    reminder: Mapped[int | None] = mapped_column(
        comment="Number of the reminder; empty for what is none: news of a measure, a link."
    )
    appointment: Mapped[int | None] = mapped_column(
        comment="Number of the appointment it is about, if it is about one."
    )
    person: Mapped[int] = mapped_column(comment="Number of the person it is for.")
    urgent: Mapped[bool] = mapped_column(comment="Tells a change of the next two days.")
    state: Mapped[str] = mapped_column(
        String(12), comment="planned, begun, accepted, delivered, undelivered or refused."
    )
    tries: Mapped[int] = mapped_column(default=0, comment="Times it was given to the provider.")
    parts: Mapped[int] = mapped_column(default=0, comment="Parts it takes.")
    cents: Mapped[int] = mapped_column(default=0, comment="What it cost, every try counted.")
    month: Mapped[str | None] = mapped_column(String(7), comment="Month in which it is counted.")
    prepared: Mapped[datetime] = mapped_column(comment="When it was put in the outbox.")
    settled: Mapped[datetime | None] = mapped_column(comment="When it reached its state.")
    why: Mapped[str | None] = mapped_column(String(40), comment="Why it failed, as a code.")


class SmsMonthRow(Base):
    """What the text messages of one month cost."""

    __tablename__ = "sms_months"
    __table_args__ = table(
        purpose="The monthly cost of text messages, held under the city's ceiling",
        retention="as long as the installation: counts about nobody",
    )

    month: Mapped[str] = mapped_column(String(7), primary_key=True, comment="« 2026-11 ».")
    messages: Mapped[int] = mapped_column(default=0, comment="Messages given to the provider.")
    parts: Mapped[int] = mapped_column(default=0, comment="Their parts.")
    cents: Mapped[int] = mapped_column(default=0, comment="What they cost.")


class ArrivalRow(Base):
    """What a provider brought: a receipt, an answer. Stored before it is acknowledged."""

    __tablename__ = "sms_arrivals"
    __table_args__ = table(
        Index(None, "state", "id"),
        purpose="Receipts and answers to text messages, as the provider brought them",
        retention="the content until it is read, the line 30 days, to recognise a repeat",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order of arrival.")
    seal: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of it: a repeat changes nothing."
    )
    raw: Mapped[bytes | None] = mapped_column(
        EncryptedBytes(), comment="As it came; erased once read, kept when set aside."
    )
    received: Mapped[datetime] = mapped_column(comment="When it came.")
    state: Mapped[str] = mapped_column(String(8), comment="waiting, handled or aside.")
    attempts: Mapped[int] = mapped_column(default=0, comment="Readings that failed.")
