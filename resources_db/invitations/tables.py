"""Invitations handed to people, and the personal sessions they open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class InvitationRow(Base):
    """A link made for one person, to open once. Only its hash is kept."""

    __tablename__ = "invitations"
    __table_args__ = table(
        Index(None, "person_id"),
        purpose="Links handed to families, and whether they were opened",
        retention="12 months after they expired",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="For whom.")
    situation_id: Mapped[int] = mapped_column(ForeignKey("situations.id"), comment="Why.")
    token_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the link's secret."
    )
    code_hash: Mapped[str | None] = mapped_column(
        String(64), comment="Keyed hash of the code told apart, where one is needed."
    )
    made: Mapped[datetime] = mapped_column(comment="When it was made.")
    made_by: Mapped[int | None] = mapped_column(comment="The person who made it.")
    expires: Mapped[datetime] = mapped_column(comment="Opens nothing from this instant.")
    opened: Mapped[datetime | None] = mapped_column(comment="When it was opened.")
    opened_address: Mapped[int | None] = mapped_column(comment="The chat that opened it, if one.")
    revoked: Mapped[datetime | None] = mapped_column(
        comment="When it was taken back: a newer one was made, or someone else tried it."
    )
    failures: Mapped[int] = mapped_column(default=0, comment="Wrong codes given.")


class PersonalSessionRow(Base):
    """A browser in which someone opened their invitation. Only its hash is kept."""

    __tablename__ = "personal_sessions"
    __table_args__ = table(
        Index(None, "person_id"),
        purpose="Which browser shows whose personal page, for a short while",
        retention="one day after it ended",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose page.")
    secret_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the cookie."
    )
    begun: Mapped[datetime] = mapped_column(comment="When it was opened.")
    seen: Mapped[datetime] = mapped_column(comment="When it was last used.")
    ends: Mapped[datetime] = mapped_column(comment="Shows nothing from this instant.")


class PageLinkRow(Base):
    """A short-lived link to someone's own page, made in their own chat."""

    __tablename__ = "page_links"
    __table_args__ = table(
        Index(None, "person_id"),
        purpose="Links by which someone opens their page from their chat",
        retention="one day after it expired",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose page.")
    token: Mapped[str] = mapped_column(
        EncryptedText(), comment="The link's secret, to write it in the chat."
    )
    token_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the secret, to find it."
    )
    made: Mapped[datetime] = mapped_column(comment="When it was made.")
    expires: Mapped[datetime] = mapped_column(comment="Opens nothing from this instant.")
    revoked: Mapped[datetime | None] = mapped_column(comment="When it was taken back.")


class PageSecretRow(Base):
    """The second secret of someone's page, given on paper. Only its hash is kept."""

    __tablename__ = "page_secrets"
    __table_args__ = table(
        Index(None, "person_id"),
        purpose="What a device not seen before is asked for, beside the link",
        retention="12 months after it was taken back",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose.")
    secret_hash: Mapped[str] = mapped_column(String(64), comment="Keyed hash of the six digits.")
    given: Mapped[datetime] = mapped_column(comment="When it was given.")
    given_by: Mapped[int | None] = mapped_column(comment="The person who gave it.")
    failures: Mapped[int] = mapped_column(default=0, comment="Wrong ones given since.")
    revoked: Mapped[datetime | None] = mapped_column(
        comment="When it was taken back: a newer one was given, or too many wrong ones tried."
    )


class KnownDeviceRow(Base):
    """A browser on which someone gave their second secret. Only its hash is kept."""

    __tablename__ = "known_devices"
    __table_args__ = table(
        Index(None, "person_id"),
        purpose="Browsers that are not asked for the second secret again",
        retention="six months after it was last used, or when a new secret is given",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Whose.")
    secret_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the cookie."
    )
    since: Mapped[datetime] = mapped_column(comment="When the secret was right.")
    seen: Mapped[datetime] = mapped_column(comment="When it last opened the page.")
