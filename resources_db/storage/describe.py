"""Writes ``docs/data.md``: what is kept, what for, how long.

``python -m resources_db.storage.describe`` writes the page again after a table changed.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, MetaData, Table

from resources_db.storage.all_tables import all_tables

PAGE = Path(__file__).parents[2] / "docs" / "data.md"

_HEAD = """# What is kept, what for, how long

Generated from the tables by `python -m resources_db.storage.describe`; do not edit it.
"""


def page(tables: MetaData) -> str:
    """The page, in Markdown."""
    sections = (_section(table) for table in sorted(tables.tables.values(), key=lambda t: t.name))
    return "\n".join((_HEAD, *sections))


def undescribed(tables: MetaData) -> list[str]:
    """Tables without a purpose or a retention, columns without a purpose."""
    missing: list[str] = []
    for table in tables.tables.values():
        missing += [
            f"{table.name}: {said}" for said in ("purpose", "retention") if not table.info.get(said)
        ]
        missing += [
            f"{table.name}.{column.name}: purpose" for column in table.columns if not column.comment
        ]
    return sorted(missing)


def _section(table: Table) -> str:
    rows = "\n".join(_row(column) for column in table.columns)
    return (
        f"## {table.name}\n\n{table.comment}\n\n"
        f"| column | type | what for |\n|---|---|---|\n{rows}\n"
    )


def _row(column: Column[object]) -> str:
    kind = column.type
    name = type(kind).__name__
    return f"| `{column.name}` | {name} | {column.comment} |"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(all_tables()), encoding="utf-8")
