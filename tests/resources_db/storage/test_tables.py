"""Every table says what it is for and how long it is kept."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, text
from sqlalchemy.orm import Session

from resources_db.storage.all_tables import all_tables
from resources_db.storage.database import Database
from resources_db.storage.describe import PAGE, page, undescribed


def test_every_table_and_column_is_described() -> None:
    """No table without purpose and retention, no column without purpose."""
    assert undescribed(all_tables()) == []


def test_a_table_that_says_nothing_is_found() -> None:
    """The check finds a planted table and column that say nothing."""
    planted = MetaData()
    Table("planted", planted, Column("id", Integer), comment="Something.")
    assert undescribed(planted) == ["planted.id: purpose", "planted: purpose", "planted: retention"]


def test_the_page_about_data_is_up_to_date() -> None:
    """docs/data.md says what the tables say (python -m resources_db.storage.describe)."""
    assert PAGE.read_text("utf-8") == page(all_tables())


def test_the_page_would_show_a_new_column() -> None:
    """A column added to a table changes the page, so that the test above can fail."""
    before = page(all_tables())
    changed = MetaData()
    for table in all_tables().tables.values():
        table.to_metadata(changed).append_column(Column("extra", Integer, comment="New."))
    assert page(changed) != before


def test_an_erased_id_is_never_given_again(database: Database) -> None:
    """A cursor or a token that kept the id of an erased row never meets another row."""

    def give(session: Session) -> int:
        session.execute(text("DELETE FROM addresses"))
        given = session.execute(text(
            "INSERT INTO addresses (bot, address_hash, address, lang, turn, last_seen)"
            " VALUES ('web', 'h', '', 'fr', 0, '2026-11-21 12:00:00') RETURNING id"
        ))  # fmt: skip
        return int(given.scalar_one())

    first, second = database.write_now(give), database.write_now(give)
    assert second > first
