"""Tiny dialogues, most of them with one fault planted in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations.choosing import Option, choose
from conversations.engine import Definition
from conversations.journal import Json
from conversations.steps import (
    Act,
    Choice,
    Dialogue,
    DoesNotFit,
    Ending,
    Hearing,
    Query,
    Question,
    Rest,
    Say,
    Then,
)
from conversations.texts import Text
from resources_db.messages.actions import EraseConversation

Begin = Callable[[Json], Dialogue[Ending]]


def house(**dialogues: Begin) -> Mapping[str, Definition]:
    """These dialogues under their names."""
    return {name: Definition(name, begin) for name, begin in dialogues.items()}


def option(code: str, label: str) -> Option[str]:
    """An answer that means its code."""
    return Option(code, Text(label), code)


def ask(*labels: str, key: str = "ask", prompt: str = "Laquelle ?") -> Dialogue[str]:
    """A question with these buttons."""
    return (yield from choose(key, Text(prompt), [option(label, label) for label in labels]))


@dataclass(frozen=True, slots=True)
class Lookup(Query[bool]):
    """Looks something up."""

    number: int = 0
    key: str = "lookup"

    def decode(self, raw: Json) -> bool:
        if not isinstance(raw, bool):
            raise DoesNotFit(self.key)
        return raw

    def samples(self) -> tuple[Json, ...]:
        return (True, False)


_YES = Text("Oui ?")


@dataclass(frozen=True, slots=True)
class Odd(Question[str]):
    """A question that takes one word, with the values and the buttons it is told to have."""

    word: str = ""
    values: tuple[Json, ...] = ("word",)
    buttons: tuple[str, ...] = ()
    key: str = "odd"
    prompt: Text = _YES
    unclear: Text | None = None

    def choices(self) -> tuple[Choice, ...]:
        return tuple(Choice(button, Text(button)) for button in self.buttons)

    def recognise(self, hearing: Hearing) -> Json:
        return "word" if hearing.reading.words == (self.word,) else None

    def decode(self, raw: Json) -> str:
        if raw != "word":
            raise DoesNotFit(self.key)
        return "word"

    def samples(self) -> tuple[Json, ...]:
        return self.values


def sound(start: Json) -> Dialogue[Ending]:
    """Nothing is wrong with it."""
    if (yield from ask("Pomme", "Poire")) == "Pomme":
        yield Say(Text("Voici une pomme."))
        act = Act("erase", EraseConversation())
        act.decode((yield act))
        yield Say(Text("C'est fait, ou refusé."))
    return Rest()


def asks(*labels: str) -> Begin:
    """Asks one question, and ends."""

    def begin(start: Json) -> Dialogue[Ending]:
        yield from ask(*labels)
        return Rest()

    return begin


def says(words: str, **values: str) -> Begin:
    """Says one sentence, and ends."""

    def begin(start: Json) -> Dialogue[Ending]:
        yield Say(Text(words, tuple(values.items())))
        return Rest()

    return begin


def asks_oddly(question: Odd) -> Begin:
    """Asks this one question, and ends."""

    def begin(start: Json) -> Dialogue[Ending]:
        question.decode((yield question))
        return Rest()

    return begin


def names(dialogue: str, start: Json = None) -> Begin:
    """Ends at once, naming what follows."""

    def begin(_start: Json) -> Dialogue[Ending]:
        yield Say(Text("Voici une pomme."))
        return Then(dialogue, start)

    return begin


def from_a_set(start: Json) -> Dialogue[Ending]:
    """Depends on the order of a set."""
    yield from ask(*{"Pomme", "Poire", "Prune", "Abricot", "Cerise"})
    return Rest()


def computes_for_ever(start: Json) -> Dialogue[Ending]:
    """Never gives its hand back."""
    number = 0
    while number >= 0:
        number += 1
    yield Say(Text("Voici une pomme."))
    return Rest()


HASHED = house(sound=sound, from_a_set=from_a_set)
FOR_EVER = house(computes_for_ever=computes_for_ever)
SOUND = house(sound=sound)
