"""Asking someone to choose: buttons, or the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from conversations.hearing import pick
from conversations.journal import Json
from conversations.steps import Choice, Dialogue, DoesNotFit, Hearing, Question
from conversations.texts import Label, Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """A possible answer: what it means, its code in the journal, its label."""

    code: str
    label: Label
    value: T


@dataclass(frozen=True, slots=True)
class Choose(Question[T]):
    """A question answered by one of its options (eight at most)."""

    key: str
    prompt: Text
    options: tuple[Option[T], ...]
    unclear: Text | None = None
    drawn: bool = False
    """Whether every option has a picture, named as its code."""

    def choices(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(option.code, option.label, option.code if self.drawn else None)
            for option in self.options
        )

    def recognise(self, hearing: Hearing, /) -> Json:
        return pick(hearing, self.choices())

    def decode(self, raw: Json) -> T:
        for option in self.options:
            if option.code == raw:
                return option.value
        raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return tuple(option.code for option in self.options)


def choose(
    key: str,
    prompt: Text,
    options: Sequence[Option[T]],
    *,
    given: T | None = None,
    unclear: Text | None = None,
    drawn: bool = False,
) -> Dialogue[T]:
    """Ask, unless the start values already give the answer."""
    if given is not None:
        return given
    question = Choose(key, prompt, tuple(options), unclear, drawn)
    return question.decode((yield question))
