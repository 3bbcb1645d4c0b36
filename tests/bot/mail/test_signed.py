"""Letters leave under the official name of the service, as decided that day."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.mail.port import Letter, Sending
from bot.mail.signed import signed
from resources_db.actions import Actor
from resources_db.city.actions import SetCity
from resources_db.city.changes import set_city
from resources_db.city.terms import CityField
from resources_db.storage.database import Database
from tests.resources_db.town import AT


@dataclass
class Post:
    """Keeps what it is given."""

    letters: list[Letter] = field(default_factory=list[Letter])

    async def send(self, letter: Letter) -> Sending:
        """Take it."""
        self.letters.append(letter)
        return Sending.SENT


async def test_the_service_signs(database: Database) -> None:
    """Nobody before the city has said its name; a letter that names its sender keeps that."""
    post = Post()
    mailer = signed(post, database, lambda: AT)
    assert mailer is not None
    letter = Letter("lea@ville.example", "Essai", "Bonjour")
    await mailer.send(letter)
    name = SetCity(CityField.SERVICE_NAME, "Service Jeunesse de la Ville", AT.date())
    await database.write(lambda s: set_city(s, Actor.system(), name, AT))
    await mailer.send(letter)
    await mailer.send(Letter("lea@ville.example", "Essai", "Bonjour", sender_name="Ailleurs"))
    assert [one.sender_name for one in post.letters] == [
        None,
        "Service Jeunesse de la Ville",
        "Ailleurs",
    ]


def test_without_mail_nothing_signs(database: Database) -> None:
    """There is no mailer then."""
    assert signed(None, database, lambda: AT) is None
