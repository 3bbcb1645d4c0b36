"""Asking for a commune: a name (typos allowed), a postcode, or « je préfère ne pas dire »."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from conversations.choosing import Option, choose
from conversations.hearing import pick
from conversations.journal import Json
from conversations.steps import Choice, Dialogue, DoesNotFit, Hearing, Question
from conversations.texts import Ref, Text, _
from resources_db.directory.terms import CommuneCode

NOWHERE = "nowhere"
MOST_NAMESAKES = 7
"""Namesakes offered at once, so that « aucune de celles-ci » still fits on the screen."""


@dataclass(frozen=True, slots=True)
class Somewhere:
    """The answer to a question about the place; no commune when the person would not say."""

    commune: CommuneCode | None


@dataclass(frozen=True, slots=True)
class AskPlace(Question[tuple[CommuneCode, ...]]):
    """A place in free words. Journaled as the INSEE codes that bear the name or the postcode."""

    key: str
    prompt: Text
    unclear: Text | None = None
    wants_place: ClassVar[bool] = True

    def choices(self) -> tuple[Choice, ...]:
        return (Choice(NOWHERE, _("Je préfère ne pas dire")),)

    def recognise(self, hearing: Hearing, /) -> Json:
        if (refusal := pick(hearing, self.choices())) is not None and not _is_number(hearing):
            return refusal
        reading = hearing.reading
        found = hearing.knowledge.towns.named(reading.text) or reading.communes
        return [str(code) for code in found[:MOST_NAMESAKES]] or None

    def decode(self, raw: Json) -> tuple[CommuneCode, ...]:
        match raw:
            case "nowhere":
                return ()
            case [str(), *_rest] if len(raw) <= MOST_NAMESAKES:
                return tuple(CommuneCode(code) for code in raw if isinstance(code, str))
            case _:
                raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return (NOWHERE, ["76540"], ["76540", "76231", "76095"])


def _is_number(hearing: Hearing) -> bool:
    """A postcode's first digits must never be heard as « the first choice »."""
    return any(word.isdecimal() for word in hearing.reading.words)


def ask_place(key: str, prompt: Text, *, given: Somewhere | None = None) -> Dialogue[Somewhere]:
    """Ask for the commune, then which one when several bear that name."""
    if given is not None:
        return given
    question = AskPlace(
        key,
        prompt,
        _("Je n'ai pas trouvé cette commune. Écrivez son nom ou son code postal."),
    )
    found = question.decode((yield question))
    if len(found) <= 1:
        return Somewhere(found[0] if found else None)
    options = [Option(code, Ref("commune", code), Somewhere(code)) for code in found]
    none_of_them = Option("other", _("Aucune de celles-ci"), Somewhere(None))
    return (
        yield from choose(
            f"{key}_which",
            _("Plusieurs communes portent ce nom. Laquelle est-ce ?"),
            [*options, none_of_them],
        )
    )
