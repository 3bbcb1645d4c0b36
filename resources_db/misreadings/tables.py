"""How often each need was read where another was meant: counts, about nobody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from resources_db.storage.tables import Base, table


class MisreadRow(Base):
    """One need, one week. Neither who said so nor what they had written is kept."""

    __tablename__ = "misread"
    __table_args__ = table(
        UniqueConstraint("week", "need"),
        purpose="Which needs are read wrongly, so that the word lists can be mended",
        retention="without limit: counts of a week, about nobody",
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Its number.")
    week: Mapped[date] = mapped_column(comment="The Monday of the week, in UTC.")
    need: Mapped[str] = mapped_column(String(40), comment="The need that was read wrongly.")
    count: Mapped[int] = mapped_column(comment="How many times.")
