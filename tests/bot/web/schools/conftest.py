"""A service whose school has an official mailbox, on each kind of database."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import update

from resources_db.people.tables import OrganisationRow
from resources_db.storage.database import Database
from tests.bot.web.schools.service import MAILBOX, Service
from tests.resources_db.town import build


@pytest.fixture
async def service(database: Database) -> AsyncIterator[Service]:
    """With the mailbox of the school."""
    service = Service(database, database.write_now(build))
    where = OrganisationRow.id == service.town.organisations["school"]
    database.write_now(
        lambda s: s.execute(update(OrganisationRow).where(where).values(mailbox=MAILBOX))
    )
    yield service
    for browser in service.browsers:
        await browser.close()
