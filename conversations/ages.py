"""Asking for an age, by school level: enough to choose a door, no more."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.hearing import pick
from conversations.journal import Json
from conversations.steps import Choice, Dialogue, DoesNotFit, Hearing, Question
from conversations.texts import Text, _

OLDEST = 120
_BANDS: tuple[tuple[int, Text], ...] = (
    (4, _("Moins de 6 ans")),
    (8, _("6 à 10 ans (école primaire)")),
    (13, _("11 à 15 ans (collège)")),
    (17, _("16 ou 17 ans (lycée)")),
    (20, _("18 à 25 ans")),
    (40, _("Plus de 25 ans")),
)
"""Each band is journaled as one age inside it."""
_UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class AskAge(Question["int | None"]):
    """Whose age? The person who needs help. Journaled as an age in years, or « unsaid »."""

    key: str
    prompt: Text
    unclear: Text | None = None

    def choices(self) -> tuple[Choice, ...]:
        bands = tuple(Choice(f"age:{age}", label) for age, label in _BANDS)
        return (*bands, Choice(_UNSAID, _("Je préfère ne pas dire")))

    def recognise(self, hearing: Hearing, /) -> Json:
        if hearing.reading.age is not None:
            return f"age:{hearing.reading.age}"
        match hearing.reading.words:
            case (number,) if number.isdecimal() and len(number) <= 3 and int(number) <= OLDEST:
                return f"age:{int(number)}"
            case _:
                return pick(hearing, self.choices())

    def decode(self, raw: Json) -> int | None:
        if raw == _UNSAID:
            return None
        if isinstance(raw, str) and raw.startswith("age:") and raw[4:].isdecimal():
            age = int(raw[4:])
            if age <= OLDEST:
                return age
        raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return (_UNSAID, *(f"age:{age}" for age, _label in _BANDS))


def ask_age(key: str, prompt: Text, *, given: int | None = None) -> Dialogue[int | None]:
    """Ask for the age, unless it is known; None when the person would not say."""
    if given is not None:
        return given
    question = AskAge(key, prompt, _("Écrivez un âge, par exemple « 14 », ou choisissez."))
    return question.decode((yield question))
