"""Journals told again: what was asked, and what was answered, as a story to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.library import Library
from bot.rendering.catalogs import SOURCE
from conversations.dialogues.house import DIALOGUES
from conversations.engine import Definition, Standing
from conversations.journal import Journal, Json, from_json, to_json
from conversations.steps import Act, DoesNotFit, Question, Say


@dataclass(frozen=True, slots=True)
class Kept:
    """A thread as it can be written down and read again."""

    dialogue: str
    start: Json
    journal: Journal

    def write(self) -> str:
        """One line of JSON."""
        fields = {"dialogue": self.dialogue, "start": self.start}
        return json.dumps({**fields, "journal": to_json(self.journal)}, ensure_ascii=False)

    @classmethod
    def read(cls, line: str) -> Kept | None:
        """A line that :meth:`write` wrote; None for any other."""
        try:
            match json.loads(line):
                case {"dialogue": str(dialogue), "start": start, "journal": journal}:
                    return cls(dialogue, start, from_json(journal))
                case _:
                    return None
        except ValueError:
            return None


def retold(kept: Kept, library: Library) -> Iterator[str]:
    """The story of a thread, in French, up to where it stands or no longer fits."""
    definition = DIALOGUES.get(kept.dialogue)
    if definition is None:
        yield f"Le dialogue « {kept.dialogue} » n'existe plus."
        return
    yield f"— {kept.dialogue} —"
    yield from _walk(definition, kept, library)


def _walk(definition: Definition, kept: Kept, library: Library) -> Iterator[str]:
    standing = Standing(definition, kept.start)
    for entry in kept.journal:
        yield from _told(standing, library)
        if standing.pending is None or standing.pending.key != entry.key:
            yield f"Ici le dialogue a changé : « {entry.key} » n'est plus demandé."
            return
        try:
            standing.feed(entry.value)
        except DoesNotFit:
            yield f"Ici le dialogue a changé : « {entry.value} » n'est plus une réponse."
            return
        yield f"> {entry.key} : {json.dumps(entry.value, ensure_ascii=False)}"
    yield from _told(standing, library)


def _told(standing: Standing, library: Library) -> Iterator[str]:
    """What was said since the last step, and what is asked now."""
    for said in standing.spoken:
        yield _words(said, library)
    standing.hush()
    match standing.pending:
        case Question(prompt=prompt):
            yield "? " + library.catalogs.sentence(prompt, SOURCE, library)
        case Act(action=action):
            yield f"! {type(action).__name__}"
        case None | _:
            return


def _words(said: Say, library: Library) -> str:
    names = [library.resource(card) or card for card in said.cards]
    numbers = [call.number for call in said.calls]
    told = ", ".join([*names, *numbers])
    words = library.catalogs.sentence(said.text, SOURCE, library)
    return f"{words} [{told}]" if told else words
