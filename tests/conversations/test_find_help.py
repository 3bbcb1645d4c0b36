"""Finding help, as the person sees it."""

from __future__ import annotations

from resources_db.directory.terms import CommuneCode, NeedCode
from resources_db.upkeep.actions import CountUnmet
from tests.conversations.person import Person


def cards(person: Person) -> list[str]:
    """The cards of the last turn."""
    return [card for reply in person.replies for card in reply.cards]


def test_a_need_in_words_skips_the_first_questions(person: Person) -> None:
    """« Mon fils est exclu, on est à Elbeuf » is answered at once: nothing is asked again."""
    person.say("mon fils est exclu 3 jours, on est à Elbeuf")
    assert cards(person) == ["pub-024", "pub-032", "pub-006"]
    assert person.buttons == [
        "Oui, merci",
        "En voir plus",
        "Préparer mon appel",
        "Ce n'est pas ça",
        "Signaler une erreur",
    ]


def test_needs_are_reached_by_buttons_alone(person: Person) -> None:
    """Someone who cannot write finds help with six presses, eight choices at most a screen."""
    person.say("bonjour").press("Trouver de l'aide")
    assert len(person.buttons) == 8
    person.press("École : absences, exclusion, harcèlement").press("harcelement")
    person.press("Je préfère ne pas dire")
    assert cards(person) == ["pub-024", "pub-032", "pub-006"]


def test_the_age_is_asked_only_when_it_matters(person: Person) -> None:
    """An age is a personal fact: it is asked when some door has an age limit, else never."""
    person.ages_matter = True
    person.say("bonjour").press("Trouver de l'aide").say("décrochage")
    assert person.sees[-1] == "Quel âge a la personne à aider ?"
    person.say("14").say("Rouen")
    assert cards(person)


def test_more_cards_come_until_there_are_no_more(person: Person) -> None:
    """« En voir plus » shows the next three, and goes away with the last one."""
    person.say("harcèlement au collège à Rouen")
    person.press("En voir plus")
    assert cards(person) == ["pub-013"]
    assert "En voir plus" not in person.buttons


def test_not_this_asks_again_but_keeps_the_place(person: Person) -> None:
    """« Ce n'est pas ça » leads back to the needs, without asking for the town once more."""
    person.say("harcèlement au collège à Rouen").press("Ce n'est pas ça")
    person.say("aide aux devoirs")
    assert cards(person)


def test_a_shared_name_asks_which_town(person: Person) -> None:
    """Several communes bear a name: the person chooses, and is never sent to the wrong one."""
    person.say("bonjour").press("Trouver de l'aide").say("harcèlement").say("Saint-Denis")
    assert "Laquelle est-ce ?" in person.sees[-1]
    assert person.buttons[-1] == "Aucune de celles-ci"


def test_an_empty_directory_leads_to_people(person: Person) -> None:
    """With nothing to propose, the assistant says so and gives numbers that people answer."""
    person.found = []
    person.say("harcèlement au collège à Rouen")
    numbers = [call.number for reply in person.replies for call in reply.calls]
    assert numbers == ["119", "112"]


def test_a_mistake_on_a_card_is_reported_in_a_few_taps(person: Person) -> None:
    """« Signaler une erreur » asks which card and what is wrong, then goes through the door."""
    person.say("harcèlement au collège à Rouen").press("Signaler une erreur")
    person.press("pub-032").press("Autre chose").say("Le bon numéro finit par 12")
    assert person.notes == ["Le bon numéro finit par 12"]
    assert [type(perform.action).__name__ for perform in person.performed] == ["ReportMistake"]
    assert "Merci" in person.sees[0]


def test_journals_never_hold_what_was_written(person: Person) -> None:
    """Free words go through a journal nowhere: only codes and ids are kept."""
    person.say("harcèlement au collège à Rouen").press("Signaler une erreur")
    person.press("pub-032").press("Autre chose").say("Zigomar habite au 3")
    kept = repr([(t.start, t.journal) for t in person.threads.values()])
    assert "Zigomar" not in kept
    assert "Rouen" not in kept


def test_a_name_that_several_towns_go_by_is_asked(person: Person) -> None:
    """« Sotteville » may be the village or the town near Rouen: nobody is sent 200 km away."""
    person.say("ma fille est harcelée au collège, on habite Sotteville")
    assert "commune" in person.sees[-1]
    person.say("Sotteville")
    assert "Laquelle est-ce ?" in person.sees[-1]


def test_what_found_nothing_useful_is_counted(person: Person) -> None:
    """« Ce n'est pas ça » counts the need and the town, and nothing else."""
    unmet = CountUnmet(NeedCode("harcelement"), CommuneCode("76540"))
    person.say("harcèlement au collège à Rouen").press("Ce n'est pas ça")
    assert unmet in [perform.action for perform in person.performed]


def test_what_found_nothing_at_all_is_counted(person: Person) -> None:
    """An empty answer counts without a tap."""
    person.found = []
    person.say("harcèlement au collège à Rouen")
    unmet = CountUnmet(NeedCode("harcelement"), CommuneCode("76540"))
    assert [perform.action for perform in person.performed] == [unmet]
