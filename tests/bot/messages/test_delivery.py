"""Delivery to pushed channels: in order, replies first, and every outcome is a value."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.port import Gone, Rejected, RetryLater, Sent
from bot.messages import stored_bodies
from bot.messages.body import Body
from bot.messages.delivery import MOST_IN_FLIGHT
from bot.messages.noting import UNSURE_PAUSE
from resources_db.messages import inbox, outbox
from resources_db.messages.inbox import Claim, Received
from resources_db.messages.outbox import Message
from resources_db.messages.tables import OutboxRow
from resources_db.storage.database import Database
from tests.bot.messages.channels import Hanging, Outcome, Recorder
from tests.bot.messages.house import CHAT, LEASE, START, Builder, FrozenClock, House

ANNA, BILAL = "anna", "bilal"


@pytest.fixture
def recorder() -> Recorder:
    """A channel that takes everything."""
    return Recorder()


@pytest.fixture
def sending(builder: Builder, database: Database, recorder: Recorder) -> House:
    """An assistant that pushes to it; the test runs once for each database."""
    return builder.house(database, {CHAT: recorder})


def post(
    database: Database, address: str, *texts: str, bulk: bool = False, bot: str = CHAT
) -> None:
    """Messages that wait for an address."""

    def write(session: Session) -> None:
        received = Received(bot, f"to know {address}", address, b"{}", "fr")
        row = inbox.store(session, received, START, Claim("nobody", LEASE)).address
        for text in texts:
            body = stored_bodies.to_json(Body("fr", text))
            outbox.post(session, row, Message(bot, body, pulled=False, bulk=bulk), START)
            session.flush()

    database.write_now(write)


async def states(database: Database) -> list[str]:
    """Where each message stands, in order."""
    rows = select(OutboxRow.state).order_by(OutboxRow.id)
    return await database.read(lambda s: list(s.scalars(rows)))


async def test_each_address_in_order(sending: House, recorder: Recorder) -> None:
    """However they were mixed."""
    for number in range(5):
        post(sending.database, ANNA, f"a{number}")
        post(sending.database, BILAL, f"b{number}")
    assert await sending.sender.deliver_due() == 10
    assert recorder.by_address[ANNA] == ["a0", "a1", "a2", "a3", "a4"]
    assert recorder.by_address[BILAL] == ["b0", "b1", "b2", "b3", "b4"]
    assert set(await states(sending.database)) == {outbox.SENT}
    assert await sending.sender.deliver_due() == 0


async def test_replies_before_bulk(sending: House, recorder: Recorder) -> None:
    """A hundred announcements do not make someone wait for an answer."""
    for number in range(20):
        post(sending.database, f"subscriber {number}", "announcement", bulk=True)
    post(sending.database, ANNA, "answer")
    await sending.sender.deliver_due()
    first_batch = [text for _to, text, _again in recorder.taken[:MOST_IN_FLIGHT]]
    assert "answer" in first_batch
    assert len(recorder.taken) == 21


async def test_never_more_in_flight_than_promised(sending: House, recorder: Recorder) -> None:
    """What a crash may repeat is bounded."""
    for number in range(20):
        post(sending.database, f"person {number}", "one", "two")
    await sending.sender.deliver_due()
    assert recorder.most_in_flight == MOST_IN_FLIGHT
    assert len(recorder.taken) == 40


async def test_a_pause_holds_back_one_address_only(
    sending: House, recorder: Recorder, clock: FrozenClock
) -> None:
    """« Retry later » for one person: their next messages wait in order, nobody else does."""
    recorder.behave = lambda to, _text: RetryLater(timedelta(minutes=1)) if to == ANNA else Sent()
    post(sending.database, ANNA, "a1", "a2")
    post(sending.database, BILAL, "b1", "b2")
    await sending.sender.deliver_due()
    await sending.sender.deliver_due()
    assert recorder.by_address == {ANNA: ["a1"], BILAL: ["b1", "b2"]}
    recorder.behave = lambda _to, _text: Sent()
    clock.forward(timedelta(minutes=1))
    await sending.sender.deliver_due()
    assert recorder.by_address[ANNA] == ["a1", "a1", "a2"]
    assert [again for to, _text, again in recorder.taken if to == ANNA] == [False, False, False]


@pytest.mark.parametrize(
    ("outcome", "state"), [(Gone(), outbox.GONE), (Rejected("too_long"), outbox.REJECTED)]
)
async def test_what_will_never_arrive_is_settled(
    sending: House, recorder: Recorder, outcome: Outcome, state: str
) -> None:
    """It is not tried again, and does not hold back the next one."""
    recorder.behave = lambda _to, text: outcome if text == "a1" else Sent()
    post(sending.database, ANNA, "a1", "a2")
    await sending.sender.deliver_due()
    assert recorder.by_address[ANNA] == ["a1", "a2"]
    assert await states(sending.database) == [state, outbox.SENT]


async def test_after_an_error_it_is_tried_again_and_says_so(
    sending: House, recorder: Recorder, clock: FrozenClock
) -> None:
    """Nobody knows whether it arrived; the next ones wait for it, other people's do not."""
    recorder.behave = lambda to, _text: OSError("cut") if to == ANNA else Sent()
    post(sending.database, ANNA, "a1", "a2")
    post(sending.database, BILAL, "b1")
    await sending.sender.deliver_due()
    assert await states(sending.database) == [outbox.SENDING, outbox.WAITING, outbox.SENT]
    recorder.behave = lambda _to, _text: Sent()
    await sending.sender.deliver_due()
    assert recorder.by_address[ANNA] == ["a1"]
    clock.forward(UNSURE_PAUSE)
    await sending.sender.deliver_due()
    mine = [(text, again) for to, text, again in recorder.taken if to == ANNA]
    assert mine == [("a1", False), ("a1", True), ("a2", False)]


async def test_a_channel_that_hangs_is_given_up(
    builder: Builder, database: Database, clock: FrozenClock
) -> None:
    """Within the lease that covers it; what it was given may have arrived."""
    hanging, recorder = Hanging(), Recorder()
    hasty = Builder(builder.library, clock, timedelta(seconds=0.1))
    post(database, ANNA, "a1")
    await hasty.house(database, {CHAT: hanging}).sender.deliver_due()
    assert hanging.begun == 1
    clock.forward(UNSURE_PAUSE)
    await builder.house(database, {CHAT: recorder}).sender.deliver_due()
    assert recorder.taken == [(ANNA, "a1", True)]


async def test_a_sending_cut_short_by_a_crash_is_tried_again(
    sending: House, recorder: Recorder, clock: FrozenClock
) -> None:
    """It was marked before it was sent: the next sender says that it may come twice."""
    post(sending.database, ANNA, "a1")
    await sending.database.write(lambda s: outbox.take_due(s, CHAT, clock(), 8))
    await sending.sender.deliver_due()
    assert recorder.taken == [(ANNA, "a1", True)]


async def test_a_pulled_line_is_never_pushed(sending: House, recorder: Recorder) -> None:
    """Nor a line of another bot."""

    def write(session: Session) -> None:
        body = stored_bodies.to_json(Body("fr", "not for you"))
        row = inbox.find_address(session, CHAT, ANNA)
        assert row is not None
        outbox.post(session, row, Message(CHAT, body, pulled=True), START)
        outbox.post(session, row, Message("staff", body, pulled=False), START)

    post(sending.database, ANNA, "a1")
    await sending.database.write(write)
    await sending.sender.deliver_due()
    assert recorder.by_address == {ANNA: ["a1"]}
