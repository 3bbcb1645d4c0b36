"""Who someone is, where they belong, how they are reached."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class OrganisationRow(Base):
    """A school, a service, an association: where people belong."""

    __tablename__ = "organisations"
    __table_args__ = table(
        purpose="Schools, services and partners whose people use the assistant",
        retention="as long as someone belongs to it or a situation names it",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    kind: Mapped[str] = mapped_column(String(20), comment="What it is: decides which roles fit.")
    name: Mapped[str] = mapped_column(String(300), comment="Its public name.")
    resource: Mapped[str | None] = mapped_column(
        String(80), comment="Its record in the directory, where it has one."
    )
    uai: Mapped[str | None] = mapped_column(
        String(8), unique=True, comment="National number of a school."
    )
    zone: Mapped[str | None] = mapped_column(
        String(10), comment="School holidays zone of a school (A, B, C)."
    )
    mailbox: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Official mailbox, for whoever answers without an account."
    )
    board_informed: Mapped[date | None] = mapped_column(
        comment="Day its governing board was shown the charter (R38)."
    )
    created: Mapped[datetime] = mapped_column(comment="Since when it is known.")
    ended: Mapped[datetime | None] = mapped_column(comment="Since when it has no part any more.")


class OrganisationLogoRow(Base):
    """The logo of a school or a host."""

    __tablename__ = "organisation_logos"
    __table_args__ = table(
        purpose="The logo of each party that joint papers carry (R31)",
        retention="until another one replaces it, or as long as the organisation",
    )

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True, comment="Whose."
    )
    content: Mapped[bytes] = mapped_column(comment="The picture, a PNG.")
    given: Mapped[datetime] = mapped_column(comment="When it was given.")
    given_by: Mapped[int | None] = mapped_column(comment="By whom.")


class PersonRow(Base):
    """Someone who has a part in a situation, or works for an organisation."""

    __tablename__ = "people"
    __table_args__ = table(
        purpose="Who someone is, and in which language they are spoken to",
        retention="until they belong nowhere and have no part in any situation",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Their number.")
    given_name: Mapped[str] = mapped_column(EncryptedText(), comment="First name, as they say it.")
    family_name: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Family name; empty until the family has agreed."
    )
    lang: Mapped[str] = mapped_column(String(12), comment="Language they read, as a code.")
    interpreter: Mapped[bool] = mapped_column(comment="Speaks with an interpreter.")
    created: Mapped[datetime] = mapped_column(comment="Since when they are known.")
    protected_since: Mapped[datetime | None] = mapped_column(
        comment="« Contact protégé »: how to reach them is shown to the service only."
    )
    lift_asked_by: Mapped[int | None] = mapped_column(
        comment="Who asked to lift that mark; someone else has to agree."
    )
    lift_asked_at: Mapped[datetime | None] = mapped_column(comment="When they asked.")


class ContactRow(Base):
    """A number, a mailbox, a postal address of a person."""

    __tablename__ = "contacts"
    __table_args__ = table(
        Index(None, "person_id"),
        Index(None, "value_hash"),
        purpose="How a person is reached; agreeing to be written to is a separate act",
        retention="as long as the person, or until it is removed",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose.")
    kind: Mapped[str] = mapped_column(String(10), comment="phone, email or post.")
    value: Mapped[str] = mapped_column(EncryptedText(), comment="The number or address itself.")
    value_hash: Mapped[str] = mapped_column(
        String(64), comment="Keyed hash of the value, to find whom else it belongs to."
    )
    added: Mapped[datetime] = mapped_column(comment="When it was noted.")
    confirmed: Mapped[datetime | None] = mapped_column(
        comment="When the person last confirmed that it is theirs."
    )
    failures: Mapped[int] = mapped_column(default=0, comment="Failed attempts since then.")
    wrong_since: Mapped[datetime | None] = mapped_column(
        comment="Since when it is known to be somebody else's: nothing goes to it."
    )


class MembershipRow(Base):
    """What someone is in an organisation, from when to when."""

    __tablename__ = "memberships"
    __table_args__ = table(
        Index(None, "person_id"),
        Index(None, "organisation_id"),
        purpose="Which role a person has in which organisation: rights come from it",
        retention="12 months after it ended",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who.")
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), comment="Where.")
    role: Mapped[str] = mapped_column(String(24), comment="In what quality.")
    since: Mapped[datetime] = mapped_column(comment="From this instant.")
    until: Mapped[datetime | None] = mapped_column(comment="No longer from this instant.")
    given_by: Mapped[int | None] = mapped_column(comment="The person who gave the role.")


class AddressPersonRow(Base):
    """An address known to be a person's, since they opened their invitation there."""

    __tablename__ = "address_people"
    __table_args__ = table(
        Index(None, "address_id"),
        Index(None, "person_id"),
        purpose="Which chat or browser is whose, so that it can be announced to",
        retention="until it is revoked, then as long as the address",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    address_id: Mapped[int] = mapped_column(
        ForeignKey("addresses.id", ondelete="CASCADE"), comment="The chat or browser."
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose it is.")
    invitation: Mapped[int | None] = mapped_column(comment="The invitation that linked them.")
    since: Mapped[datetime] = mapped_column(comment="Since when.")
    revoked: Mapped[datetime | None] = mapped_column(comment="No longer from this instant.")
