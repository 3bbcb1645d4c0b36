"""Who writes, what came in, where they stand, what goes out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedBytes, EncryptedJson, EncryptedText, Json


class AddressRow(Base):
    """A place someone writes from: a browser's session, a chat. Not a person."""

    __tablename__ = "addresses"
    __table_args__ = table(
        UniqueConstraint("bot", "address_hash"),
        purpose="Where someone writes from, in which language, and who is answering them now",
        retention="30 days after the last message",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Identifier inside the house.")
    bot: Mapped[str] = mapped_column(String(20), comment="The bot or page it belongs to.")
    address_hash: Mapped[str] = mapped_column(
        String(64), comment="Keyed hash of the channel's identifier, to find it again."
    )
    address: Mapped[str] = mapped_column(
        EncryptedText(), comment="The channel's identifier, to answer it."
    )
    lang: Mapped[str] = mapped_column(String(12), comment="Language of the answers.")
    turn: Mapped[int] = mapped_column(
        default=0, comment="Turns written so far: the revision that a writer must have read."
    )
    claimed_by: Mapped[str | None] = mapped_column(
        String(40), comment="Who drains its updates at the moment."
    )
    claimed_until: Mapped[datetime | None] = mapped_column(
        comment="When that claim lapses if its holder died."
    )
    last_seen: Mapped[datetime] = mapped_column(comment="When it last wrote, for the retention.")
    gone_since: Mapped[datetime | None] = mapped_column(
        comment="Since when the channel no longer reaches it; empty once it writes again."
    )


class CooldownRow(Base):
    """A bot that its channel asked to be silent for a while."""

    __tablename__ = "cooldowns"
    __table_args__ = table(
        purpose="Until when a bot must send nothing, even after a restart",
        retention="a row a bot, written over by the next one",
    )

    bot: Mapped[str] = mapped_column(String(20), primary_key=True, comment="Which bot.")
    until: Mapped[datetime] = mapped_column(comment="When it may send again.")


class InboxRow(Base):
    """An update as it arrived."""

    __tablename__ = "inbox"
    __table_args__ = table(
        UniqueConstraint("bot", "update_hash"),
        Index(None, "address_id", "state"),
        purpose="Updates, stored before they are acknowledged or decoded",
        retention="the content until it is handled, the line 30 days, to recognise a repeat",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order of arrival.")
    bot: Mapped[str] = mapped_column(String(20), comment="The bot or page it came to.")
    update_hash: Mapped[str] = mapped_column(
        String(64), comment="Keyed hash of the channel's update id: a repeat changes nothing."
    )
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), comment="Who sent it.")
    raw: Mapped[bytes | None] = mapped_column(
        EncryptedBytes(), comment="The update; erased once handled, kept when set aside."
    )
    received: Mapped[datetime] = mapped_column(comment="When it was stored.")
    state: Mapped[str] = mapped_column(String(8), comment="waiting, handled or aside.")
    attempts: Mapped[int] = mapped_column(default=0, comment="Turns that failed on it.")


class ThreadRow(Base):
    """A dialogue under way with one address."""

    __tablename__ = "threads"
    __table_args__ = table(
        Index(None, "address_id", "ended"),
        purpose="Dialogues under way: their start values and journal",
        retention="start and journal until the thread ends, the line 30 days after",
    )

    id: Mapped[str] = mapped_column(String(16), primary_key=True, comment="Random.")
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), comment="With whom.")
    dialogue: Mapped[str] = mapped_column(String(40), comment="Name of the dialogue.")
    start: Mapped[Json] = mapped_column(EncryptedJson(), nullable=True, comment="Start values.")
    journal: Mapped[Json] = mapped_column(
        EncryptedJson(), nullable=True, comment="Answers and results, as codes and ids."
    )
    asked: Mapped[int] = mapped_column(comment="Turn in which its question was first asked.")
    shown: Mapped[int] = mapped_column(comment="Turn in which it was last shown.")
    last_press: Mapped[str | None] = mapped_column(
        String(20), comment="Last accepted button, to keep silent on a second press."
    )
    ended: Mapped[bool] = mapped_column(comment="Nothing more is awaited.")
    touched: Mapped[datetime] = mapped_column(comment="When it last moved, for the retention.")


class OutboxRow(Base):
    """A line of a conversation: a message to send, or the log that a page shows."""

    __tablename__ = "outbox"
    __table_args__ = table(
        Index(None, "address_id", "id"),
        Index(None, "inbox_id"),
        Index(None, "bot", "state", "not_before"),
        purpose="Messages to deliver, and the conversation as a page shows it",
        retention="30 days after it was written",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order; the page's cursor.")
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), comment="To whom.")
    bot: Mapped[str] = mapped_column(String(20), comment="By which bot or page.")
    inbox_id: Mapped[int | None] = mapped_column(comment="The update that it answers.")
    author: Mapped[str] = mapped_column(String(9), comment="assistant, or person for an echo.")
    bulk: Mapped[bool] = mapped_column(comment="Goes after replies to people.")
    body: Mapped[Json] = mapped_column(EncryptedJson(), comment="The message, in words.")
    created: Mapped[datetime] = mapped_column(comment="When it was written.")
    state: Mapped[str] = mapped_column(
        String(8), comment="pulled, waiting, sending, sent, gone or rejected."
    )
    not_before: Mapped[datetime] = mapped_column(comment="When it may be tried.")
    attempts: Mapped[int] = mapped_column(default=0, comment="Sendings begun.")
    reminder: Mapped[int | None] = mapped_column(comment="The reminder that it carries.")
    until: Mapped[datetime | None] = mapped_column(
        comment="Not sent from this instant: it goes back to where it came from."
    )


class NoteRow(Base):
    """Words that someone chose to leave."""

    __tablename__ = "notes"
    __table_args__ = table(
        Index(None, "address_id"),
        purpose="Free words that journals and tasks only know by number",
        retention="30 days, or until the conversation is erased",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), comment="Who wrote it.")
    words: Mapped[str] = mapped_column(EncryptedText(), comment="The words.")
    created: Mapped[datetime] = mapped_column(comment="When they were left.")
