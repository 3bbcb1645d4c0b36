"""« Attends », « ce n'est pas ça », and two readings of one message."""

from __future__ import annotations

import pytest

from conversations.dialogues.choosing_a_need import AskReading
from conversations.steps import Hearing
from conversations.texts import Text
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read
from resources_db.directory.terms import NeedCode
from resources_db.misreadings.actions import CountMisread
from tests.conversations.person import Person, french


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


@pytest.mark.parametrize("words", ["c'est pas ça", "not that", "no es eso"])
def test_neither_of_two_readings_may_be_typed(person: Person, words: str) -> None:
    """« c'est pas ça » between two readings does not offer the same two again."""
    person.say("il fume du cannabis et il va plus en cours, on est à Rouen")
    person.press("Ce n'est pas ça").say(words)
    assert len(person.buttons) == 8


@pytest.mark.parametrize(
    ("words", "chosen"),
    [("l'autre", "absenteisme"), ("le deuxième", "absenteisme"), ("1", "addictions")],
)
def test_one_of_two_readings_may_be_typed(knowledge: Knowledge, words: str, chosen: str) -> None:
    """« non l'autre » between two readings takes the second."""
    two = AskReading("reading", Text("?"), (NeedCode("addictions"), NeedCode("absenteisme")))
    assert two.recognise(Hearing(read(words, knowledge), knowledge, french)) == chosen


def test_yes_to_another_question_is_no_agreement(person: Person) -> None:
    """« oui » where the town is asked changes nothing and speaks of no consent."""
    person.say("mon fils est harcelé au collège").say("oui")
    assert not any("accord" in told for told in person.sees)
    assert person.open_dialogues == ["find_help"]


def test_a_word_may_be_asked_in_the_middle(person: Person) -> None:
    """« c'est quoi un conseil de discipline ? » is explained, whatever was open."""
    person.say("mon enfant est exclu").say("c'est quoi un conseil de discipline ?")
    assert any(told.startswith("Conseil de discipline.") for told in person.sees)


def test_a_word_asked_instead_of_a_need_is_no_answer(person: Person) -> None:
    """« c'est quoi le GPDS ? », where the need is asked, is explained, not taken for the need."""
    person.say("bonjour").press("Trouver de l'aide").say("c'est quoi le GPDS ?")
    assert any(told.startswith("GPDS") for told in person.sees)


@pytest.mark.parametrize("words", ["la Caf", "harcèlement"])
def test_a_need_may_be_named_in_a_word(person: Person, words: str) -> None:
    """So few words answer, whatever else they might ask for."""
    person.say("bonjour").press("Trouver de l'aide").say(words)
    assert "commune" in person.sees[-1]
