"""Why a record was found: which words, read how, and where the record says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from resources_db.directory.phones import digits
from resources_db.directory.places import Places
from resources_db.directory.search_fields import searched, taxonomy_marks
from resources_db.directory.search_query import Asked
from resources_db.directory.search_words import stem
from resources_db.directory.terms import Resource


class Where(StrEnum):
    """What of the record answers the words."""

    NAME = "name"
    WHOLE_NAME = "whole_name"
    TELEPHONE = "telephone"
    TOLD = "told"
    ASIDE = "aside"
    NEED_OR_KIND = "need_or_kind"
    """No text of it, but its kind or one of its needs goes by that word."""


class Reading(StrEnum):
    """How a word was taken."""

    WRITTEN = "written"
    GUESSED = "guessed"
    """A misspelling of a word of the directory."""
    MEANT = "meant"
    """What an acronym or an everyday expression of the text stands for."""
    EVERYDAY = "everyday"
    """The whole text is how people say that need."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One word, as it was read, and where the record has it."""

    asked: str
    read_as: str
    how: Reading
    where: Where


def reasons(asked: Asked, record: Resource, places: Places) -> Iterator[Reason]:
    """Everything that led from the text to the record, in the order of the text."""
    made = searched(record, places)
    if made.phone in asked.phones:
        yield Reason(made.phone or "", digits(record.telephone or ""), *_NUMBER)
    if made.whole == asked.whole:
        yield Reason(asked.whole, asked.whole, Reading.WRITTEN, Where.WHOLE_NAME)
    stems = {
        Where.NAME: set(map(stem, made.name)),
        Where.TOLD: set(map(stem, made.told)),
        Where.ASIDE: set(map(stem, made.aside)),
    }

    def places_of(root: str) -> Iterator[Where]:
        yield from (where for where, held in stems.items() if root in held)
        if not set(made.marks).isdisjoint(taxonomy_marks().get(root, ())):
            yield Where.NEED_OR_KIND

    for written, read_as, how in _readings(asked):
        for where in places_of(stem(read_as)):
            yield Reason(written, read_as, how, where)
    for mark in asked.told_otherwise():
        if mark in made.marks:
            yield Reason(asked.whole, mark, Reading.EVERYDAY, Where.NEED_OR_KIND)


_NUMBER = (Reading.WRITTEN, Where.TELEPHONE)


def _readings(asked: Asked) -> Iterator[tuple[str, str, Reading]]:
    for word in asked.words:
        if word.guesses:
            yield from ((word.written, guess, Reading.GUESSED) for guess in word.guesses)
        else:
            yield word.written, word.written, Reading.WRITTEN
    yield from ((asked.whole, meant, Reading.MEANT) for meant in asked.meanings)
