"""Text messages from the appointment to the telephone and back, with every fault on the way."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Answer as Said
from resources_db.meetings.answering import CALL_BACK, CANNOT_COME
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.meetings.tables import AttendeeRow
from resources_db.people.tables import ContactRow
from resources_db.sendings.summary import outcomes_since, spent_in
from resources_db.sendings.terms import Spent, State
from resources_db.tasks.opening import (
    AGREEMENT_WITHDRAWN,
    CONTACT_TO_CONFIRM,
    SMS_ACCOUNT,
    SMS_ANSWER,
    SMS_CEILING,
    UPDATE_SET_ASIDE,
)
from tests.bot.messages.house import START
from tests.bot.sms.conftest import STARTS, Evening, kinds
from tests.bot.sms.gateway import Fault

MINUTE = timedelta(minutes=1)
MONTH = "2026-11"


def spent(evening: Evening) -> Spent:
    """What November cost."""
    return evening.database.read_now(lambda s: spent_in(s, MONTH))


async def test_it_is_complete_without_a_link(evening: Evening) -> None:
    """From whom, when, whom to call and how to answer, in one part, once."""
    evening.book()
    await evening.beat(times=2)
    [text] = evening.texts()
    assert text.startswith("Rouen : ")
    assert "3" in text
    assert "0235000000" in text
    assert "OUI" in text
    assert "STOP" in text
    assert "http" not in text
    assert len(text) <= 160
    assert evening.sendings() == [("sms", State.ACCEPTED)]


@pytest.mark.parametrize(
    "fault", [Fault(429, "", {"Retry-After": "2"}), Fault(503, ""), Fault(401, "")]
)
async def test_what_was_not_taken_costs_nothing_and_goes_later(
    evening: Evening, fault: Fault
) -> None:
    """Given again after a pause, counted once; a refused account wakes somebody."""
    evening.decide(sms_part_cost_cents="5")
    evening.gateway.answers = [fault]
    evening.book()
    await evening.beat()
    assert spent(evening).cents == 0
    await evening.beat(10 * MINUTE)
    assert len(evening.texts()) == 2
    assert evening.sendings() == [("sms", State.ACCEPTED)]
    assert spent(evening) == Spent(MONTH, 1, 1, 5)
    assert kinds(evening.tasks(), SMS_ACCOUNT) == (fault.status == 401)


async def test_a_provider_that_never_says_is_asked_twice_at_most(evening: Evening) -> None:
    """Each time it may have gone out, and been paid: then the staff is told, not a third text."""
    evening.decide(sms_part_cost_cents="5")
    evening.gateway.answers = [Fault(cut=True), Fault(500, ""), Fault(500, "")]
    evening.book()
    await evening.beat(5 * MINUTE, times=5)
    assert len(evening.texts()) == 2
    assert spent(evening).cents == 10
    assert kinds(evening.tasks(), TELL_BY_HAND) == 1


async def test_the_ceiling_holds(evening: Evening) -> None:
    """The next message is refused with a task, once a month; the staff tells the person."""
    evening.decide(sms_part_cost_cents="5", sms_monthly_ceiling_cents="9")
    father = evening.town.other_parent
    evening.opt_in("sms", Said.YES, father)
    evening.book(evening.mother, father)
    await evening.beat(MINUTE, times=2)
    assert len(evening.texts()) == 1
    assert spent(evening) == Spent(MONTH, 1, 1, 5)
    assert kinds(evening.tasks(), SMS_CEILING) == 1
    assert kinds(evening.tasks(), TELL_BY_HAND) == 1


@pytest.mark.parametrize(("beyond", "texts"), [("yes", 2), ("no", 1)])
async def test_an_urgent_cancellation_goes_beyond_the_ceiling_if_the_city_says_so(
    evening: Evening, beyond: str, texts: int
) -> None:
    """Called off for tomorrow: told all the same, or by the staff."""
    evening.decide(sms_part_cost_cents="5", sms_monthly_ceiling_cents="5", sms_urgent_beyond=beyond)
    evening.book(starts=START + timedelta(hours=26))
    await evening.beat()
    evening.cancel()
    await evening.beat(MINUTE, times=2)
    assert len(evening.texts()) == texts
    assert kinds(evening.tasks(), TELL_BY_HAND) == 2 - texts


async def test_accepted_then_undelivered_goes_to_the_next_channel(evening: Evening) -> None:
    """A receipt hours later: the e-mail goes, and not a second text."""
    evening.mailbox_of(evening.mother, "ana@exemple.fr")
    evening.opt_in("email")
    evening.book()
    await evening.beat()
    evening.brought(status=12, message_id=evening.ref(), destination="33639980001")
    await evening.beat(60 * MINUTE)
    assert len(evening.texts()) == 1
    assert [letter.to for letter in evening.mailbox.letters] == ["ana@exemple.fr"]
    assert evening.sendings() == [("sms", State.UNDELIVERED), ("email", State.ACCEPTED)]
    assert evening.tasks() == []


async def test_undelivered_everywhere_goes_to_the_staff(evening: Evening) -> None:
    """Twice undelivered: somebody asks for the right number; a repeated receipt does nothing."""
    evening.book()
    await evening.beat()
    for _ in range(2):
        evening.brought(status=5, message_id=evening.ref())
        await evening.beat(MINUTE)
    assert kinds(evening.tasks(), TELL_BY_HAND) == 1
    contact = select(ContactRow.failures).where(ContactRow.person_id == evening.mother)
    assert evening.database.read_now(lambda s: s.scalars(contact).one()) == 1
    evening.book(starts=STARTS + timedelta(days=7))
    await evening.beat()
    evening.brought(status=5, message_id=evening.ref())
    await evening.beat(MINUTE)
    assert kinds(evening.tasks(), CONTACT_TO_CONFIRM) == 1
    evening.book(starts=STARTS + timedelta(days=14))
    await evening.beat(MINUTE)
    assert len(evening.texts()) == 2, "nothing more goes to that number"
    assert kinds(evening.tasks(), TELL_BY_HAND) == 3


async def test_a_receipt_after_a_cancellation(evening: Evening) -> None:
    """Undelivered, and called off meanwhile: nobody is told to come, or not to."""
    evening.book()
    await evening.beat()
    ref = evening.ref()
    evening.cancel()
    evening.brought(status=12, message_id=ref)
    await evening.beat(MINUTE, times=2)
    assert len(evening.texts()) == 1
    assert evening.tasks() == []


async def test_a_receipt_that_comes_before_the_answer(evening: Evening) -> None:
    """The provider is faster than our own mark: read again once it is made."""
    evening.book()
    await evening.reminding.sweep()
    ref = evening.ref()
    evening.brought(status=12, message_id=ref)
    await evening.hearing.sweep()
    assert evening.sendings() == [("sms", State.PLANNED)]
    await evening.sender.deliver_due()
    evening.brought(status=9, message_id=ref)
    await evening.beat(MINUTE)
    assert kinds(evening.tasks(), TELL_BY_HAND) == 1


async def test_delivered(evening: Evening) -> None:
    """The page counts it, and nothing else happens."""
    evening.book()
    await evening.beat()
    evening.brought(status=3, message_id=evening.ref())
    await evening.beat()
    counts = evening.database.read_now(lambda s: outcomes_since(s, START))
    assert counts == {("sms", State.DELIVERED): 1}


@pytest.mark.parametrize(
    ("words", "answer", "tasks"),
    [
        ("OUI", "coming", []),
        ("non merci", "not_coming", [CANNOT_COME]),
        ("jpeu pa demain", "not_coming", [CANNOT_COME]),
        ("un peu en retard", "late", []),
        ("Oui mais je serai en retard de 10 min", "late", [CALL_BACK]),
        ("نعم", "coming", []),
        ("je sais pas si je viens", None, [SMS_ANSWER]),
        ("c'est où ?", None, [SMS_ANSWER]),
    ],
)
async def test_answers(evening: Evening, words: str, answer: str | None, tasks: list[str]) -> None:
    """Yes and no reach the appointment; other words reach a person. Brought twice, heard once."""
    evening.book()
    await evening.beat()
    for _ in range(2):
        evening.brought(**{"from": evening.number, "message": words, "date": "2026-11-23"})
        await evening.beat()
    mine = select(AttendeeRow.answer).where(AttendeeRow.person_id == evening.mother)
    assert evening.database.read_now(lambda s: s.scalars(mine).one()) == answer
    assert evening.tasks() == tasks


async def test_stop_ends_it_at_once(evening: Evening) -> None:
    """One line of proof like any withdrawal; what was planned is taken back; nothing goes."""
    evening.book()
    await evening.beat()
    evening.brought(**{"from": evening.number, "message": "Stop", "date": "2026-11-23"})
    await evening.beat()
    last = select(AgreementRow).order_by(AgreementRow.id.desc()).limit(1)
    row = evening.database.read_now(lambda s: s.scalars(last).one())
    assert (row.answer, row.channel, row.means) == (Said.WITHDRAWN, "sms", "chat")
    evening.cancel()
    await evening.beat(MINUTE, times=2)
    assert len(evening.texts()) == 1
    assert kinds(evening.tasks(), AGREEMENT_WITHDRAWN) == 1
    assert kinds(evening.tasks(), TELL_BY_HAND) == 1


async def test_stop_of_a_shared_telephone(evening: Evening) -> None:
    """Everyone who has this number is written to no more."""
    father = evening.town.other_parent
    evening.opt_in("sms", Said.YES, father)

    evening.share_number(father)
    evening.brought(**{"from": evening.number, "message": "STOP"})
    await evening.beat()
    evening.book(evening.mother, father)
    await evening.beat(MINUTE, times=2)
    assert evening.texts() == []
    assert kinds(evening.tasks(), TELL_BY_HAND) == 2


async def test_nonsense_is_set_aside_and_stops_nothing(evening: Evening) -> None:
    """What cannot be read is put aside; the receipt behind it is read."""
    evening.book()
    await evening.beat()
    evening.brought(odd=True)
    evening.brought(status=3, message_id=evening.ref())
    evening.brought(status=3, message_id="nobody's")
    await evening.beat()
    assert evening.sendings() == [("sms", State.DELIVERED)]
    assert UPDATE_SET_ASIDE not in evening.tasks()


async def test_nothing_personal_is_given_to_the_provider(evening: Evening) -> None:
    """The number and discreet words: no name, no number of ours."""
    evening.book()
    await evening.beat()
    told = json.dumps(evening.gateway.asked)
    assert "guardian" not in told
    assert set(evening.gateway.asked[0]["sms"]) == {"message", "recipients"}


async def test_nothing_personal_is_logged(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither a number, a text, a token nor a name, whatever goes wrong."""
    caplog.set_level("DEBUG")
    evening.gateway.answers = [Fault(429, ""), Fault(401, ""), Fault(cut=True), Fault(200, "{")]
    evening.book()
    await evening.beat(10 * MINUTE, times=6)
    evening.brought(**{"from": evening.number, "message": "secret de famille"})
    evening.brought(status=5, message_id=evening.ref())
    await evening.beat()
    said = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    for told in (evening.number, "jeton", "rendez-vous", "secret de famille", "guardian"):
        assert told not in said, told
