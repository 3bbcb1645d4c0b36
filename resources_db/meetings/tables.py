"""Appointments, who is expected at each, what each was told, what is still to be sent."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.people.terms import HASHED_LENGTH
from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class AppointmentRow(Base):
    """A meeting, or a day to attend."""

    __tablename__ = "appointments"
    __table_args__ = table(
        Index(None, "starts"),
        Index(None, "situation_id"),
        Index(None, "series"),
        purpose="What is arranged: when, where, of which kind",
        retention="as long as its situation; 12 months after the day for a meeting without one",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    code: Mapped[str] = mapped_column(
        String(16), unique=True, comment="Random name for pages: says nothing of anyone."
    )
    kind: Mapped[str] = mapped_column(String(20), comment="Family meeting, review, committee...")
    situation_id: Mapped[int | None] = mapped_column(
        ForeignKey("situations.id"), comment="Which situation; empty for a committee."
    )
    starts: Mapped[datetime] = mapped_column(comment="When it begins.")
    ends: Mapped[datetime] = mapped_column(comment="When it ends.")
    place: Mapped[str | None] = mapped_column(
        String(80), comment="Where: a record of the directory."
    )
    place_words: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Where, in words, when it is not in the directory."
    )
    bring: Mapped[str | None] = mapped_column(EncryptedText(), comment="What to bring.")
    organiser: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who arranged it.")
    booked: Mapped[datetime] = mapped_column(comment="When it was arranged.")
    convention_id: Mapped[int | None] = mapped_column(
        ForeignKey("conventions.id"), comment="Of a yearly review: of which agreement (R18)."
    )
    origin: Mapped[str | None] = mapped_column(
        String(HASHED_LENGTH),
        unique=True,
        comment="Hash of what names it in the file it came from: the same file makes it once.",
    )
    imported: Mapped[str | None] = mapped_column(
        String(HASHED_LENGTH), comment="Hash of what that file said of it last."
    )
    cancelled: Mapped[datetime | None] = mapped_column(comment="When it was called off.")
    changes: Mapped[int] = mapped_column(
        default=0, server_default="0", comment="Changes so far: calendars follow the highest one."
    )
    series: Mapped[int | None] = mapped_column(
        comment="First appointment of its series: told and explained once, with that one."
    )


class AttendeeRow(Base):
    """Someone who is expected at an appointment."""

    __tablename__ = "attendees"
    __table_args__ = table(
        UniqueConstraint("appointment_id", "person_id"),
        Index(None, "person_id"),
        purpose="Who is expected, in which part, and what they answered",
        retention="as long as the appointment",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"), comment="At which.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who.")
    part: Mapped[str] = mapped_column(String(12), comment="In what quality they come.")
    since: Mapped[datetime] = mapped_column(comment="When they were added.")
    left: Mapped[datetime | None] = mapped_column(comment="When they were taken off.")
    answer: Mapped[str | None] = mapped_column(
        String(12), comment="coming, late, not_coming or call_me; empty: no answer yet."
    )
    wished: Mapped[str | None] = mapped_column(
        String(12), comment="When they could come, or be called: morning, afternoon..."
    )
    answered: Mapped[datetime | None] = mapped_column(comment="When they answered.")
    note: Mapped[int | None] = mapped_column(comment="Number of the words left with the answer.")
    interpreter: Mapped[str | None] = mapped_column(
        String(12), comment="Language to interpret for them, as a code."
    )
    interpreter_state: Mapped[str | None] = mapped_column(
        String(10), comment="Of the interpreter: wanted, booked or confirmed."
    )
    interpreter_means: Mapped[str | None] = mapped_column(
        String(10), comment="person or telephone."
    )
    interpreter_name: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Who interprets, or which service of interpreters."
    )
    interpreter_phone: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="How the interpreter is reached."
    )


class ToldRow(Base):
    """What one person was told of an appointment; the last one is what they believe."""

    __tablename__ = "told"
    __table_args__ = table(
        Index(None, "appointment_id", "person_id"),
        purpose="What each person knows of an appointment, so that only changes are told",
        retention="as long as the appointment",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"), comment="Of which.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who.")
    at: Mapped[datetime] = mapped_column(comment="When they were told.")
    starts: Mapped[datetime | None] = mapped_column(
        comment="The beginning they were told; empty when they were told not to come."
    )
    place: Mapped[str | None] = mapped_column(String(80), comment="The place they were told.")
    details: Mapped[str | None] = mapped_column(
        String(32), comment="Stands for the rest that they were told: the room, the place in words."
    )
    reminder_id: Mapped[int | None] = mapped_column(
        ForeignKey("reminders.id"), comment="The message that told; empty when the staff did."
    )


class ReminderRow(Base):
    """One message to one person about one appointment, due or done."""

    __tablename__ = "reminders"
    __table_args__ = table(
        UniqueConstraint("appointment_id", "person_id", "kind", "fingerprint"),
        Index(None, "state", "not_before"),
        purpose="What is to be sent, from when and until when, and what became of it",
        retention="as long as the appointment",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"), comment="Of which.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="To whom.")
    kind: Mapped[str] = mapped_column(String(10), comment="Why they are written to.")
    fingerprint: Mapped[str] = mapped_column(
        String(32), comment="Stands for what would be told: the same is never told twice."
    )
    not_before: Mapped[datetime] = mapped_column(comment="Not sent before.")
    useful_until: Mapped[datetime] = mapped_column(comment="Not sent after.")
    state: Mapped[str] = mapped_column(String(8), comment="waiting, handed, sent, past or failed.")
    tried: Mapped[str] = mapped_column(
        String(60), default="", comment="Channels that were tried, in order."
    )
    settled: Mapped[datetime | None] = mapped_column(comment="When it reached its end.")
    why: Mapped[str | None] = mapped_column(String(40), comment="Why it failed, as a code.")


class ReminderWishRow(Base):
    """How someone wants to be reminded."""

    __tablename__ = "reminder_wishes"
    __table_args__ = table(
        purpose="How often, and by which channel first, a person wants to be reminded",
        retention="as long as the person",
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, comment="Whose wish."
    )
    wish: Mapped[str] = mapped_column(String(10), comment="usual, earlier, later, only_one, none.")
    channels: Mapped[str] = mapped_column(
        String(60), default="", comment="Channels in the order they prefer; empty: the usual one."
    )


class ChildSignRow(Base):
    """The sign that a parent chose for one child."""

    __tablename__ = "child_signs"
    __table_args__ = table(
        UniqueConstraint("person_id", "child_id"),
        purpose="The only mark of a child that messages to this parent may carry",
        retention="as long as the person",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose choice.")
    child_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="For which child.")
    sign: Mapped[str] = mapped_column(String(4), comment="The sign: ☀, 🌙...")


class DigestRow(Base):
    """A morning's letter that went to someone of the staff."""

    __tablename__ = "digests"
    __table_args__ = table(
        UniqueConstraint("day", "recipient"),
        purpose="Who was written what the day holds, so that nobody is twice",
        retention="30 days",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    day: Mapped[date] = mapped_column(Date, comment="Of which day.")
    recipient: Mapped[str] = mapped_column(
        String(40), comment="Which person or organisation, as a code."
    )
    at: Mapped[datetime] = mapped_column(comment="When it was written.")
