"""The channels that an installation has, and those that it has not."""

from __future__ import annotations

import pytest

from bot.channels.absent import Absent
from bot.channels.port import Rejected
from bot.channels.ways import open_ways
from bot.library import Librarian, Library
from bot.mail.channel import MailChannel
from bot.messages.body import Body
from bot.settings import Settings
from bot.sms.channel import SmsChannel
from resources_db.directory.shelf import Shelf
from resources_db.storage.database import Database
from tests.bot.messages.house import FrozenClock

pytestmark = pytest.mark.usefixtures("bare_environment")
SMS: dict[str, object] = {
    "sms_provider": "smsfactor",
    "sms_api_token": "jeton-secret",
    "sms_webhook_secret": "s" * 40,
}


@pytest.fixture(scope="module")
def librarian() -> Librarian:
    """An empty directory."""
    return Librarian(Library.build(Shelf(1, ())))


def kinds(database: Database, librarian: Librarian, **settings: object) -> dict[str, type]:
    """Which channel stands behind each name."""
    ways = open_ways(Settings.model_validate(settings), database, FrozenClock(), librarian)
    return {name: type(channel) for name, channel in ways.channels.items()}


def test_each_where_it_is_configured(database: Database, librarian: Librarian) -> None:
    """And an absent one elsewhere, which hands on what was meant for it."""
    assert kinds(database, librarian) == {"sms": Absent, "email": Absent}
    assert kinds(database, librarian, smtp_host="mail.example")["email"] is MailChannel
    assert kinds(database, librarian, **SMS)["sms"] is SmsChannel
    without = {**SMS, "sms_api_token": None}
    assert kinds(database, librarian, **without)["sms"] is Absent


async def test_an_absent_channel_takes_nothing() -> None:
    """The next channel has it, or the staff: it waits for no sender that never comes."""
    outcome = await Absent().deliver("+33639980001", Body("fr", "x"), again=False)
    assert outcome == Rejected("not_configured")


def test_the_door_opens_with_a_secret_only(database: Database, librarian: Librarian) -> None:
    """Receipts and answers come in where the provider and we share one; it is never printed."""
    clock = FrozenClock()
    ways = open_ways(Settings.model_validate(SMS), database, clock, librarian)
    assert ways.door is not None
    assert ways.door.header == "X-SMSFactor-Signature"
    told = repr(ways) + repr(Settings.model_validate(SMS))
    assert "sss" not in told
    assert "jeton-secret" not in told
    without = Settings.model_validate({**SMS, "sms_webhook_secret": None})
    assert open_ways(without, database, clock, librarian).door is None
