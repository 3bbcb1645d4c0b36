"""Messages written to learn from: one a line, seven fields between tabs.

language, audience, wish, other wishes accepted, needs (the main one first), tags, text; several
codes between commas, « - » for none. They say less than the messages that judge (no kinds, no
behaviour) and so are quick to write and to review.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.evaluation.written import Message
from conversations.understanding.reading import Intent
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import Audience, NeedCode

FIELDS = 7
_GROUPS = {
    Audience.PARENT: "fr_parent",
    Audience.YOUNG: "fr_young",
    Audience.SCHOOL: "school",
    Audience.YOUTH_SERVICE: "youth_service",
}
"""The group of who writes in French."""
_NOTHING = "-"


class PracticeError(ValueError):
    """A line that cannot be read: names the file, the line and the mend."""


def practice_in(folder: Path) -> Iterator[Message]:
    """The messages of every file of the folder, in the order of their names."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            try:
                yield practised(f"{path.stem} {number}", line)
            except ValueError as error:
                raise PracticeError(f"{path.name}, line {number}: {error}") from error


def practised(id_: str, line: str) -> Message:
    r"""A message from its line.

    >>> practised("", "fr\tparent\tfind_help\t-\tfugue\tpasse\til avait fugué").needs
    frozenset({'fugue'})
    """
    fields = line.split("\t")
    if len(fields) != FIELDS:
        raise ValueError(f"{len(fields)} fields instead of {FIELDS}; one tab between two fields")
    lang, audience, intent, others, told, tags, text = fields
    codes = _codes(told)
    if unknown := codes - {NeedCode(need) for need in needs()}:
        raise ValueError(f"no need is named {sorted(unknown)}; see the taxonomy")
    french = _GROUPS[Audience(audience)]
    return Message(
        id=id_,
        lang=lang,
        audience=audience,
        group=french if lang == "fr" else "other_lang",
        text=text,
        intent=Intent(intent),
        intents=frozenset({Intent(intent), *map(Intent, _codes(others))}),
        needs=codes,
        kinds=frozenset(),
        urgent=intent == Intent.EMERGENCY,
        behavior="",
        tags=_codes(tags),
    )


def _codes(field: str) -> frozenset[str]:
    return frozenset() if field == _NOTHING else frozenset(field.split(","))
