"""Buttons: another person's, unknown, outdated, pressed twice — through the real store."""

from __future__ import annotations

import pytest

from tests.bot.messages.house import House
from tests.bot.messages.person import Person

OUTDATED = "Ce bouton n'est plus valable. Voici où nous en sommes."
NOT_UNDERSTOOD = "Je n'ai pas compris. Vous pouvez choisir ci-dessous, ou le dire autrement."
HELP = "Trouver de l'aide"
NEED = "De quoi avez-vous besoin ? Choisissez, ou écrivez avec vos mots."


async def test_a_press_is_answered_and_shown_in_the_log(anna: Person) -> None:
    """The log shows the label that was pressed, in the person's name."""
    await (await anna.say("bonjour")).press(HELP)
    assert anna.sees == [NEED]
    assert anna.lines[0].body.text == HELP
    assert anna.lines[0].author == "person"


async def test_a_second_press_is_silent(anna: Person) -> None:
    """The same button pressed twice adds nothing, not even a line."""
    await anna.say("bonjour")
    token = anna.token(HELP)
    await anna.press_token(token)
    before = await anna.log()
    assert (await anna.press_token(token)).lines == []
    assert await anna.log() == before


async def test_another_persons_button_opens_nothing(house: House, anna: Person) -> None:
    """It is no better than an outdated one, and the other's conversation does not move."""
    bilal = Person(house.desk, "bilal")
    await anna.say("bonjour")
    await bilal.say("bonjour")
    before = await anna.log()
    await bilal.press_token(anna.token(HELP))
    assert bilal.sees[0] == OUTDATED
    assert await anna.log() == before
    await anna.press(HELP)
    assert anna.sees == [NEED]


async def test_an_outdated_button_gets_a_kind_answer(anna: Person) -> None:
    """And the question that is open now."""
    await (await anna.say("bonjour")).press(HELP)
    old = anna.token("Loisirs, transport")
    await anna.press("Santé, mal-être, addictions")
    await anna.press_token(old)
    assert anna.sees == [OUTDATED, "Plus précisément ?"]


@pytest.mark.parametrize(
    "token",
    ["", "AAAAAAAAAAAAAAAA.1.AAAAAAAA", "x" * 1000, "é\0😀", "../../etc/passwd", "' OR 1=1"],
)
async def test_an_unknown_button_gets_a_kind_answer(anna: Person, token: str) -> None:
    """Made up or damaged: never an error."""
    await (await anna.say("bonjour")).press(HELP)
    await anna.send(f'{{"choice": "{token}"}}'.encode().replace(b"\0", b"\\u0000"))
    assert anna.sees[0] in (
        OUTDATED,
        "Je n'ai pas compris. Choisissez un sujet, ou dites-le autrement.",
    )
    assert anna.sees[-1] == NEED


async def test_a_button_of_a_dialogue_that_has_ended(anna: Person) -> None:
    """« Menu » was pressed since: the old question is gone, the present one is shown."""
    await (await anna.say("bonjour")).press(HELP)
    old = anna.token("Loisirs, transport")
    await anna.press("Menu")
    await anna.press_token(old)
    assert anna.sees == [
        OUTDATED,
        "Que voulez-vous faire ? Choisissez, ou écrivez avec vos mots.",
    ]
