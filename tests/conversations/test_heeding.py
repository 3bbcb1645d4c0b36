"""« Attends », « ce n'est pas ça », and two readings of one message."""

from __future__ import annotations

import pytest

from resources_db.directory.terms import NeedCode
from resources_db.misreadings.actions import CountMisread
from tests.conversations.person import Person


def test_waiting_keeps_the_question(person: Person) -> None:
    """« attends » loses nothing: the town, said later, is still the answer."""
    person.say("mon fils est harcelé au collège").say("attends")
    assert person.sees == ["Prenez votre temps. Je garde la question ouverte."]
    person.say("Rouen")
    assert any(reply.cards for reply in person.replies)


@pytest.mark.parametrize("words", ["ce n'est pas ça", "non l'autre", "not that", "это не то"])
def test_a_wrong_reading_typed_leads_to_other_readings(person: Person, words: str) -> None:
    """« ce n'est pas ça », while the town is asked, counts the need and asks which it is.

    Nothing is said above that: words about the conversation are no danger.
    """
    person.say("mon fils est harcelé au collège").say(words)
    assert [type(perform.action) for perform in person.performed] == [CountMisread]
    assert "cherchons autrement" in person.sees[0]


def test_a_wrong_reading_is_counted_by_its_button(person: Person) -> None:
    """« Ce n'est pas ça » tells the need that was read, and nothing of who said so."""
    person.say("harcèlement au collège à Rouen").press("Ce n'est pas ça")
    asked = [perform.action for perform in person.performed]
    assert asked[0] == CountMisread(NeedCode("harcelement"))


def test_the_next_readings_are_offered_before_the_whole_choice(person: Person) -> None:
    """After a wrong reading, what else the message may tell comes first, then everything."""
    person.say("il fume du cannabis et il va plus en cours, on est à Rouen")
    person.press("Ce n'est pas ça")
    assert person.buttons[-1] == "Non, autre chose"
    person.press("Non, autre chose")
    assert len(person.buttons) == 8


def test_words_without_a_need_ask_which(person: Person) -> None:
    """« aidez-moi » gets one short question about the need, not « je ne sais pas »."""
    person.say("aidez-moi s'il vous plaît")
    assert any(asked in person.sees[-1] for asked in ("De quoi avez-vous besoin ?", "ces sujets"))
