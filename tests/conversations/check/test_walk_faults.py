"""Each fault that a walk can find is planted, and found."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from conversations import exits, turn
from conversations.check.findings import Fault, Finding
from conversations.engine import Definition
from conversations.journal import Json
from conversations.steps import Act, Dialogue, Ending, Rest, Say, Then
from conversations.texts import Text
from resources_db.messages.actions import EraseConversation
from tests.conversations.check.conftest import Prove
from tests.conversations.check.tiny import Lookup, Odd, ask, asks_oddly, house, names, sound


def ends_on_nothing(start: Json) -> Dialogue[Ending]:
    """One of its ways names nothing."""
    if (yield from ask("Pomme", "Poire")) == "Poire":
        return None  # type: ignore[return-value]
    return Rest()


def speaks_for_ever(start: Json) -> Dialogue[Ending]:
    """Says the same again and again."""
    while (yield from ask("Pomme", "Poire")) == "Pomme":
        while True:
            yield Say(Text("Voici une pomme."))
    return Rest()


def looks_for_ever(start: Json) -> Dialogue[Ending]:
    """Looks things up, one after the other, without a word."""
    number = 0
    while True:
        yield Lookup(number)
        number += 1


def asks_for_ever(start: Json) -> Dialogue[Ending]:
    """Waits each time, but never ends: its journal would grow without end."""
    while True:
        yield from ask("Pomme", "Poire")


def opens_itself_with_more(start: Json) -> Dialogue[Ending]:
    """Each time with another start value."""
    yield from ask("Pomme")
    return Then("dialogue", start + 1 if isinstance(start, int) else 0)


def breaks_late(start: Json) -> Dialogue[Ending]:
    """Breaks at the end, after one early answer only."""
    first = yield from ask("Pomme", "Poire", "Prune", key="first")
    second = yield from ask("Oui", "Non", key="second")
    yield from ask("Vite", "Lentement", key="third")
    if first == "Prune" and second == "Non":
        raise KeyError("a missing fruit")
    return Rest()


def keeps_refusals_to_itself(start: Json) -> Dialogue[Ending]:
    """Does not tell that nothing was changed."""
    act = Act("erase", EraseConversation())
    yield act
    return Rest()


CASES: list[tuple[Fault, Mapping[str, Definition]]] = [
    (Fault.DEAD_END, house(dialogue=ends_on_nothing)),
    (Fault.DEAD_END, house(dialogue=names("no_such_dialogue"))),
    (Fault.DEAD_END, house(dialogue=asks_oddly(Odd()))),
    (Fault.DEAD_END, house(dialogue=asks_oddly(Odd(values=())))),
    (Fault.DEAD_END, house(dialogue=asks_for_ever)),
    (Fault.ENDLESS, house(dialogue=speaks_for_ever)),
    (Fault.ENDLESS, house(dialogue=looks_for_ever)),
    (Fault.ENDLESS, house(dialogue=names("other"), other=names("dialogue"))),
    (Fault.ENDLESS, house(dialogue=names("dialogue"))),
    (Fault.ENDLESS, house(dialogue=opens_itself_with_more)),
    (Fault.EXCEPTION, house(dialogue=breaks_late)),
    (Fault.LOST_ANSWER, house(dialogue=asks_oddly(Odd(buttons=("Pomme",))))),
    (Fault.SILENT_REFUSAL, house(dialogue=keeps_refusals_to_itself)),
]


@pytest.mark.parametrize(("fault", "dialogues"), CASES)
def test_a_planted_fault_is_found(
    faults: Prove, fault: Fault, dialogues: Mapping[str, Definition]
) -> None:
    """The fault is reported in its dialogue, beside a sound one that is left alone."""
    found = faults({**dialogues, **house(sound=sound)})
    assert fault in {finding.fault for finding in found if finding.dialogue == "dialogue"}
    assert "sound" not in {finding.dialogue for finding in found}


def test_nothing_is_found_where_nothing_is_wrong(faults: Prove) -> None:
    """A sound dialogue has no finding at all."""
    assert faults(house(sound=sound)) == []


def test_a_finding_shows_the_way(faults: Prove) -> None:
    """The answers that lead to the fault are told, so that a person can go and see."""
    (found,) = faults(house(dialogue=ends_on_nothing))
    assert found == Finding(
        Fault.DEAD_END, "dialogue", ("ask=Poire",), "il finit sans nommer la suite"
    )
    assert str(found) == "impasse : dialogue › ask=Poire : il finit sans nommer la suite"


def test_a_missing_sentence_for_a_refusal_is_found(faults: Prove) -> None:
    """A refusal without its sentence breaks the dialogue, and the walk gets there."""
    sentences = {"Done": Text("C'est fait.")}

    def refuse(start: Json) -> Dialogue[Ending]:
        act = Act("erase", EraseConversation())
        outcome = act.decode((yield act))
        yield Say(sentences[type(outcome).__name__])
        return Rest()

    assert [finding.fault for finding in faults(house(dialogue=refuse))] == [Fault.EXCEPTION]


def test_a_hidden_exit_is_found(faults: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were one of the ways out left out, every question would be reported."""

    def without_stop(*, back: bool) -> object:
        return exits.exits(back=back)[:-1]

    monkeypatch.setattr(turn, "exits", without_stop)
    found = faults(house(dialogue=sound))
    assert [(it.fault, it.detail) for it in found] == [
        (Fault.HIDDEN_EXIT, "« ask » ne montre pas la sortie « stop »")
    ]


def test_a_hidden_way_back_is_found(faults: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    """« Retour » is wanted from the second question on."""

    def never_back(*, back: bool) -> object:
        return exits.exits(back=False)

    monkeypatch.setattr(turn, "exits", never_back)

    def twice(start: Json) -> Dialogue[Ending]:
        yield from ask("Pomme", "Poire", key="first")
        yield from ask("Pomme", "Poire", key="second")
        return Rest()

    found = faults(house(dialogue=twice))
    assert [it.detail for it in found] == ["« second » ne montre pas la sortie « back »"]
