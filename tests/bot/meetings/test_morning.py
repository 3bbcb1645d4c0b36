"""The letter of the morning: counts and a link, once, to each of those who work that day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.library import Library
from bot.mail.port import Letter, Sending
from bot.meetings.morning import Morning, ServerAway
from conversations.pushes import betrays
from resources_db.people.tables import OrganisationRow
from resources_db.storage.database import Database
from tests.bot.meetings.chatting import STARTS, Home, settle_in
from tests.bot.messages.house import PARIS
from tests.resources_db.examples_about_accounts import open_accounts


@dataclass
class Post:
    """A mail server that answers what a test wants."""

    answers: list[Sending] = field(default_factory=list[Sending])
    letters: list[Letter] = field(default_factory=list[Letter])

    async def send(self, letter: Letter) -> Sending:
        """Keep it."""
        answer = self.answers.pop(0) if self.answers else Sending.SENT
        if answer is Sending.SENT:
            self.letters.append(letter)
        return answer


@pytest.fixture
def home(database: Database, library: Library) -> Home:
    """One appointment this morning, arranged by the agent."""
    home = settle_in(database, library)
    database.write_now(lambda s: open_accounts(s, home.town))
    home.book()
    home.clock.at = STARTS.replace(hour=6, minute=30)
    return home


def morning(home: Home, library: Library, post: Post) -> Morning:
    """The job."""
    sentence = library.catalogs.sentence
    return Morning(
        home.database, post, home.clock, PARIS, "https://a.example", lambda t: sentence(t, "fr")
    )


async def test_counts_and_a_link_once_a_day(home: Home, library: Library) -> None:
    """The agent's letter names nobody; a second run, or a second machine, writes nothing."""
    post = Post()
    for _ in range(2):
        await morning(home, library, post).write()
    letters = [one for one in post.letters if "1 rendez-vous aujourd'hui" in one.body]
    assert len(letters) == 1
    assert len({one.to for one in post.letters}) == len(post.letters)
    assert "https://a.example/equipe/" in letters[0].body
    for one in post.letters:
        names = ["guardian", "other parent", "young_person"]
        assert betrays(one.subject + one.body, names) is None


async def test_a_server_that_is_away_is_asked_again(home: Home, library: Library) -> None:
    """What did not go goes later the same day, and only that."""
    post = Post([Sending.SENT, Sending.UNREACHABLE])
    job = morning(home, library, post)
    with pytest.raises(ServerAway):
        await job.write()
    before = [one.to for one in post.letters]
    home.clock.forward(timedelta(minutes=20))
    await job.write()
    assert len(before) == 1
    assert len({one.to for one in post.letters}) == len(post.letters) > 1


async def test_late_in_the_day_nothing_is_made_up_for(home: Home, library: Library) -> None:
    """A letter about a day that is over would only confuse."""
    post = Post()
    home.clock.at = datetime(2026, 12, 3, 17, tzinfo=UTC)
    await morning(home, library, post).write()
    assert not post.letters


async def test_who_has_nothing_today_is_not_written_to(home: Home, library: Library) -> None:
    """A partner none of whose people is expected, whatever its mailbox."""

    def give_mailbox(session: Session) -> None:
        place = session.get_one(OrganisationRow, home.town.organisations["apre"])
        place.mailbox = "accueil@apre.example"

    home.database.write_now(give_mailbox)
    post = Post()
    await morning(home, library, post).write()
    assert "accueil@apre.example" not in [one.to for one in post.letters]
