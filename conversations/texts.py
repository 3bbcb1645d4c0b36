"""Sentences as values.

A dialogue never words anything in a language: it yields a :class:`Text`, a whole French
sentence with named placeholders and the values to put in them. ``bot.rendering`` turns it into
the reader's language when the reply is written. Facts about a place or a commune are never
words of a dialogue either: a :class:`Ref` names the record, and is rendered from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of a record, to be read from the record when the reply is written."""

    kind: Literal["commune", "need", "resource"]
    id: str


Value: TypeAlias = "str | int | date | datetime | time | Ref | Text"


@dataclass(frozen=True, slots=True)
class Text:
    """One whole sentence: its French source, and what goes into its placeholders.

    ``plural`` and ``count`` are set by :func:`plural` only; ``count`` is also the value of the
    placeholder ``{count}``.
    """

    msgid: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None
    count: int | None = None
    vital: bool = False
    """About someone's safety or rights: the French stands beside an unreviewed translation."""

    def nested(self) -> Iterator[Text]:
        """This sentence and every sentence placed inside it."""
        yield self
        for _name, value in self.values:
            if isinstance(value, Text):
                yield from value.nested()


Label: TypeAlias = Text | Ref
"""What a button says: a sentence, or just the name of a record."""


def _(msgid: str, /, **values: Value) -> Text:
    """A sentence for a person. ``msgid`` is a whole literal, so that Babel can extract it."""
    return Text(msgid, tuple(sorted(values.items())))


def plural(one: str, many: str, count: int, /, **values: Value) -> Text:
    """A sentence that counts something; both literals are extracted."""
    return Text(one, tuple(sorted(values.items())), many, count)


def vital(text: Text, /) -> Text:
    """The same sentence, marked as one about safety or the law (see :attr:`Text.vital`)."""
    return replace(text, vital=True)
