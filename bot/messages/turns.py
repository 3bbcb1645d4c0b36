"""One turn: read and think without a lock, then write everything at once, briefly.

The conversation is a generator (see ``conversations.converse``). It is rehearsed on a reader:
queries are answered, and unless it asks for a change the whole turn is ready, in words, before
anything is locked. The writer checks that nobody wrote meanwhile, goes through the door for a
turn that changes something, and stores threads and replies in one transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.killpoints import Killpoint, reach
from bot.library import Librarian, Library
from bot.meetings.chat import Desk
from bot.messages.answers import answer
from bot.messages.body import Body
from bot.messages.decoding import Decode, Hint, language_hint
from bot.messages.stored_bodies import to_json
from bot.rendering.replies import Wording
from bot.service_hours import answering_at
from conversations.converse import converse
from conversations.dialogues.house import DIALOGUES
from conversations.inbound import Inbound, Pressed, Said
from conversations.journal import Json, from_json
from conversations.journal import to_json as journal_to_json
from conversations.queries import AppointmentNow, WhenAnswered
from conversations.steps import Act, Query
from conversations.texts import _
from conversations.threads import Thread
from conversations.turn import Keep, Perform, Reply, Request, Talk, Turn, View
from resources_db.actions import Actor
from resources_db.door import perform
from resources_db.messages import inbox, outbox, threads
from resources_db.messages.inbox import Claim
from resources_db.messages.outbox import Message
from resources_db.messages.threads import AddressState, StoredThread
from resources_db.storage import wake

SET_ASIDE = _(
    "Je n'ai pas pu traiter ce message ; une personne de l'équipe va regarder pourquoi. "
    "Vous pouvez l'écrire autrement. En cas de danger, appelez le 15, le 17 ou le 112."
)
WAKE_SENDER = "outbox"
"""Name under which the senders of other processes are woken."""
_IDS_A_TURN = 8
"""More dialogues than one message can open."""


class StartAgain(Exception):
    """Someone else wrote to this address since it was read: the turn is made anew."""


Compose = Callable[[Sequence[Body]], Sequence[Body]]


def one_by_one(bodies: Sequence[Body]) -> Sequence[Body]:
    """Each reply is a message."""
    return bodies


@dataclass(frozen=True, slots=True)
class Bot:
    """How updates of one bot or page are decoded, and whether its messages are pulled."""

    decode: Decode
    pulled: bool
    hint: Hint = language_hint
    """The language that an update says its writer reads."""
    compose: Compose = one_by_one
    """How the replies of a turn become messages; each is sent, and repeated, on its own."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A turn, and its lines in words: (author, message)."""

    turn: Turn
    lines: tuple[tuple[str, Json], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An update, and all that its turn needs to know."""

    update: inbox.Waiting
    state: AddressState
    inbound: Inbound
    view: View
    library: Library
    ids: tuple[str, ...]
    ready: Ready | None = None
    """The whole turn, when it changes nothing besides the conversation itself."""

    def talk(self) -> Talk[Turn]:
        """The conversation, afresh: a transaction may have to be run again."""
        return converse(self.inbound, replace(self.view, ids=iter(self.ids)))


@dataclass(frozen=True, slots=True)
class Turns:
    """Makes turns. ``zone`` is the city's."""

    librarian: Librarian
    bots: Mapping[str, Bot]
    zone: tzinfo
    appointments: Desk

    def prepare(self, session: Session, address: int, at: datetime) -> Prepared | None:
        """The turn of the oldest waiting update of an address; None when none waits."""
        update = inbox.waiting(session, address)
        if update is None:
            return None
        inbound = self.bots[update.bot].decode(update.raw)
        state = threads.address_state(session, address)
        library = self.librarian.library(session)
        pressed = inbound.thread if isinstance(inbound, Pressed) else None
        stored = [_from_stored(one) for one in threads.threads_of(session, address, pressed)]
        view = View(
            threads=self.appointments.threads(session, state, stored, pressed, library, at),
            turn=state.turn + 1,
            knowledge=library.knowledge,
            label=lambda label: library.catalogs.sentence(label, state.lang, library),
            dialogues=DIALOGUES,
            ids=iter(()),
        )
        ids = tuple(secrets.token_urlsafe(12) for _ in range(_IDS_A_TURN))
        prepared = Prepared(update, state, inbound, view, library, ids)
        turn = self._rehearse(session, prepared, at)
        if turn is None:
            return prepared
        return replace(prepared, ready=self._word(session, prepared, turn, state.lang, at))

    def write(self, session: Session, prepared: Prepared, claim: Claim, at: datetime) -> None:
        """The whole turn, in the caller's transaction; :class:`StartAgain` undoes it."""
        state = prepared.state
        if not threads.begin_turn(session, state, claim, at):
            raise StartAgain
        ready = prepared.ready
        if ready is None:
            turn = self._perform(session, prepared, at)
            lang = threads.language_of(session, state.id)
            ready = self._word(session, prepared, turn, lang, at)
        reach(Killpoint.PERFORMED)
        changed = [_to_stored(thread) for thread in ready.turn.threads]
        threads.save_threads(session, state.id, changed, at)
        row, pulled = prepared.update.row, self.bots[prepared.update.bot].pulled
        for author, body in ready.lines:
            if pulled or author == outbox.ASSISTANT:
                message = Message(state.bot, body, author, row, pulled)
                outbox.post(session, state.id, message, at)
        if not pulled:
            wake.notify(session, WAKE_SENDER, state.bot)
        inbox.settle(session, row, inbox.HANDLED)
        reach(Killpoint.BEFORE_COMMIT)

    def apologise(self, session: Session, address: int, update: int, at: datetime) -> None:
        """Tell the person that their message was set aside, not lost."""
        state = threads.address_state(session, address)
        library = self.librarian.library(session)
        wording = Wording(library, state.lang, self.zone, at.astimezone(self.zone).date())
        body, pulled = to_json(wording.body(Reply(SET_ASIDE))), self.bots[state.bot].pulled
        message = Message(state.bot, body, inbox=update, pulled=pulled)
        outbox.post(session, address, message, at)

    def _word(
        self, session: Session, prepared: Prepared, turn: Turn, lang: str, at: datetime
    ) -> Ready:
        """The person's own line as it was, then the replies in the language chosen by now."""
        today = at.astimezone(self.zone).date()
        wording = Wording(prepared.library, lang, self.zone, today, at)
        compose = self.bots[prepared.update.bot].compose
        said = [self._body(session, prepared, reply, wording, at) for reply in turn.replies]
        bodies = compose(said)
        lines = [(outbox.ASSISTANT, to_json(body)) for body in bodies]
        before = replace(wording, lang=prepared.state.lang)
        if isinstance(prepared.inbound, Said):
            lines.insert(0, (outbox.PERSON, to_json(before.plain(prepared.inbound.text))))
        elif turn.pressed is not None:
            lines.insert(0, (outbox.PERSON, to_json(before.plain(before.say(turn.pressed)))))
        return Ready(turn, tuple(lines))

    def _body(
        self, session: Session, prepared: Prepared, reply: Reply, wording: Wording, at: datetime
    ) -> Body:
        body = wording.body(reply)
        if reply.handed is None:
            return body
        address = prepared.state.id
        return self.appointments.hand(session, address, reply.handed, body, wording, at)

    def _rehearse(self, session: Session, prepared: Prepared, at: datetime) -> Turn | None:
        """The turn, if the conversation only needs to know; None when it wants a change."""
        talk = prepared.talk()
        given: Json = None
        try:
            while True:
                request = talk.send(given)
                if not isinstance(request, Query):
                    return None
                given = self._know(session, prepared, request, at)
        except StopIteration as end:
            turn: Turn = end.value
            return turn

    def _perform(self, session: Session, prepared: Prepared, at: datetime) -> Turn:
        """Run the conversation to its end, through the door for each change it asks for."""
        talk = prepared.talk()
        given: Json = None
        try:
            while True:
                given = self._meet(session, prepared, talk.send(given), at)
        except StopIteration as end:
            turn: Turn = end.value
            return turn

    def _meet(self, session: Session, prepared: Prepared, request: Request, at: datetime) -> Json:
        match request:
            case Perform(action, key):
                actor = Actor.visitor(prepared.state.id)
                return Act.encode(perform(session, actor, action, at, key=key))
            case Keep(words):
                return threads.keep_note(session, prepared.state.id, words, at)
            case Query():
                return self._know(session, prepared, request, at)

    def _know(
        self, session: Session, prepared: Prepared, query: Query[object], at: datetime
    ) -> Json:
        """What everybody is told, or what only the person of this chat is."""
        if isinstance(query, AppointmentNow):
            address, library = prepared.state.id, prepared.library
            return self.appointments.now(session, address, query.appointment, library)
        if isinstance(query, WhenAnswered):
            told = answering_at(session, at, prepared.library.city_days.days)
            return None if told is None else told.write()
        return answer(query, prepared.library)


def _from_stored(stored: StoredThread) -> Thread:
    return Thread(
        stored.id,
        stored.dialogue,
        stored.start,
        from_json(stored.journal),
        stored.asked,
        stored.shown,
        stored.last_press,
        stored.ended,
    )


def _to_stored(thread: Thread) -> StoredThread:
    return StoredThread(
        thread.id,
        thread.dialogue,
        thread.start,
        journal_to_json(thread.journal),
        thread.asked,
        thread.shown,
        thread.last_press,
        thread.ended,
    )
