"""Choosing a need: a group then a need, or both at once in free words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversations.choosing import Option, choose
from conversations.dialogues.need_groups import NEED_GROUPS, NeedGroup
from conversations.hearing import pick, pick_exactly
from conversations.journal import Json
from conversations.steps import Choice, Dialogue, DoesNotFit, Hearing, Question
from conversations.texts import Ref, Text, _
from conversations.understanding.reading import Aside, Intent, Reading
from resources_db.directory.terms import NeedCode

_GROUPS = {group.code: group for group in NEED_GROUPS}
_NEITHER = "neither"
_KNOWN = frozenset(need for group in NEED_GROUPS for need in group.needs)
_A_NAME = 2
"""Words: so few name a need, whatever else they might ask (« la Caf »)."""
_MAY_ANSWER = frozenset(
    {Intent.FIND_HELP, Intent.EMERGENCY, Intent.DIRECTORY_LOOKUP, Intent.OUT_OF_SCOPE}
)
"""Wishes in which a need answers; who wishes anything else asks it before answering (« c'est quoi
le GPDS ? »)."""


def known_need(code: str | None) -> NeedCode | None:
    """The need of that code, or None: start values may come from an older version."""
    return NeedCode(code) if code is not None and code in _KNOWN else None


def _told(reading: Reading) -> NeedCode | None:
    """The need that free words answer with; None when they ask for something else."""
    answers = reading.intent in _MAY_ANSWER or len(reading.words) <= _A_NAME
    return reading.needs[0] if answers and reading.needs else None


@dataclass(frozen=True, slots=True)
class AskNeed(Question["NeedGroup | NeedCode"]):
    """What is it about? Buttons name groups; free words may name the need itself."""

    key: str
    prompt: Text
    unclear: Text | None = None

    def choices(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(group.code, group.label, f"group-{group.code}") for group in NEED_GROUPS
        )

    def recognise(self, hearing: Hearing, /) -> Json:
        if (group := pick_exactly(hearing, self.choices())) is not None:
            return group
        need = _told(hearing.reading)
        return f"need:{need}" if need else pick(hearing, self.choices())

    def decode(self, raw: Json) -> NeedGroup | NeedCode:
        if isinstance(raw, str):
            if raw in _GROUPS:
                return _GROUPS[raw]
            if (need := known_need(raw.removeprefix("need:"))) and raw.startswith("need:"):
                return need
        raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return (*_GROUPS, "need:exclusion_temporaire")


def ask_need(given: NeedCode | None) -> Dialogue[NeedCode]:
    """The need, by one or two questions; none when it is known already."""
    if given is not None:
        return given
    question = AskNeed(
        "need",
        _("De quoi avez-vous besoin ? Choisissez, ou écrivez avec vos mots."),
        _("Je n'ai pas compris. Choisissez un sujet, ou dites-le autrement."),
    )
    answer = question.decode((yield question))
    if not isinstance(answer, NeedGroup):
        return answer
    return (
        yield from choose(
            "which_need",
            _("Plus précisément ?"),
            [Option(str(need), Ref("need", need), need) for need in answer.needs],
            drawn=True,
        )
    )


@dataclass(frozen=True, slots=True)
class AskReading(Question["NeedCode | None"]):
    """Which of the two likeliest readings? Free words may name a third need; None for neither."""

    key: str
    prompt: Text
    readings: tuple[NeedCode, ...]
    unclear: Text | None = None

    def choices(self) -> tuple[Choice, ...]:
        read = (Choice(str(need), Ref("need", need)) for need in self.readings)
        return (*read, Choice(_NEITHER, _("Non, autre chose")))

    def recognise(self, hearing: Hearing, /) -> Json:
        if (chosen := pick_exactly(hearing, self.choices())) is not None:
            return chosen
        if (other := pick(hearing, self.choices()[:-1])) is not None:
            return other
        if hearing.reading.aside is Aside.WRONG:
            return _NEITHER
        need = _told(hearing.reading)
        return str(need) if need else pick(hearing, self.choices())

    def decode(self, raw: Json) -> NeedCode | None:
        if raw == _NEITHER:
            return None
        if isinstance(raw, str) and (need := known_need(raw)):
            return need
        raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return (*map(str, self.readings), _NEITHER)


def which_of(readings: Sequence[NeedCode]) -> Dialogue[NeedCode | None]:
    """Which of the two likeliest readings is the right one; None when neither is."""
    question = AskReading(
        "reading",
        _("Je veux être sûr de bien comprendre. Est-ce l'un de ces sujets ?"),
        tuple(readings[:2]),
    )
    return question.decode((yield question))
