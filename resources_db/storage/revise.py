"""Writes a migration from what the tables declare and what the migrations make.

``python -m resources_db.storage.revise "add the reminders"`` appends a revision to
``migrations/versions/``: read it before keeping it. ``--initial`` forgets them all and writes the
first one again, which is for the time before anyone has data.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config

from resources_db.storage.migrate import FOLDER, alembic_config, migration_engine, upgrade


def revise(message: str, *, initial: bool = False, migrations: Path = FOLDER) -> Path:
    """The file of the new revision, numbered after the last one."""
    versions = migrations / "versions"
    for old in versions.glob("*.py") if initial else ():
        old.unlink()
    number = f"{len(list(versions.glob('*.py'))) + 1:04d}"
    with TemporaryDirectory() as folder:
        engine = migration_engine(f"sqlite:///{folder}/scratch.sqlite", wait=5)
        with engine.begin() as connection:
            upgrade(connection, migrations)
            config = alembic_config(connection, migrations)
            _name_and_format(config)
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()
    return next(versions.glob(f"r{number}_*.py"))


def _name_and_format(config: Config) -> None:
    """Files that Python can import and that pass the house's checks."""
    config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
    hook = {
        "hooks": "ruff",
        "ruff.type": "module",
        "ruff.module": "ruff",
        "ruff.options": "format REVISION_SCRIPT_FILENAME",
    }
    for name, value in hook.items():
        config.set_section_option("post_write_hooks", name, value)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m resources_db.storage.revise")
    parser.add_argument("message", help="what changes, in a few words")
    parser.add_argument("--initial", action="store_true", help="write the first revision again")
    given = parser.parse_args()
    revise(given.message, initial=given.initial)


if __name__ == "__main__":
    main()
