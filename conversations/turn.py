"""One turn of a conversation, in the making: what is said, shown, opened and ended.

The methods that may need to know or change something are generators: they yield a
:data:`Request` and get its answer as JSON. The shell answers queries from what is remembered,
and gives actions to the one door when it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from conversations.engine import Definition, Standing, replay
from conversations.exits import exits
from conversations.journal import Journal, Json
from conversations.steps import Act, Call, Choice, Handed, Hearing, Query, Question, Then
from conversations.texts import Label, Text, _
from conversations.threads import Thread, tag, token
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.reading import Reading
from resources_db.actions import Action
from resources_db.directory.terms import ResourceId

MOST_OPEN_THREADS = 4


@dataclass(frozen=True, slots=True)
class Perform:
    """A change for the one door. The key (thread, position) makes a repeat harmless."""

    action: Action
    key: str


@dataclass(frozen=True, slots=True)
class Keep:
    """Words to keep as an encrypted note; answered by the note's number."""

    words: str


T = TypeVar("T")
Request: TypeAlias = "Query[object] | Perform | Keep"
Talk: TypeAlias = Generator[Request, Json, T]


@dataclass(frozen=True, slots=True)
class Button:
    """A choice as it is sent: its label, and the token that comes back."""

    label: Label
    token: str
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the assistant, not yet in any language."""

    text: Text
    cards: tuple[ResourceId, ...] = ()
    calls: tuple[Call, ...] = ()
    choices: tuple[Button, ...] = ()
    exits: tuple[Button, ...] = ()
    wants_place: bool = False
    """Whether where the person is answers it."""
    handed: Handed | None = None
    """What the shell makes and sends with it."""


@dataclass(frozen=True, slots=True)
class View:
    """What the conversation knows when a message arrives."""

    threads: tuple[Thread, ...]
    """Its open threads, and the one whose button was pressed if it has ended since."""
    turn: int
    """This turn's number, one for the first message of an address."""
    knowledge: Knowledge
    label: Callable[[Label], str]
    dialogues: Mapping[str, Definition]
    ids: Iterator[str]
    """Fresh random thread ids."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes of one message."""

    replies: tuple[Reply, ...]
    threads: tuple[Thread, ...]
    """The threads that changed."""
    pressed: Label | None
    """The label of the button that was pressed, for the page's log."""


class Conversation:
    """The threads of one address during one turn."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.replies: list[Reply] = []
        self.pressed: Label | None = None
        self._threads = {thread.id: thread for thread in view.threads}

    def turn(self) -> Turn:
        """The finished turn."""
        before = {thread.id: thread for thread in self.view.threads}
        changed = [t for t in self._threads.values() if before.get(t.id) != t]
        return Turn(tuple(self.replies), tuple(changed), self.pressed)

    def thread(self, thread_id: str) -> Thread | None:
        """One of the threads of this address, open or not."""
        return self._threads.get(thread_id)

    def focused(self) -> Thread | None:
        """The open thread whose question was shown last; one that lasts only just after."""
        open_ones = [
            thread
            for thread in self._threads.values()
            if not thread.ended and (not self.lasts(thread) or self.just_shown(thread))
        ]
        return max(open_ones, key=self._lately, default=None)

    def lasts(self, thread: Thread) -> bool:
        """Whether a thread is about something that was announced."""
        definition = self.view.dialogues.get(thread.dialogue)
        return definition is not None and definition.lasting

    def lasting(self) -> list[Thread]:
        """What was announced and may still be answered, the one shown last in front."""
        known = [one for one in self._threads.values() if not one.ended and self.lasts(one)]
        return sorted(known, key=self._lately, reverse=True)

    def _lately(self, thread: Thread) -> tuple[int, bool, str]:
        """What is announced comes after the reply of the same turn."""
        return (thread.shown, self.lasts(thread), thread.id)

    def just_shown(self, thread: Thread) -> bool:
        """Whether its question was the last thing the person saw."""
        return thread.shown >= self.view.turn - 1

    def say(self, text: Text, *calls: Call) -> None:
        """Tell something, outside any dialogue."""
        self.replies.append(Reply(text, calls=calls))

    def hearing(self, reading: Reading) -> Hearing:
        """Free words, ready for a question."""
        return Hearing(reading, self.view.knowledge, self.view.label)

    def stand(self, thread: Thread) -> Standing | None:
        """Where the person stands in this thread; None when it cannot go on (it is ended)."""
        definition = self.view.dialogues.get(thread.dialogue)
        if definition is None:
            self.end(thread)
            return None
        replayed = replay(definition, thread.start, thread.journal)
        if replayed.lost or not isinstance(replayed.standing.pending, Question):
            self.end(thread)
            return None
        if replayed.repaired:
            self.say(_("Cette conversation a changé entre-temps. Reprenons ici."))
            journal = replayed.standing.journal
            self._save(replace(thread, journal=journal, asked=self._asked(thread)))
        return replayed.standing

    def end(self, thread: Thread) -> None:
        """Close a thread and forget what was answered in it."""
        self._save(self._threads[thread.id].end())

    def end_all(self) -> None:
        """Close every open thread; what was announced can be answered all the same."""
        for thread in list(self._threads.values()):
            if not thread.ended and not self.lasts(thread):
                self.end(thread)

    def show(self, thread: Thread, question: Question[object], *, back: bool) -> None:
        """Ask (again) the question a thread waits for; it gets the focus."""
        thread = replace(self._threads[thread.id], shown=self.view.turn)
        self._save(thread)

        def button(key: str, choice: Choice) -> Button:
            written = token(thread.id, thread.asked, tag(key, choice.code))
            return Button(choice.label, written, choice.picture)

        choices = tuple(button(question.key, choice) for choice in question.choices())
        ways_out = tuple(button("", choice) for choice in exits(back=back))
        self.replies.append(
            Reply(
                question.prompt,
                choices=choices,
                exits=ways_out,
                wants_place=question.wants_place,
            )
        )

    def open(self, dialogue: str, start: Json = None) -> Talk[None]:
        """Start a dialogue in a thread of its own."""
        self._make_room()
        thread = Thread(next(self.view.ids), dialogue, start)
        self._save(thread)
        yield from self.go_on(thread, Standing(self.view.dialogues[dialogue], start))

    def answer(self, thread: Thread, standing: Standing, raw: Json) -> Talk[None]:
        """Give a thread's question its answer, and go on."""
        standing.feed(raw)
        yield from self.go_on(thread, standing)

    def go_on(self, thread: Thread, standing: Standing) -> Talk[None]:
        """Walk the dialogue until it asks something or ends."""
        while True:
            for spoken in standing.spoken:
                told = Reply(spoken.text, spoken.cards, spoken.calls, handed=spoken.handed)
                self.replies.append(told)
            standing.hush()
            match standing.pending:
                case Question() as question:
                    current = self._threads.get(thread.id, thread)
                    journal, asked = standing.journal, self._asked(thread)
                    shown = self.view.turn
                    self._save(replace(current, journal=journal, asked=asked, shown=shown))
                    self.show(thread, question, back=standing.before_last_answer() is not None)
                    return
                case Act(action=action):
                    standing.feed((yield Perform(action, self._key(thread, standing))))
                case Query() as query:
                    standing.feed((yield query))
                case None:
                    yield from self._follow(thread, standing)
                    return

    def _asked(self, thread: Thread) -> int:
        """What the buttons of a question carry: its turn, or what was announced."""
        return thread.asked if self.lasts(thread) else self.view.turn

    def _key(self, thread: Thread, standing: Standing) -> str:
        """Names a change. A thread that lasts may begin anew: its turn tells the two apart."""
        turn = f"{self.view.turn}:" if self.lasts(thread) else ""
        return f"{thread.id}:{turn}{len(standing.journal)}"

    def _follow(self, thread: Thread, standing: Standing) -> Talk[None]:
        """A dialogue has ended: what it names, or the question that was left for it."""
        self.end(thread)
        ending = standing.ending
        if not isinstance(ending, Then):
            return
        if self.view.dialogues[ending.dialogue].resting and self.take_up_again():
            return
        yield from self.open(ending.dialogue, ending.start)

    def remember(self, thread: Thread, press: str) -> None:
        """Note the button that was accepted, to keep silent when it is pressed again."""
        self._save(replace(self._threads[thread.id], last_press=press))

    def rewind(self, thread: Thread, journal: Journal) -> Standing:
        """Take a thread back to an earlier journal; the caller shows its question."""
        definition = self.view.dialogues[thread.dialogue]
        standing = replay(definition, thread.start, journal).standing
        current = self._threads[thread.id]
        self._save(replace(current, journal=standing.journal, asked=self._asked(thread)))
        return standing

    def take_up_again(self, *, silently: bool = False) -> bool:
        """Show the question that was left for a digression; False when there is none."""
        while (older := self.focused()) is not None:
            standing = self.stand(older)
            if standing is None or not isinstance(standing.pending, Question):
                continue
            if not silently:
                self.say(_("Reprenons où nous en étions."))
            back = standing.before_last_answer() is not None
            self.show(older, standing.pending, back=back)
            return True
        return False

    def _make_room(self) -> None:
        """Leave resting places, and close the oldest threads beyond a few."""
        open_ones = sorted(
            (one for one in self._threads.values() if not one.ended and not self.lasts(one)),
            key=lambda thread: (thread.shown, thread.id),
        )
        for thread in open_ones:
            definition = self.view.dialogues.get(thread.dialogue)
            if definition is None or definition.resting:
                self.end(thread)
        kept = [thread for thread in open_ones if not self._threads[thread.id].ended]
        for thread in kept[: max(0, len(kept) - MOST_OPEN_THREADS + 1)]:
            self.end(thread)

    def _save(self, thread: Thread) -> None:
        self._threads[thread.id] = thread
