"""The language of the answers: the page's at first, then the one that was chosen."""

from __future__ import annotations

import json

from tests.bot.messages.house import House
from tests.bot.messages.person import Person


async def test_the_page_gives_the_first_language(anna: Person) -> None:
    """A hint that comes with the first message."""
    await anna.send(json.dumps({"text": "hello", "lang": "en"}).encode())
    assert {body.lang for body in anna.bodies} == {"en"}


async def test_an_unknown_language_is_answered_in_french(anna: Person) -> None:
    """The first language of the house, never an error."""
    await anna.send(json.dumps({"text": "hello", "lang": "tlh"}).encode())
    assert {body.lang for body in anna.bodies} == {"fr"}


async def test_the_language_that_was_chosen_stays(anna: Person) -> None:
    """Whatever the page says afterwards."""
    await anna.say("bonjour")
    await anna.say("english")
    assert anna.sees[0] == "I will answer you in English."
    await anna.send(json.dumps({"text": "menu", "lang": "fr"}).encode())
    assert {body.lang for body in anna.bodies} == {"en"}


async def test_naming_the_language_answers_the_question_about_it(anna: Person) -> None:
    """« English » typed where the language is asked is an answer: it is not asked again."""
    await (await anna.say("bonjour")).say("langue")
    await anna.say("english")
    assert anna.sees == [
        "I will answer you in English.",
        "What would you like to do? Choose, or write in your own words.",
    ]


async def test_one_persons_language_is_not_anothers(house: House, anna: Person) -> None:
    """Each address has its own."""
    bilal = Person(house.desk, "bilal")
    await anna.say("english")
    await bilal.say("bonjour")
    assert {body.lang for body in bilal.bodies} == {"fr"}
