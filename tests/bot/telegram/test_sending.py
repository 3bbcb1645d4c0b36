"""Sending: the pace is kept, every answer has its outcome, and a long message goes in parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.channels.port import Delivery, Gone, Rejected, RetryLater, Sent, Unsure
from bot.messages.body import Body, Button, File, Spot
from bot.rendering.limits import TEXT_UNITS, utf16_units
from bot.telegram import api
from bot.telegram.calls import Call, Leave, SendDocument, SendText, SendVenue
from bot.telegram.channel import TelegramChannel
from tests.bot.messages.house import FrozenClock

HELLO = Body("fr", "bonjour")
LONG = Body("fr", "Une phrase assez longue. " * 400, choices=(Button("Oui", "o"),))


@dataclass
class Scripted:
    """A bot whose answers are written beforehand; then all is well."""

    answers: list[api.Answer] = field(default_factory=list[api.Answer])
    asked: list[Call] = field(default_factory=list[Call])

    async def call(self, call: Call) -> api.Answer:
        """The next answer."""
        self.asked.append(call)
        return self.answers.pop(0) if self.answers else api.Done()

    async def close(self) -> None:
        """Nothing to give back."""


@dataclass
class Desk:
    """A channel on a clock that only moves when it sleeps."""

    bot: Scripted = field(default_factory=Scripted)
    clock: FrozenClock = field(default_factory=FrozenClock)

    def __post_init__(self) -> None:
        self.channel = TelegramChannel(self.bot, self.clock, self.sleep)

    async def sleep(self, seconds: float) -> None:
        """Time passes."""
        self.clock.forward(timedelta(seconds=seconds))

    async def send(self, chat: int | str = 1, body: Body = HELLO) -> Delivery:
        """One message."""
        return await self.channel.deliver(str(chat), body, again=False)


@pytest.fixture
def desk() -> Desk:
    """A channel that has sent nothing yet."""
    return Desk()


async def test_at_most_25_a_second(desk: Desk) -> None:
    """A hundred messages to a hundred people take four seconds."""
    before = desk.clock()
    for chat in range(1, 102):
        assert await desk.send(chat) == Sent()
    assert desk.clock() - before == timedelta(seconds=4)


async def test_one_a_second_to_a_chat(desk: Desk) -> None:
    """The first goes at once, the next one waits, without keeping anyone else waiting."""
    assert await desk.send(1) == Sent()
    held = await desk.send(1)
    assert isinstance(held, RetryLater)
    assert timedelta(0) < held.after <= timedelta(seconds=1)
    assert not held.whole_bot
    assert await desk.send(2) == Sent()
    desk.clock.forward(held.after)
    assert await desk.send(1) == Sent()


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (api.Done(), Sent()),
        (api.Forbidden(), Gone()),
        (api.Refused("Bad Request: chat not found"), Gone()),
        (api.Refused("Bad Request: BUTTON_DATA_INVALID"), Rejected("BUTTON_DATA_INVALID")),
        (api.Unanswered("x"), Unsure()),
        (api.Clash(), Unsure()),
        (api.TooMany(timedelta(seconds=9)), RetryLater(timedelta(seconds=9), whole_bot=True)),
        (api.Unreached(), RetryLater(timedelta(seconds=1), whole_bot=True)),
        (api.BadToken(), RetryLater(timedelta(seconds=1), whole_bot=True)),
    ],
)
async def test_outcomes(desk: Desk, answer: api.Answer, outcome: Delivery) -> None:
    """What Telegram answers, as the sender understands it."""
    desk.bot.answers = [answer]
    assert await desk.send() == outcome


async def test_silence_is_kept_by_the_messages_in_flight(desk: Desk) -> None:
    """After a 429 nothing more leaves before its time."""
    desk.bot.answers = [api.TooMany(timedelta(seconds=9))]
    await desk.send(1)
    assert isinstance(await desk.send(2), RetryLater)
    assert len(desk.bot.asked) == 1
    desk.clock.forward(timedelta(seconds=9))
    assert await desk.send(2) == Sent()


async def test_pauses_grow_while_telegram_cannot_be_reached(desk: Desk) -> None:
    """One second, two, four; from the beginning once it worked."""
    desk.bot.answers = [
        api.Unreached(),
        api.Unreached(),
        api.Unreached(),
        api.Done(),
        api.Unreached(),
    ]
    pauses: list[float] = []
    for chat in range(1, 6):
        outcome = await desk.send(chat)
        if isinstance(outcome, RetryLater):
            pauses.append(outcome.after.total_seconds())
            desk.clock.forward(outcome.after)
    assert pauses == [1, 2, 4, 1]


async def test_long_message_in_parts(desk: Desk) -> None:
    """Each fits, ends with a sentence, and only the last one has the buttons."""
    while await desk.send(1, LONG) != Sent():
        desk.clock.forward(timedelta(seconds=1))
    parts = [it for it in desk.bot.asked if isinstance(it, SendText)]
    assert "".join(part.text for part in parts) == LONG.text
    assert all(utf16_units(part.text) <= TEXT_UNITS for part in parts)
    assert all(part.text.rstrip().endswith(".") for part in parts)
    assert [bool(part.keyboard) for part in parts] == [False, False, True]


async def test_a_long_message_goes_on_where_it_was_interrupted(desk: Desk) -> None:
    """The parts that arrived are not sent again."""
    desk.bot.answers = [api.Done(), api.TooMany(timedelta(seconds=5))]
    while await desk.send(1, LONG) != Sent():
        desk.clock.forward(timedelta(seconds=5))
    texts = [it.text for it in desk.bot.asked if isinstance(it, SendText)]
    assert texts[1] == texts[2]
    assert "".join([texts[0], *texts[2:]]) == LONG.text


async def test_a_clock_put_back_holds_nothing(desk: Desk) -> None:
    """Waits that were reckoned by another clock are forgotten."""
    assert await desk.send(1) == Sent()
    desk.clock.forward(timedelta(hours=-1))
    before = desk.clock()
    assert await desk.send(1) == Sent()
    assert desk.clock() == before


async def test_a_place_is_a_courtesy(desk: Desk) -> None:
    """A server that does not know venues holds nothing back: the words say where it is."""
    spot = Body("fr", "", spot=Spot(49.4, 1.1, "Espace jeunes", "1 rue du Port"))
    for answer in (api.Refused("Bad Request"), api.Unanswered("x")):
        desk.bot.answers = [answer]
        assert await desk.send(1, spot) == Sent()
        desk.clock.forward(timedelta(seconds=1))
    assert desk.bot.asked[-1] == SendVenue(1, 49.4, 1.1, "Espace jeunes", "1 rue du Port")
    desk.bot.answers = [api.Forbidden()]
    assert await desk.send(1, spot) == Gone()


async def test_a_file_with_its_words(desk: Desk) -> None:
    """Under it where they fit, else in messages that follow."""
    file = File("agenda.ics", "text/calendar", b"BEGIN:VCALENDAR")
    assert await desk.send(1, Body("fr", "Votre agenda", file=file)) == Sent()
    assert desk.bot.asked == [SendDocument(1, "agenda.ics", file.content, "Votre agenda")]
    body = Body("fr", "Votre agenda", choices=(Button("Oui", "o"),), file=file)
    while await desk.send(2, body) != Sent():
        desk.clock.forward(timedelta(seconds=1))
    assert [type(it) for it in desk.bot.asked[1:]] == [SendDocument, SendText]


async def test_groups_are_left(desk: Desk) -> None:
    """Even when nothing may be said there."""
    desk.bot.answers = [api.Forbidden()]
    assert await desk.send(-100, HELLO) == Gone()
    assert desk.bot.asked[-1] == Leave(-100)


async def test_address_that_is_no_chat(desk: Desk) -> None:
    """Updates in which no conversation was found have nobody to answer."""
    assert await desk.send("nobody") == Rejected("no_chat")
    assert desk.bot.asked == []
