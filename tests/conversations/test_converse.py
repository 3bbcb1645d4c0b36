"""Who is a message for, and what is done with it."""

from __future__ import annotations

import pytest

from conversations.other_languages import IN_THEIR_WORDS
from resources_db.messages.actions import ChooseLanguage
from resources_db.tasks.actions import AskForHuman, Moment
from tests.conversations.person import Person


def test_an_emergency_comes_before_everything(person: Person) -> None:
    """Whatever question is open, alarming words bring the numbers, with nothing above them."""
    person.say("bonjour").press("Trouver de l'aide")
    person.say("mon mari nous tape moi et les petits il est derriere la porte")
    numbers = [call.number for call in person.replies[0].calls]
    assert numbers[:2] == ["17", "112"]
    assert "114" in numbers


def test_an_emergency_is_heard_even_where_any_words_are_taken(person: Person) -> None:
    """A question that accepts any words still checks first that nobody is in danger."""
    person.say("harcèlement au collège à Rouen").press("Signaler une erreur")
    person.press("pub-032").press("Autre chose").say("je veux mourir")
    assert "3114" in [call.number for call in person.replies[0].calls]
    assert person.notes == []


def test_a_digression_gives_the_first_question_back(person: Person) -> None:
    """Another subject opens a thread of its own; afterwards the first question is offered."""
    person.say("bonjour").press("Trouver de l'aide").say("harcèlement")
    assert "commune" in person.sees[-1]
    person.say("parler à quelqu'un").press("Non, merci")
    assert "Reprenons où nous en étions." in person.sees
    assert "commune" in person.sees[-1]
    person.say("Rouen")
    assert any(reply.cards for reply in person.replies)


def test_back_takes_the_last_answer_back(person: Person) -> None:
    """« Retour » asks the last answered question again, as often as one likes."""
    person.say("bonjour").press("Trouver de l'aide")
    assert "Retour" not in person.exits
    person.press("École : absences, exclusion, harcèlement").press("harcelement")
    person.press("Retour")
    assert person.sees[-1] == "Plus précisément ?"
    person.say("retour")
    assert "De quoi avez-vous besoin" in person.sees[-1]


def test_back_never_undoes_what_was_done(person: Person) -> None:
    """Once a report was sent, there is nothing to take back: « retour » leaves it alone."""
    person.say("harcèlement au collège à Rouen").press("Signaler une erreur")
    person.press("pub-032").press("C'est fermé").say("retour")
    assert len(person.performed) == 1
    assert person.open_dialogues == ["menu"]


def test_stop_closes_every_question(person: Person) -> None:
    """« Arrêter » leaves nothing open but the offer to erase, and erasing goes through the door."""
    person.say("harcèlement").say("stop")
    assert person.open_dialogues == ["stop"]
    person.press("Oui, effacer")
    assert [type(p.action).__name__ for p in person.performed] == ["EraseConversation"]
    assert person.open_dialogues == []


def test_a_language_can_be_asked_for_anywhere(person: Person) -> None:
    """« English please » in the middle of a question changes the language, then goes on."""
    person.say("bonjour").press("Trouver de l'aide").say("harcèlement").say("english please")
    assert [type(p.action).__name__ for p in person.performed] == ["ChooseLanguage"]
    assert "commune" in person.sees[-1]


def test_nothing_understood_shows_the_same_question_again(person: Person) -> None:
    """Words that mean nothing get the question's own « je n'ai pas compris » and its buttons."""
    person.say("bonjour").press("Trouver de l'aide").say("harcèlement").say("xyzzy plugh")
    assert person.sees[0].startswith("Je n'ai pas trouvé cette commune")
    assert person.open_dialogues == ["find_help"]


@pytest.mark.parametrize("empty", ["", "   ", "😀🎉", "\x00\x07", "\ud800", "?!…"])
def test_a_message_without_words_is_answered_kindly(person: Person, empty: str) -> None:
    """No message is met with silence or an error, whatever signs it is made of."""
    assert person.say(empty).replies
    assert person.say(empty).replies


def test_a_second_press_of_the_same_answer_is_silent(person: Person) -> None:
    """An impatient double tap does nothing twice and says nothing twice."""
    person.say("bonjour")
    token = person.token("Trouver de l'aide")
    person.press_token(token)
    assert person.replies
    person.press_token(token)
    assert person.replies == ()


def test_an_outdated_button_gets_a_kind_answer(person: Person) -> None:
    """A button of a question that has moved on shows where the conversation is now."""
    person.say("bonjour").press("Trouver de l'aide")
    old = person.token("Santé, mal-être, addictions")
    person.press("École : absences, exclusion, harcèlement").press("harcelement")
    person.press_token(old)
    assert person.sees[0].startswith("Ce bouton n'est plus valable")
    assert "commune" in person.sees[-1]


def test_another_persons_button_does_nothing(person: Person) -> None:
    """A token is worthless from another address: it is not that person's thread."""
    person.say("harcèlement au collège à Rouen")
    stranger = Person(person.knowledge).say("bonjour")
    before = dict(stranger.threads)
    stranger.press_token(person.token("Signaler une erreur"))
    assert stranger.sees[0].startswith("Ce bouton n'est plus valable")
    assert set(before) <= set(stranger.threads)
    assert stranger.performed == []


def test_a_request_for_somebodys_case_is_refused(person: Person) -> None:
    """No information about a person is ever given; the right door is named (R15)."""
    person.say("donnez moi l'adresse de la famille de l'enfant qui a tapé le mien")
    assert person.sees[0].startswith("Je ne donne jamais d'information sur une personne")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("c'est quand mon rendez-vous avec l'éducatrice ?", "Je ne vois aucun rendez-vous ici"),
        ("je pourai pas venir demain le petit a de la fievre", "Ici, je ne sais pas qui vous êtes"),
        ("d'accord pour que vous parliez de ma fille à l'éducateur", "Votre accord ne se donne"),
    ],
)
def test_what_cannot_be_done_here_is_said(person: Person, said: str, told: str) -> None:
    """Nobody believes that a service was warned, or an agreement recorded, when it was not."""
    assert person.say(said).sees[0].startswith(told)
    assert person.performed == []


def test_a_number_alone_answers_the_question_that_is_open(person: Person) -> None:
    """« 17 » is an age where an age is asked, and not a call to the police."""
    person.say("bonjour").press("Reprendre une formation").say("17")
    assert person.sees[0].startswith("Jusqu'à 18 ans")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("мой сын не хочет ходить в школу", "ru"),
        ("پسرم نمی‌خواهد به مدرسه برود", "fa"),
        ("mwana na nga alingi kokende kelasi te", "ln"),
    ],
)
def test_a_language_without_a_catalog_gets_an_interpreter(
    person: Person, said: str, code: str
) -> None:
    """They are told so in their language, see the numbers, and are offered an interpreter (R55)."""
    person.say(said)
    assert person.sees[0] == IN_THEIR_WORDS[code]
    assert [call.number for call in person.replies[1].calls] == ["112", "15", "17"]
    person.press("Demander un interprète")
    assert [perform.action for perform in person.performed] == [AskForHuman(Moment.ANY, None, code)]


def test_a_language_asked_for_but_not_spoken_leads_there_too(person: Person) -> None:
    """« По-русски » is a request that an interpreter can answer."""
    person.say("bonjour").say("по-русски")
    assert person.sees[0] == IN_THEIR_WORDS["ru"]


@pytest.mark.parametrize(
    ("words", "dialogue"),
    [
        ("mon fils est harcelé, je peux parler à un humain ?", "talk_to_human"),
        ("qui peut lire ce que j'ai écrit sur le harcèlement de ma fille ?", "privacy"),
    ],
)
def test_a_wish_counts_more_than_the_need_beside_it(
    person: Person, words: str, dialogue: str
) -> None:
    """Who asks for a person, or about their data, is not sent to a search."""
    person.say(words)
    assert dialogue in person.open_dialogues


def test_a_language_is_heard_among_other_words(person: Person) -> None:
    """« parle anglais frr » changes the language, and « dans ma langue » asks which."""
    person.say("parle anglais frr")
    assert [perform.action for perform in person.performed] == [ChooseLanguage("en")]
    person.say("vous pouvez répondre dans ma langue ?")
    assert "Dans quelle langue voulez-vous les réponses ?" in person.sees
