"""How the staff proves who they are: accounts, second proofs, links, sessions, pauses."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table
from resources_db.storage.types import EncryptedText


class AccountRow(Base):
    """The right of one person to sign in to the console. Their roles are not here."""

    __tablename__ = "accounts"
    __table_args__ = table(
        purpose="Which person may sign in, by which mailbox and with which second proof",
        retention="12 months after it was closed",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Identifier inside the house.")
    person: Mapped[int] = mapped_column(
        ForeignKey("people.id"), unique=True, comment="The person it belongs to."
    )
    email: Mapped[str] = mapped_column(EncryptedText(), comment="Mailbox that links are sent to.")
    email_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the mailbox in lower case, to find it."
    )
    code_secret: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Secret of the one-time codes; empty until they are set up."
    )
    code_step: Mapped[int] = mapped_column(
        default=0, comment="Time step of the last code taken: none at or before it works again."
    )
    subject_hash: Mapped[str | None] = mapped_column(
        String(64), unique=True, comment="Keyed hash of its identifier at the OpenID provider."
    )
    opened: Mapped[datetime] = mapped_column(comment="Since when it may sign in.")
    closed: Mapped[datetime | None] = mapped_column(comment="Since when it no longer may.")


class RecoveryCodeRow(Base):
    """A code that replaces the telephone, once."""

    __tablename__ = "recovery_codes"
    __table_args__ = table(
        UniqueConstraint("account_id", "code_hash"),
        purpose="Codes on paper that replace a lost telephone, once each",
        retention="until new ones are made or the account is erased",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), comment="Whose.")
    code_hash: Mapped[str] = mapped_column(String(64), comment="Keyed hash of the code.")
    used: Mapped[datetime | None] = mapped_column(comment="When it was taken.")


class SignInLinkRow(Base):
    """A link that signs in once, or that claims a new installation."""

    __tablename__ = "sign_in_links"
    __table_args__ = table(
        Index(None, "expires"),
        purpose="Single-use links: the first proof of who signs in, or whose a staff chat is",
        retention="30 days after they expired",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id"), comment="Whose; empty for the link of the first administrator."
    )
    token_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the 32 random bytes of the link."
    )
    made: Mapped[datetime] = mapped_column(comment="When it was made.")
    expires: Mapped[datetime] = mapped_column(comment="When it stops working.")
    used: Mapped[datetime | None] = mapped_column(comment="When it was used.")


class StaffSessionRow(Base):
    """A browser in which someone is signed in, or halfway there."""

    __tablename__ = "staff_sessions"
    __table_args__ = table(
        Index(None, "account_id"),
        purpose="Browsers signed in to the console",
        retention="30 days after they ended",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), comment="Whose.")
    token_hash: Mapped[str] = mapped_column(
        String(64), unique=True, comment="Keyed hash of the secret in the cookie."
    )
    whole: Mapped[bool] = mapped_column(comment="Whether both proofs were given.")
    via: Mapped[str] = mapped_column(String(8), comment="link or oidc.")
    device: Mapped[str] = mapped_column(
        EncryptedText(), comment="What the browser says it is, so that its owner knows it again."
    )
    began: Mapped[datetime] = mapped_column(comment="When the first proof was given.")
    seen: Mapped[datetime] = mapped_column(comment="Last page, to the minute.")
    ends: Mapped[datetime] = mapped_column(comment="When it ends, whatever happens.")
    ended: Mapped[datetime | None] = mapped_column(comment="When it was ended before.")
    id_token: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="What signing out at the OpenID provider asks for."
    )
    new_secret: Mapped[str | None] = mapped_column(
        EncryptedText(), comment="Secret of the codes being set up, until one is given back."
    )


class PauseRow(Base):
    """Failures in a row on one way in."""

    __tablename__ = "sign_in_pauses"
    __table_args__ = table(
        purpose="How often a way in failed, and until when it is closed",
        retention="1 day after the last failure",
    )

    way_hash: Mapped[str] = mapped_column(
        String(64), primary_key=True, comment="Keyed hash of the way in: account, mailbox, network."
    )
    failures: Mapped[int] = mapped_column(comment="In a row.")
    last: Mapped[datetime] = mapped_column(comment="When it last failed.")
    until: Mapped[datetime] = mapped_column(comment="When it opens again.")
