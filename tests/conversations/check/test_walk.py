"""The walk tries everything, in the same order each time, and comes back."""

from __future__ import annotations

from conversations.check.canonical import described
from conversations.check.digest import digests
from conversations.check.events import Walk
from conversations.check.openings import openings
from conversations.check.walk import LOOPS, walk
from conversations.dialogues.house import DIALOGUES
from conversations.journal import Json
from conversations.steps import Dialogue, Ending, Question, Rest, Say, Then
from conversations.texts import Text
from resources_db.actions import Actor, Role
from tests.conversations.check.tiny import Begin, Lookup, ask, house, sound


def _walk_from(name: str, **dialogues: Begin) -> Walk:
    return walk(house(**dialogues), [(name, None)])


def _walk_all(**dialogues: Begin) -> Walk:
    made = house(**dialogues)
    return walk(made, openings(made))


def test_every_button_and_every_result_is_tried(walked: Walk) -> None:
    """Each button of each question, and each sample of each step, leads somewhere."""
    tried = {(leg.dialogue, leg.origin, repr(leg.value)) for leg in walked.legs}
    for place in walked.places:
        for value in place.step.samples():
            assert (place.dialogue, place.key, repr(value)) in tried
    for asked in walked.asked:
        for choice in asked.question.choices():
            assert (asked.at.dialogue, asked.question.key, repr(choice.code)) in tried


def test_two_walks_are_the_same() -> None:
    """The order depends on nothing but the dialogues."""
    tiny = house(sound=sound)
    assert walk(tiny, openings(tiny)) == walk(tiny, openings(tiny))


def test_a_question_that_depends_on_an_early_answer_is_reached() -> None:
    """Though the steps in between are the same for everyone."""

    def begin(start: Json) -> Dialogue[Ending]:
        first = yield from ask(*(f"Fruit {number}" for number in range(8)), key="first")
        for number in range(6):
            yield from ask("Oui", "Non", key=f"between_{number}")
        if first == "Fruit 7":
            yield from ask("Tard", key="late")
        return Rest()

    assert "late" in {asked.question.key for asked in _walk_from("it", it=begin).asked}


def test_a_loop_is_walked_twice() -> None:
    """« En voir plus » as often as one likes is not walked for ever."""

    def begin(start: Json) -> Dialogue[Ending]:
        while (yield from ask("Encore", "Assez")) == "Encore":
            yield Say(Text("Voici la suite."))
        return Rest()

    walked = _walk_from("it", it=begin)
    assert walked.findings == ()
    assert max(len(end.at.journal) for end in walked.ended) == LOOPS


def test_each_result_of_a_query_is_walked() -> None:
    """What is said when something is found, and when nothing is."""

    def begin(start: Json) -> Dialogue[Ending]:
        lookup = Lookup()
        yield Say(Text("Trouvé.") if lookup.decode((yield lookup)) else Text("Rien."))
        return Rest()

    told = [told.say.text.msgid for told in _walk_from("it", it=begin).told]
    assert told == ["Trouvé.", "Rien."]


def test_start_values_that_an_end_names_are_walked() -> None:
    """The next dialogue is walked as it is really opened."""

    def first(start: Json) -> Dialogue[Ending]:
        yield from ask("Suite")
        return Then("second", {"fruit": "Prune"})

    def second(start: Json) -> Dialogue[Ending]:
        yield from ask("Oui", prompt=f"Encore {start} ?")
        return Rest()

    asked = _walk_from("first", first=first, second=second).asked
    assert asked[-1].at.start == {"fruit": "Prune"}


def test_the_openings_are_those_of_the_house() -> None:
    """Each dialogue is opened bare, and those that commands open with values, with values."""
    opened = list(openings(DIALOGUES))
    assert {name for name, start in opened if start is None} == set(DIALOGUES)
    assert {name for name, start in opened if start is not None} <= set(DIALOGUES)


def test_a_description_does_not_depend_on_chance() -> None:
    """Frozen sets are put in order, functions named; order is kept where it means something."""
    actor = Actor(frozenset({Role.VISITOR, Role.EDITOR}))
    assert described(actor) == "Actor(roles={editor, visitor}, address=None, person=None)"
    assert described(described) == "described"
    assert described(("b", "a")) == "['b', 'a']"


def test_digests_are_by_dialogue() -> None:
    """A change in one dialogue leaves the digest of another alone."""

    def other(start: Json) -> Dialogue[Ending]:
        yield from ask("Prune")
        return Rest()

    one = digests(_walk_all(sound=sound, other=sound))
    two = digests(_walk_all(sound=sound, other=other))
    assert one["sound"] == two["sound"]
    assert one["other"] != two["other"]


def test_questions_are_noted_with_and_without_an_answer_before(walked: Walk) -> None:
    """A question that can come first is seen without « retour », and with it."""
    assert all(isinstance(asked.question, Question) for asked in walked.asked)
    assert {bool(asked.at.journal) for asked in walked.asked} == {True, False}
