"""What the demonstration stands on: a moved clock, a net for messages, a city of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import MovedClock
from bot.demo.catching import HERE, LETTER, TEXT, stretched
from bot.demo.city import invent
from bot.mail.port import Letter, Sending
from bot.mail.smtp import SmtpMailer
from bot.sms.generic import BODY, FIELDS, Gateway, Names
from bot.sms.port import Accepted, Outgoing
from bot.stopping import CannotDo
from resources_db.storage.database import Database
from tests.bot.console.desks import SQLITE

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_the_clock_goes_forward_only() -> None:
    """It shows what it was moved to, and refuses to go back."""
    clock = MovedClock(AT)
    clock.move(AT + timedelta(hours=1))
    assert clock() == AT + timedelta(hours=1)
    with pytest.raises(ValueError, match="after"):
        clock.move(AT)


async def test_letters_are_caught() -> None:
    """The real sender hands its letter over, and it stays here with its words."""
    clock = MovedClock(AT)
    async with stretched(clock) as net:
        mailer = SmtpMailer(HERE, net.mail_port, "none", "accroche@ville.invalid", clock)
        letter = Letter("marc@college.invalid", "Du nouveau", "Été.\n.un point\nFin")
        assert await mailer.send(letter) is Sending.SENT
        [caught] = net.since(AT, "marc@college.invalid")
    assert (caught.way, caught.subject, caught.at) == (LETTER, "Du nouveau", AT)
    assert caught.text == "Été.\n.un point\nFin"


async def test_text_messages_are_caught() -> None:
    """The real gateway hands its message over."""
    names = Names.of(FIELDS)
    assert names is not None
    async with stretched(MovedClock(AT)) as net:
        message = Outgoing("r1", "+33639980017", "Été", None, unicode=False)
        assert await Gateway(net.texts_url, BODY, names).send(message) == Accepted()
        [caught] = net.since(AT, "+33639980017")
    assert (caught.way, caught.text) == (TEXT, "Été")


@SQLITE
def test_it_touches_nobody_s_database(database: Database) -> None:
    """Where anybody is known, nothing is invented."""
    database.write_now(lambda session: invent(session, AT))
    with pytest.raises(CannotDo, match="n'y touche pas"):
        database.write_now(lambda session: invent(session, AT))
