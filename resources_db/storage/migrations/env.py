"""Run by alembic on the connection that ``resources_db.storage.migrate`` hands over."""

from __future__ import annotations

from typing import Any, Literal, cast

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from resources_db.storage.all_tables import all_tables


def render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our own types as the plain ones they store: migrations must not follow our code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=cast("Connection", context.config.attributes["connection"]),
    target_metadata=all_tables(),
    render_as_batch=True,
    render_item=render,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
