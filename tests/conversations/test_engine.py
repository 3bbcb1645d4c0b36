"""Dialogues are durable by replay, and survive a change of their own code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.choosing import Option, choose
from conversations.dialogues.house import DIALOGUES
from conversations.engine import Definition, EndlessDialogue, Standing, replay
from conversations.journal import Entry, Journal, Json, from_json, to_json
from conversations.steps import Act, Dialogue, DoesNotFit, Ending, Rest, Say, Then
from conversations.texts import Text
from conversations.understanding.knowledge import Knowledge
from resources_db.directory.actions import PublishEdition
from tests.conversations.person import Person

YES_NO = [Option("yes", Text("Oui"), True), Option("no", Text("Non"), False)]


def define(begin: Callable[[], Dialogue[Ending]]) -> Definition:
    """A dialogue without start values."""
    return Definition("tested", lambda _start: begin())


def asks(*keys: str, act_after: str | None = None) -> Definition:
    """A dialogue that asks yes or no for each key, and performs an action after one of them."""

    def begin() -> Dialogue[Ending]:
        for key in keys:
            yield from choose(key, Text(f"{key} ?"), YES_NO)
            if key == act_after:
                act = Act("publish", PublishEdition(1))
                act.decode((yield act))
        yield Say(Text("Fini"))
        return Rest()

    return define(begin)


def journal(*keys: str) -> Journal:
    """The journal of someone who said yes everywhere."""
    return tuple(Entry(key, "yes") for key in keys)


DONE = Entry("publish", {"done": 1}, barrier=True)


@given(st.data())
def test_replay_brings_back_to_the_same_place(data: st.DataObject) -> None:
    """Any walk through any dialogue, stored as JSON and replayed, waits for the same step."""
    definition = data.draw(st.sampled_from(sorted(DIALOGUES.values(), key=lambda d: d.name)))
    standing = Standing(definition, None)
    for _ in range(data.draw(st.integers(0, 8))):
        if standing.pending is None:
            break
        standing.feed(data.draw(st.sampled_from(standing.pending.samples())))
    again = replay(definition, None, from_json(to_json(standing.journal)))
    assert not again.repaired
    assert again.standing.journal == standing.journal
    assert again.standing.pending == standing.pending
    assert again.standing.ending == standing.ending


def test_what_was_said_before_is_not_said_again() -> None:
    """A replay is silent: only what follows the newest answer reaches the person."""
    again = replay(asks("a"), None, ())
    again.standing.feed("yes")
    assert [say.text.msgid for say in again.standing.spoken] == ["Fini"]
    assert replay(asks("a"), None, journal("a")).standing.spoken == []


def test_a_new_question_in_the_middle_is_asked_from_there() -> None:
    """A dialogue that grew a step keeps the answers before it, and asks from the new one."""
    again = replay(asks("a", "new", "b"), None, journal("a", "b"))
    assert again.repaired
    assert not again.lost
    assert again.standing.journal == journal("a")
    assert again.standing.pending is not None
    assert again.standing.pending.key == "new"


def test_an_answer_that_no_longer_exists_is_asked_again() -> None:
    """A journaled value that the question cannot decode is cut, with what followed it."""
    old = (Entry("a", "perhaps"), Entry("b", "yes"))
    again = replay(asks("a", "b"), None, old)
    assert again.repaired
    assert again.standing.journal == ()


def test_repair_never_forgets_an_action() -> None:
    """When a performed action no longer fits, the thread is lost rather than done twice."""
    again = replay(asks("other", "b", act_after="b"), None, (*journal("a", "b"), DONE))
    assert again.lost


def test_back_stops_at_an_action() -> None:
    """Answers before a performed action cannot be taken back; those after it can."""
    definition = asks("a", "b", act_after="a")
    after_act = replay(definition, None, (*journal("a"), DONE)).standing
    assert after_act.before_last_answer() is None
    after_b = Standing(asks("a", "b", "c", act_after="a"), None)
    answers: list[Json] = ["yes", {"done": 1}, "yes"]
    for value in answers:
        after_b.feed(value)
    assert after_b.before_last_answer() == (*journal("a"), DONE)


def test_a_value_that_does_not_fit_changes_nothing() -> None:
    """Feeding nonsense is refused before the dialogue sees it."""
    standing = Standing(asks("a"), None)
    with pytest.raises(DoesNotFit):
        standing.feed("perhaps")
    assert standing.journal == ()
    standing.feed("yes")
    assert standing.ending == Rest()


def test_a_dialogue_that_never_stops_talking_is_a_bug() -> None:
    """An endless loop is caught, not run for ever."""

    def begin() -> Dialogue[Ending]:
        while True:
            yield Say(Text("encore"))

    with pytest.raises(EndlessDialogue):
        Standing(define(begin), None)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_stored_json_reads_as_a_journal(stored: Json) -> None:
    """Whatever an older version wrote, reading it never fails."""
    assert isinstance(from_json(stored), tuple)


def test_a_person_waiting_during_a_change_is_asked_kindly(knowledge: Knowledge) -> None:
    """The new version asks again from the last step that fits; it never fails."""
    person = Person(knowledge, dialogues={"menu": asks("a", "b", "c")})
    person.say("bonjour").press("Oui").press("Oui")
    person.dialogues = {"menu": asks("a", "new", "b", "c")}
    person.say("???")
    assert "Cette conversation a changé entre-temps. Reprenons ici." in person.sees
    assert person.sees[-1] == "new ?"


def test_a_dialogue_that_was_removed_ends_its_threads(knowledge: Knowledge) -> None:
    """A thread whose dialogue no longer exists is closed, and the menu opens."""
    house = {"menu": asks("a"), "gone": asks("z")}

    def begin() -> Dialogue[Ending]:
        yield from choose("go", Text("Où ?"), YES_NO)
        return Then("gone")

    person = Person(knowledge, dialogues={**house, "menu": define(begin)})
    person.say("bonjour").press("Oui")
    assert person.sees[-1] == "z ?"
    person.dialogues = {"menu": asks("a")}
    assert person.say("???").sees[-1] == "a ?"
