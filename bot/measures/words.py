"""Words that someone leaves during a measure: kept, and read for danger, always together.

Every page that receives such words (the booklet, the tutor's words, the school's work) keeps them
by :func:`keep_words`, and by nothing else::

    kept = await keep_words(database, knowledge, actor, WriteAsTutor(…), visit.at, key=visit.key())
    if isinstance(kept.outcome, Refused): …       # as after ``perform``
    if kept.worry is not None: …                  # show ``kept.worry.numbers`` before all else

``knowledge`` is ``librarian.present.knowledge``. When the words may tell of a danger, in any
language, an immediate task is opened for the service in the transaction that keeps them (its
detail is a code, never the words), someone of the service is told, and another one after fifteen
minutes. What the writer sees at once is ``worry.numbers``: to be shown as links that call. Words
that were left in another way (the link of a school without an account) are read by
:func:`worry_in` and told by :func:`alarm_for`, in the transaction that keeps them.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from conversations.emergency_numbers import listening_line, numbers_for
from conversations.steps import Call
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.reading import Danger, Urgency
from conversations.understanding.worrying import worry
from resources_db.actions import Actor, Done, Outcome, Reason
from resources_db.door import perform
from resources_db.measures.actions import (
    GiveSchoolWork,
    RaiseAlarm,
    WriteAsTutor,
    WriteInBooklet,
)
from resources_db.measures.terms import Writing
from resources_db.storage.database import Database

Words = WriteInBooklet | WriteAsTutor | GiveSchoolWork
_WRITING: Final = {
    WriteInBooklet: Writing.BOOKLET,
    WriteAsTutor: Writing.TUTOR,
    GiveSchoolWork: Writing.WORK,
}
_SENTENCE: Final = re.compile(r"(?<=[.!?…؟。\n])\s+")
_PIECE: Final = 400
"""Characters read at once: what is grave in a long page must not drown in what is not."""
_NOT_THEIRS: Final = frozenset({Reason.NOT_ALLOWED, Reason.CHARTER_NOT_SIGNED})


@dataclass(frozen=True, slots=True)
class Worry:
    """Words that say, or may say, that someone is in danger."""

    certain: bool
    """False for a doubt: one gentle line."""
    dangers: tuple[Danger, ...]
    """The likeliest first."""

    @property
    def numbers(self) -> tuple[Call, ...]:
        """Whom to call, first what saves a life; of a doubt, the one line that listens."""
        if self.certain:
            return numbers_for(self.dangers)
        return (listening_line(self.dangers[:1], None),) if self.dangers else numbers_for(())


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of some words."""

    outcome: Outcome
    worry: Worry | None = None


async def keep_words(
    database: Database,
    knowledge: Knowledge,
    actor: Actor,
    words: Words,
    at: datetime,
    *,
    key: str | None = None,
) -> Kept:
    """Keep the words by the one door; raise the alarm with them where they are of danger."""
    found = await asyncio.to_thread(worry_in, words.words, knowledge)

    def work(session: Session) -> Outcome:
        outcome = perform(session, actor, words, at, key=key)
        if found is not None and (isinstance(outcome, Done) or outcome.reason not in _NOT_THEIRS):
            writing = _WRITING[type(words)]
            alarm_for(session, words.situation, words.measure, writing, found, at)
        return outcome

    return Kept(await database.write(work), found)


def worry_in(text: str, knowledge: Knowledge) -> Worry | None:
    """The gravest thing that a text says, read as a whole and piece by piece; None for nothing."""
    worries = [worry(piece, knowledge) for piece in (text, *_pieces(text))]
    for wanted in (Urgency.CERTAIN, Urgency.DOUBT):
        alarming = [dangers for urgency, dangers in worries if urgency is wanted]
        if alarming:
            each = dict.fromkeys(danger for dangers in alarming for danger in dangers)
            return Worry(wanted is Urgency.CERTAIN, tuple(each))
    return None


def alarm_for(
    session: Session,
    situation: int,
    measure: int,
    writing: Writing,
    found: Worry,
    at: datetime,
) -> Outcome:
    """Open the task, in the transaction that keeps the words."""
    danger = next(iter(found.dangers), Danger.IMMEDIATE)
    alarm = RaiseAlarm(situation, measure, writing, found.certain, danger.value)
    return perform(session, Actor.system(), alarm, at)


def _pieces(text: str) -> Iterator[str]:
    """A long text by sentences put together while they are short, each read once more."""
    if len(text) <= _PIECE:
        return
    piece = ""
    for sentence in _SENTENCE.split(text):
        if piece and len(piece) + len(sentence) > _PIECE:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
        while len(piece) > _PIECE:  # without any full stop: at a blank, a few words read twice
            cut = piece.rfind(" ", 0, _PIECE)
            cut = cut if cut > 0 else _PIECE
            yield piece[:cut]
            piece = piece[max(cut - 60, 1) :]
    if piece:
        yield piece
