"""Migrations make exactly the tables that the parts declare, once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from resources_db.storage.all_tables import all_tables
from resources_db.storage.database import Database
from resources_db.storage.errors import UnsupportedDatabase
from resources_db.storage.keys import Keys
from resources_db.storage.migrate import FOLDER, migrate, migration_engine, revision_state
from resources_db.storage.revise import revise


def differences(url: str) -> list[object]:
    """What the declared tables have that the database has not, and the other way round."""
    engine = migration_engine(url, wait=5)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[object] = list(compare_metadata(context, all_tables()))
    engine.dispose()
    return found


def test_migrations_make_every_declared_table(empty_database_url: str) -> None:
    """From nothing, migrating gives the declared tables: columns, types, keys, comments."""
    migrate(empty_database_url)
    assert differences(empty_database_url) == []


def test_a_missing_column_would_be_found(database_url: str, database: Database) -> None:
    """The comparison above sees a column that the migrations forgot."""
    database.write_now(lambda session: session.execute(text("ALTER TABLE leases DROP owner")))
    assert len(differences(database_url)) == 1


def test_the_revision_of_a_database_is_known(empty_database_url: str, keys: Keys) -> None:
    """A database never migrated has no revision; afterwards it has the newest one."""
    with Database.open(empty_database_url, keys) as database:
        before, expected = revision_state(database)
        migrate(empty_database_url)
        assert (before, revision_state(database)) == (None, (expected, expected))
        assert expected is not None


def test_processes_that_start_together_migrate_once(empty_database_url: str) -> None:
    """Several processes migrating the same empty database at once all succeed."""
    program = "import sys; from resources_db.storage.migrate import migrate; migrate(sys.argv[1])"
    command = [sys.executable, "-c", program, empty_database_url]
    children = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    said = [child.communicate()[1] for child in children]
    assert [child.returncode for child in children] == [0, 0, 0], said
    assert differences(empty_database_url) == []


def test_a_newer_database_is_told(database_url: str, database: Database) -> None:
    """A database made by a newer version is left alone, with the mend."""
    database.write_now(
        lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    )
    with pytest.raises(UnsupportedDatabase, match="newer version"):
        migrate(database_url)


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A copy of the migrations."""
    copy = tmp_path / "migrations"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def test_revising_the_first_time_writes_every_table(migrations: Path) -> None:
    """The one command writes the first revision again, numbered and importable."""
    written = revise("first tables", initial=True, migrations=migrations)
    assert written.name == "r0001_first_tables.py"
    assert [file.name for file in (migrations / "versions").glob("*.py")] == [written.name]
    assert all(f'"{name}"' in written.read_text() for name in all_tables().tables)


def test_revising_appends_what_is_missing(migrations: Path) -> None:
    """Without --initial, the command adds a revision after the last one; here, an empty one."""
    last = max(file.name[1:5] for file in (migrations / "versions").glob("*.py"))
    written = revise("nothing new", migrations=migrations).read_text()
    assert f'down_revision = "{last}"' in written
    assert "create_table" not in written
