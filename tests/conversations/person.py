"""A person who writes and presses, for conversations without a database or a channel.

After each turn the threads are stored as JSON and read back, as the real store does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Self

from conversations.converse import converse
from conversations.dialogues.house import DIALOGUES
from conversations.engine import Definition
from conversations.inbound import Inbound, Pressed, Said, Started, Unreadable
from conversations.journal import Json, from_json, to_json
from conversations.queries import (
    AgesMatter,
    FindResources,
    KeptDays,
    PeopleToCall,
    WaysIn,
    WhenAnswered,
)
from conversations.steps import Act
from conversations.texts import Label, Ref, Text
from conversations.threads import Thread, read_token
from conversations.turn import Keep, Perform, Reply, Request, Turn, View
from conversations.understanding.knowledge import Knowledge
from resources_db.actions import Action, Done, Outcome

FOUND = ["pub-024", "pub-032", "pub-006", "pub-013"]


def french(label: Label) -> str:
    """A label as its French source, placeholders filled by plain values."""
    if isinstance(label, Ref):
        return label.id
    words = label.plural if label.plural and (label.count or 0) > 1 else label.msgid
    values = dict(label.values) | {"count": label.count}
    for name, value in values.items():
        filled = french(value) if isinstance(value, Text | Ref) else str(value)
        words = words.replace("{" + name + "}", filled)
    return words


@dataclass
class Person:
    """One address: what it was told, its threads, and how the outside answers it."""

    knowledge: Knowledge
    dialogues: Mapping[str, Definition] = field(default_factory=lambda: DIALOGUES)
    found: list[str] = field(default_factory=lambda: list(FOUND))
    ages_matter: bool = False
    outcome: Callable[[Action], Outcome] = lambda _action: Done(1)
    threads: dict[str, Thread] = field(default_factory=dict[str, Thread])
    replies: tuple[Reply, ...] = ()
    performed: list[Perform] = field(default_factory=list[Perform])
    notes: list[str] = field(default_factory=list[str])
    turn: int = 0
    label: Callable[[Label], str] = french
    """Words a sentence or a button."""
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def say(self, text: str) -> Self:
        """Write something."""
        return self._send(Said(text))

    def start(self, code: str | None) -> Self:
        """Press the channel's « start », perhaps from a link that carries a code."""
        return self._send(Started(code))

    def press(self, label: str) -> Self:
        """Press the newest button with this label."""
        return self.press_token(self.token(label))

    def press_token(self, token: str) -> Self:
        """Press a button by what it carries."""
        return self._send(read_token(token) or Unreadable())

    def token(self, label: str) -> str:
        """What the newest button with this label carries."""
        for reply in reversed(self.replies):
            for button in (*reply.choices, *reply.exits):
                if self.label(button.label) == label:
                    return button.token
        raise AssertionError(f"no button « {label} » in {self.sees}")

    @property
    def sees(self) -> list[str]:
        """The sentences of the last turn."""
        return [self.label(reply.text) for reply in self.replies]

    @property
    def buttons(self) -> list[str]:
        """The labels of the last question's choices."""
        return [self.label(button.label) for button in self.replies[-1].choices]

    @property
    def exits(self) -> list[str]:
        """The labels of the last question's ways out."""
        return [self.label(button.label) for button in self.replies[-1].exits]

    @property
    def open_dialogues(self) -> list[str]:
        """Names of the dialogues under way, the focused one last."""
        threads = [thread for thread in self.threads.values() if not thread.ended]
        return [t.dialogue for t in sorted(threads, key=lambda t: (t.shown, t.id))]

    def _send(self, inbound: Inbound) -> Self:
        self.turn += 1
        pressed = inbound.thread if isinstance(inbound, Pressed) else None
        known = [t for t in self.threads.values() if not t.ended or t.id == pressed]
        ids = (f"thread{next(self._ids):010d}" for _ in count())
        view = View(tuple(known), self.turn, self.knowledge, self.label, self.dialogues, ids)
        result = self._run(inbound, view)
        self.replies = result.replies
        for thread in result.threads:
            stored = json.loads(json.dumps([thread.start, to_json(thread.journal)]))
            self.threads[thread.id] = replace(thread, start=stored[0], journal=from_json(stored[1]))
        return self

    def _run(self, inbound: Inbound, view: View) -> Turn:
        talk = converse(inbound, view)
        given: Json = None
        try:
            while True:
                given = self.answer(talk.send(given))
        except StopIteration as end:
            turn: Turn = end.value
            return turn

    def answer(self, request: Request) -> Json:
        """What the outside answers to a request of the conversation."""
        match request:
            case Perform(action):
                self.performed.append(request)
                return Act.encode(self.outcome(action))
            case Keep(words):
                self.notes.append(words)
                return len(self.notes)
            case FindResources() | PeopleToCall():
                return [*self.found]
            case AgesMatter():
                return self.ages_matter
            case WaysIn():
                return ["phone", "address"]
            case KeptDays() | WhenAnswered():
                return 30 if isinstance(request, KeptDays) else None
            case other:
                raise AssertionError(f"nobody answers {other}")
