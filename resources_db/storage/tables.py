"""What every table has in common: named constraints, a purpose, a retention.

A table says what it is for and how long its rows are kept, a column what it is for; a test
demands it, and ``docs/data.md`` is generated from it::

    class InboxRow(Base):
        __tablename__ = "inbox"
        __table_args__ = table(
            UniqueConstraint("bot", "update"),
            purpose="Updates as received.",
            retention="30 days after they were handled",
        )
        id: Mapped[int] = mapped_column(primary_key=True, comment="Order of arrival.")

``Mapped[int]`` is 64 bits wide and ``Mapped[datetime]`` a UTC instant on both databases.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, cast

from sqlalchemy import BigInteger, Integer, MetaData, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.schema import SchemaItem

from resources_db.storage.types import UtcInstant

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Mother of every row class."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: BigInteger().with_variant(Integer, "sqlite"),
        datetime: UtcInstant,
    }

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        _never_reuse_ids(cast("Table[Any]", cls.__table__))


def table(*constraints: SchemaItem, purpose: str, retention: str) -> tuple[Any, ...]:
    """The ``__table_args__`` of a row class, with what it is for and how long it is kept."""
    comment = f"{purpose.rstrip('.')}. Kept: {retention.rstrip('.')}."
    said = {"purpose": purpose, "retention": retention}
    return (*constraints, {"comment": comment, "info": said})


def _never_reuse_ids(mapped: Table[Any]) -> None:
    """SQLite would give the id of an erased last row again; a cursor or a token must not see that.

    PostgreSQL's sequences never do.
    """
    keys = list(mapped.primary_key.columns)
    if len(keys) == 1 and keys[0] is mapped.autoincrement_column:
        mapped.dialect_options["sqlite"]["autoincrement"] = True
