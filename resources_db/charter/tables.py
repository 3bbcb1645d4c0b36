"""Who signed the charter, and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class CharterSignatureRow(Base):
    """One professional's signature of one version. Append-only."""

    __tablename__ = "charter_signatures"
    __table_args__ = table(
        UniqueConstraint("person_id", "version"),
        purpose="Which professionals signed which version of the charter",
        retention="as long as the person",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), comment="Who signed.")
    version: Mapped[str] = mapped_column(String(20), comment="Version of the text.")
    text_hash: Mapped[str] = mapped_column(String(64), comment="SHA-256 of the text shown.")
    at: Mapped[datetime] = mapped_column(comment="When.")
