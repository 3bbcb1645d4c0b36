"""The journal of a thread: what was answered, found and done, as codes and ids only.

Replaying the journal through the dialogue's generator brings it back to where the person
stands (see ``replay``). Never free text, never a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


@dataclass(frozen=True, slots=True)
class Entry:
    """One step that got its value: the step's key, and the value as JSON."""

    key: str
    value: Json
    barrier: bool = False
    """True for an action that was performed: « retour » and repair never cut before it."""


Journal = tuple[Entry, ...]


def to_json(journal: Journal) -> Json:
    """The journal as it is stored."""
    return [[entry.key, entry.value, *([True] if entry.barrier else [])] for entry in journal]


def from_json(stored: Json) -> Journal:
    """A stored journal. Anything that is not one is read as an empty journal.

    An older version of the assistant may have written it; the person is then asked again.
    """
    if not isinstance(stored, list):
        return ()
    entries: list[Entry] = []
    for item in stored:
        match item:
            case [str(key), value]:
                entries.append(Entry(key, value))
            case [str(key), value, True]:
                entries.append(Entry(key, value, barrier=True))
            case _:
                break
    return tuple(entries)
