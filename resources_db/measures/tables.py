"""A measure: its frame, its half-days, its signatures, its marks, and what was said of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText

_WITH_MEASURE = "as long as the measure"


class MeasureRow(Base):
    """One alternative to exclusion, or one mesure de responsabilisation."""

    __tablename__ = "measures"
    __table_args__ = table(
        Index(None, "situation_id"),
        Index(None, "state"),
        purpose="Which measure, under which regime, and where it stands",
        retention="as long as its situation",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    code: Mapped[str] = mapped_column(
        String(16), unique=True, comment="Random name for pages: says nothing of anyone."
    )
    situation_id: Mapped[int] = mapped_column(ForeignKey("situations.id"), comment="Whose.")
    regime: Mapped[str] = mapped_column(String(16), comment="alternative or responsibility.")
    ground: Mapped[str | None] = mapped_column(
        String(10), comment="Of a responsibility: sanction or instead (of an exclusion)."
    )
    site: Mapped[str] = mapped_column(String(8), comment="inside or outside the school.")
    state: Mapped[str] = mapped_column(String(10), comment="Where it stands.")
    first_day: Mapped[date] = mapped_column(comment="First day of the exclusion, or allowed.")
    last_day: Mapped[date] = mapped_column(comment="The last one, included.")
    plan: Mapped[int] = mapped_column(
        default=0, comment="How many times its days were planned: the contract is of one plan."
    )
    drafted: Mapped[datetime] = mapped_column(comment="When it was called in.")
    drafted_by: Mapped[int | None] = mapped_column(comment="The person who noted it.")
    started: Mapped[datetime | None] = mapped_column(comment="When it began.")
    over: Mapped[datetime | None] = mapped_column(comment="When it came to an end, any end.")
    end_ground: Mapped[str | None] = mapped_column(
        String(12), comment="Why the head ended it; withdrawn when a holder did."
    )
    checked: Mapped[datetime | None] = mapped_column(
        comment="When the head checked how it was carried out (R47)."
    )
    respected: Mapped[bool | None] = mapped_column(
        comment="Whether the head found it carried out in full."
    )
    educational: Mapped[bool | None] = mapped_column(
        comment="Whether the head found its content educational."
    )
    return_appointment: Mapped[int | None] = mapped_column(
        ForeignKey("appointments.id"), comment="The meeting of the return to class."
    )
    returned: Mapped[date | None] = mapped_column(comment="The day of the return to class.")
    closed: Mapped[datetime | None] = mapped_column(comment="When it was closed.")


class HalfDayRow(Base):
    """One half-day of a plan."""

    __tablename__ = "measure_half_days"
    __table_args__ = table(
        Index(None, "measure_id"),
        Index(None, "host_id", "day"),
        Index(None, "tutor_id"),
        purpose="When the young person is where, with whom",
        retention=_WITH_MEASURE,
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"), comment="Of which.")
    day: Mapped[date] = mapped_column(comment="Which day.")
    half: Mapped[str] = mapped_column(String(10), comment="morning or afternoon.")
    starts: Mapped[datetime] = mapped_column(comment="When it begins.")
    ends: Mapped[datetime] = mapped_column(comment="When it ends.")
    activity: Mapped[str] = mapped_column(
        String(12), comment="reception, reflection, mission or review."
    )
    host_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id"), comment="Who receives; empty: the service itself."
    )
    tutor_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), comment="The named person in charge there."
    )
    mission: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="What there is to do, in a few words."
    )
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey("appointments.id"), comment="The day as it is announced and reminded."
    )
    dropped: Mapped[datetime | None] = mapped_column(comment="When it went out of the plan.")


class SignatureRow(Base):
    """One signature of the contract: the proof. Append-only."""

    __tablename__ = "measure_signatures"
    __table_args__ = table(
        UniqueConstraint("measure_id", "plan", "signer"),
        purpose="Who signed the contract of a measure, when, how, and on which words",
        retention=_WITH_MEASURE,
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"), comment="Of which.")
    plan: Mapped[int] = mapped_column(comment="Of which plan: another plan is another contract.")
    signer: Mapped[str] = mapped_column(String(8), comment="head, service, pupil or holder.")
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), comment="Who; empty for a name on the sheet not known here."
    )
    at: Mapped[datetime] = mapped_column(comment="When.")
    means: Mapped[str] = mapped_column(String(10), comment="page (their own) or paper.")
    terms_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the terms signed.")
    entered_by: Mapped[int | None] = mapped_column(
        comment="Of a paper: the member of staff who saw it."
    )
    kept: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Of a paper: where it is kept."
    )
    named: Mapped[str | None] = mapped_column(
        EncryptedText(),
        comment="Name and quality of who signed for a school without an account, by its mailbox.",
    )


class MarkRow(Base):
    """How a half-day went. Append-only: the last one counts."""

    __tablename__ = "measure_marks"
    __table_args__ = table(
        Index(None, "half_day_id"),
        purpose="Whether the young person was there, and whether something happened",
        retention=_WITH_MEASURE,
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    half_day_id: Mapped[int] = mapped_column(
        ForeignKey("measure_half_days.id"), comment="Which half-day."
    )
    mark: Mapped[str] = mapped_column(
        String(10), comment="present, late, absent, incident or accident."
    )
    at: Mapped[datetime] = mapped_column(comment="When it was noted.")
    by: Mapped[int] = mapped_column(comment="The person who noted it.")


class NoticeRow(Base):
    """Something one person, or one mailbox, is told about a measure without delay."""

    __tablename__ = "measure_notices"
    __table_args__ = table(
        Index(None, "measure_id"),
        Index(None, "sent"),
        purpose="Who was told what of a measure, when, and whether they know",
        retention=_WITH_MEASURE,
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"), comment="Of which.")
    kind: Mapped[str] = mapped_column(String(16), comment="What is told, as a code.")
    subject: Mapped[int] = mapped_column(
        comment="Number of the mark or the plan it tells of: the same is told once."
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), comment="To whom; empty for a school's mailbox."
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id"), comment="Whose official mailbox, without a person."
    )
    family: Mapped[bool] = mapped_column(comment="Goes to a family: by what they agreed to only.")
    asks: Mapped[bool] = mapped_column(comment="Someone has to say that they know.")
    made: Mapped[datetime] = mapped_column(comment="Since when it has to be told.")
    handed: Mapped[datetime | None] = mapped_column(
        comment="When it was put in the outbox of every open channel."
    )
    sent: Mapped[datetime | None] = mapped_column(
        comment="When its mail left too, where there is one."
    )
    known: Mapped[datetime | None] = mapped_column(comment="When they said that they know.")
    second: Mapped[datetime | None] = mapped_column(
        comment="When someone else was told, for want of an answer."
    )


class StaffChannelRow(Base):
    """A channel a professional opted into for what is told without delay."""

    __tablename__ = "staff_channels"
    __table_args__ = table(
        purpose="By what else than their mailbox a professional wants to be told at once",
        retention="until they take it back, or as long as the person",
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, comment="Who."
    )
    channel: Mapped[str] = mapped_column(String(20), primary_key=True, comment="Which channel.")
    since: Mapped[datetime] = mapped_column(comment="Since when.")


class SchoolWorkRow(Base):
    """What the school hands over for the days of a measure, and who keeps the link (R58)."""

    __tablename__ = "measure_school_work"
    __table_args__ = table(
        Index(None, "measure_id"),
        purpose="What there is to learn meanwhile, and which teacher keeps the link",
        retention=_WITH_MEASURE,
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"), comment="Of which.")
    teacher: Mapped[str] = mapped_column(EncryptedText(), comment="Who keeps the link.")
    words: Mapped[str] = mapped_column(EncryptedText(), comment="What there is to do.")
    at: Mapped[datetime] = mapped_column(comment="When it was handed over.")
    by: Mapped[int | None] = mapped_column(comment="The person who did.")


class BookletRow(Base):
    """Words of a booklet: the young person's, or the tutor's. The last ones of a page count."""

    __tablename__ = "measure_booklets"
    __table_args__ = table(
        Index(None, "measure_id"),
        purpose="What the young person shows on return: what was done, learnt, thought",
        retention=_WITH_MEASURE,
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"), comment="Of which.")
    page: Mapped[str] = mapped_column(String(8), comment="done, learnt, thought, return, tutor.")
    half_day_id: Mapped[int | None] = mapped_column(
        ForeignKey("measure_half_days.id"), comment="Of which half-day; empty for the whole."
    )
    words: Mapped[str] = mapped_column(EncryptedText(), comment="The words.")
    at: Mapped[datetime] = mapped_column(comment="When they were written.")
    by: Mapped[int] = mapped_column(comment="The person who wrote them.")


class LearntRow(Base):
    """What someone of the family answers at the end, in three taps."""

    __tablename__ = "measure_learnt"
    __table_args__ = table(
        purpose="Whether it was useful, as the young person and the family say",
        retention=_WITH_MEASURE,
    )

    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measures.id"), primary_key=True, comment="Of which."
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, comment="Who answers."
    )
    answers: Mapped[str] = mapped_column(EncryptedText(), comment="Three answers, as codes.")
    at: Mapped[datetime] = mapped_column(comment="When.")


class SchoolWeekRow(Base):
    """The hours of class of a school, day by day."""

    __tablename__ = "school_weeks"
    __table_args__ = table(
        Index(None, "school_id"),
        purpose="On which days and hours a school works: Wednesdays and Saturdays differ",
        retention="as long as the school",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Order.")
    school_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), comment="Which school.")
    week: Mapped[str] = mapped_column(
        String(120), comment="Monday to Sunday: « 08:00-17:00,…,08:00-12:00,, »."
    )
    since: Mapped[date] = mapped_column(comment="From this day.")
    set_at: Mapped[datetime] = mapped_column(comment="When it was noted.")
    set_by: Mapped[int | None] = mapped_column(comment="By whom.")
