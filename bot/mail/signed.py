"""Letters signed by the service: its official name stands beside the sender's mailbox."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.clock import Clock
from bot.mail.port import Letter, Mailer, Sending
from resources_db.city.days import day_of
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.storage.database import Database


@dataclass(frozen=True, slots=True)
class SignedMailer:
    """Another mailer, to which the name of the day is given."""

    mailer: Mailer
    database: Database
    clock: Clock

    async def send(self, letter: Letter) -> Sending:
        """See :class:`~bot.mail.port.Mailer`. A letter that names its sender keeps that name."""
        if letter.sender_name is None:
            today = day_of(self.clock())
            name = await self.database.read(lambda s: setting_on(s, CityField.SERVICE_NAME, today))
            letter = replace(letter, sender_name=name)
        return await self.mailer.send(letter)


def signed(mailer: Mailer | None, database: Database, clock: Clock) -> Mailer | None:
    """The same mailer, signing; None where there is none."""
    return None if mailer is None else SignedMailer(mailer, database, clock)
