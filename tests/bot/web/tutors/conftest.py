"""A tutor without an account, in a workshop, on a morning of a measure."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.library import Librarian, Library
from bot.measures.looking_after import LookingAfter
from bot.measures.tutor_letters import TutorLetters
from bot.messages.delivery import Sender
from resources_db.actions import Role
from resources_db.agreements.terms import Answer
from resources_db.directory.shelf import Shelf
from resources_db.measures.actions import ChooseStaffChannels
from resources_db.people.tables import OrganisationRow
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.bot.measures.test_looking_after import Post
from tests.bot.meetings.test_reminding import Phone
from tests.bot.messages.house import LEASE, FrozenClock
from tests.bot.web.tutors.town_of_tutors import ADDRESS, Tutoring, begun, give_mailbox
from tests.bot.web.words import say
from tests.resources_db.measures import making
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import AT, BEFORE, Town, build


@pytest.fixture(scope="session")
def library() -> Library:
    """The words that the assistant knows, over an empty directory."""
    return Library.build(Shelf(-1, ()))


@pytest.fixture
def workshop(sqlite_url: str, keys: Keys, library: Library) -> Iterator[Tutoring]:
    """At ten, half an hour after the young person came; the head has a mailbox and a telephone."""
    clock, phone, post = FrozenClock(AT), Phone(), Post()
    with Database.open(sqlite_url, keys) as database:
        town = database.write_now(build)
        sender = Sender(database, {"sms": phone}, clock, LEASE)
        librarian = Librarian(library)
        made = Tutoring(
            database, town, clock, post, phone, sender,
            TutorLetters(
                database, sender, post, clock, lambda text: say(text, "fr"), ADDRESS, texts=True
            ),
            LookingAfter(database, librarian, sender, post, clock, ADDRESS),
            librarian,
        )  # fmt: skip
        database.write_now(lambda s: give_mailbox(s, town))
        database.write_now(lambda s: _reachable(s, town))
        made.measure = database.write_now(lambda s: begun(s, town))
        yield made


@pytest.fixture
async def tutoring(workshop: Tutoring) -> AsyncIterator[Tutoring]:
    """The same, its browsers closed at the end."""
    yield workshop
    for browser in workshop.browsers:
        await browser.close()


def _reachable(session: Session, town: Town) -> None:
    """The head by text message besides the school's mailbox; a guardian by text message."""
    where = OrganisationRow.id == town.organisations["school"]
    session.execute(update(OrganisationRow).where(where).values(mailbox="ce.076@ac.example"))
    give_mailbox(session, town, "direction@college.example", Role.SCHOOL_HEAD)
    making.done(
        making.ask(session, town, ChooseStaffChannels(frozenset({"sms"})), Role.SCHOOL_HEAD)
    )
    agree(session, town, (town.people[Role.GUARDIAN],), "sms", Answer.YES, BEFORE)
