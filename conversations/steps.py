"""The steps a dialogue yields, and the type of dialogues.

A dialogue is a generator that reads like the screen it produces. It yields *values*:
a sentence (:class:`Say`), a :class:`Question`, a :class:`Query`, an :class:`Act`. It gets back,
as JSON, what came of it, and decodes that itself: ``q.decode((yield q))``. It performs nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeAlias, TypeVar

from conversations.journal import Json
from conversations.texts import Label, Text
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.reading import Reading
from resources_db.actions import Action, Done, Outcome, Reason, Refused
from resources_db.directory.terms import ResourceId

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class DoesNotFit(ValueError):
    """A journaled value that this step cannot have produced: the dialogue has changed."""


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call or write to in one tap."""

    number: str
    label: Text


@dataclass(frozen=True, slots=True)
class PageLink:
    """A way to one's personal page, by its number: only the shell knows its address."""

    number: int


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An appointment as a file for one's calendar."""

    appointment: int


Handed: TypeAlias = PageLink | CalendarEntry
"""What comes with a sentence, and is made by the shell when it is written."""


@dataclass(frozen=True, slots=True)
class Say:
    """Something told without waiting for an answer. Cards are ids, rendered from the record."""

    text: Text
    cards: tuple[ResourceId, ...] = ()
    calls: tuple[Call, ...] = ()
    handed: Handed | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: the code that is journaled when it is pressed, and its label."""

    code: str
    label: Label
    picture: str | None = None
    """Code of the drawing that says the same, for those who read badly."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Free words, and what is needed to hear an answer in them."""

    reading: Reading
    knowledge: Knowledge
    label: Callable[[Label], str]
    """Words a button's label as the person sees it."""


class Step(ABC, Generic[T_co]):
    """A step that waits for a value. ``key`` names it in the journal."""

    key: str

    @abstractmethod
    def decode(self, raw: Json) -> T_co:
        """The typed value of a journaled one; :class:`DoesNotFit` when it cannot be one."""

    @abstractmethod
    def samples(self) -> tuple[Json, ...]:
        """Representative values, for the crawler that walks every dialogue."""


class Question(Step[T_co]):
    """A question to the person."""

    prompt: Text
    unclear: Text | None
    """The question's own « je n'ai pas compris », or None for the general one."""
    wants_place: ClassVar[bool] = False
    """Whether where the person is answers it, on the channels that can send that."""

    @abstractmethod
    def choices(self) -> tuple[Choice, ...]:
        """The buttons, eight at most."""

    @abstractmethod
    def recognise(self, hearing: Hearing, /) -> Json:
        """The answer that these free words give, or None when they give none."""


class Query(Step[T_co]):
    """Something the dialogue needs to know. Answered by the shell from what is remembered."""


@dataclass(frozen=True, slots=True)
class Act(Step[Outcome]):
    """A change asked of the one door. A barrier: « retour » and repair never cut before it."""

    key: str
    action: Action

    def decode(self, raw: Json) -> Outcome:
        match raw:
            case {"done": int() | None as row}:
                return Done(row)
            case {"refused": str(reason), "rule": str(rule)} if reason in set(Reason):
                return Refused(Reason(reason), rule)
            case _:
                raise DoesNotFit(self.key)

    @staticmethod
    def encode(outcome: Outcome) -> Json:
        """The outcome as it is journaled."""
        match outcome:
            case Done(row):
                return {"done": row}
            case Refused(reason, rule):
                return {"refused": reason.value, "rule": rule}

    def samples(self) -> tuple[Json, ...]:
        reasons = sorted({Reason.NOT_ALLOWED, *self.action.reasons})
        refusals = [Refused(reason, self.action.rule) for reason in reasons]
        return tuple(self.encode(outcome) for outcome in (Done(1), *refusals))


@dataclass(frozen=True, slots=True)
class Then:
    """A dialogue's end: the next dialogue and its start values."""

    dialogue: str
    start: Json = None


@dataclass(frozen=True, slots=True)
class Rest:
    """A dialogue's end after which nothing is asked, until the person writes again."""


Ending: TypeAlias = Then | Rest
Yielded: TypeAlias = "Say | Question[object] | Query[object] | Act"
Dialogue: TypeAlias = Generator[Yielded, Json, T]
