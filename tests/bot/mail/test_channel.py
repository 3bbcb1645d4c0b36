"""Reminders by e-mail: discreet, from the city, easy to stop, with faults as outcomes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar, Event

from bot.mail.port import Sending
from conversations.pushes import betrays
from resources_db.agreements.terms import Answer as Said
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.sendings.terms import State
from tests.bot.sms.conftest import Evening, evening, kinds, library, replies

__all__ = ["evening", "library", "replies"]

MINUTE = timedelta(minutes=1)


@pytest.fixture
def reader(evening: Evening) -> Evening:
    """The other parent, who has a mailbox and agreed to it only."""
    father = evening.town.other_parent
    evening.mailbox_of(father, "bilal@exemple.fr")
    evening.opt_in("email", Said.YES, father)
    return evening


def entry(reader: Evening) -> tuple[Calendar, Event]:
    """What a calendar makes of the last letter's file."""
    attached = reader.mailbox.letters[-1].attached
    assert attached is not None
    calendar = Calendar.from_ical(attached.content)
    assert isinstance(calendar, Calendar)
    [event] = calendar.events
    return calendar, event


async def test_a_letter_is_discreet_and_whole(reader: Evening) -> None:
    """From the city; subject, words and file tell when, and nothing of whom or why."""
    reader.book(reader.town.other_parent)
    await reader.beat(times=2)
    [letter] = reader.mailbox.letters
    assert (letter.to, letter.subject, letter.sender_name) == (
        "bilal@exemple.fr", "Rendez-vous", "Rouen",
    )  # fmt: skip
    assert "jeudi 3 décembre 2026" in letter.body
    assert "02 35 00 00 00" in letter.body
    assert letter.stop is not None
    assert letter.stop in letter.body
    calendar, event = entry(reader)
    file = (letter.attached.content if letter.attached else b"").decode()
    assert betrays(letter.subject + letter.body.replace(letter.stop, "") + file) is None
    assert calendar["method"] == "PUBLISH"
    assert event["sequence"] == 0
    assert reader.sendings() == [("email", State.ACCEPTED)]


async def test_a_cancellation_removes_the_entry(reader: Evening) -> None:
    """The same entry, a greater sequence, called off."""
    reader.book(reader.town.other_parent)
    await reader.beat()
    _calendar, before = entry(reader)
    reader.cancel()
    await reader.beat(MINUTE)
    calendar, after = entry(reader)
    assert reader.mailbox.letters[-1].subject == "Rendez-vous annulé"
    assert calendar["method"] == "CANCEL"
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)


@pytest.mark.parametrize("answer", [Sending.LATER, Sending.UNREACHABLE])
async def test_a_server_that_stumbles_is_tried_again(reader: Evening, answer: Sending) -> None:
    """Neither lost, nor given to the staff."""
    reader.mailbox.answers = [answer]
    reader.book(reader.town.other_parent)
    await reader.beat(6 * MINUTE, times=2)
    assert len(reader.mailbox.letters) == 1
    assert reader.tasks() == []


@pytest.mark.parametrize("answer", [Sending.NO_MAILBOX, Sending.REFUSED])
async def test_a_refusal_goes_to_the_next_channel(reader: Evening, answer: Sending) -> None:
    """The text message goes instead; without one, the staff."""
    reader.mailbox.answers = [answer] * 2
    reader.mailbox_of(reader.mother, "ana@exemple.fr")
    reader.opt_in("email")
    reader.wish_email_first(reader.mother)
    reader.book(reader.mother, reader.town.other_parent)
    await reader.beat(MINUTE, times=3)
    assert len(reader.texts()) == 1
    assert reader.mailbox.letters == []
    assert kinds(reader.tasks(), TELL_BY_HAND) == 1
