"""Inserting a row unless it is there already, on both databases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from resources_db.storage.tables import Base


def insert_new(session: Session, row: type[Base], **values: Any) -> int | None:
    """Insert a row with a numeric key; its id, or None when a unique constraint has it already."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(row).values(**values).on_conflict_do_nothing()
    key = inspect(row).primary_key[0]
    found: int | None = session.execute(statement.returning(key)).scalar_one_or_none()
    return found
