"""One message, answered without a conversation: for ``accroche ask``.

The same conversation as everywhere else, for someone who has never written; nothing is stored
and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from itertools import count
from typing import TypedDict

from bot.asking_codes import BEHAVIOR, KIND
from bot.library import Library
from bot.messages.answers import answer
from bot.rendering.plain import card_as_text
from bot.rendering.replies import Wording
from conversations.converse import converse
from conversations.dialogues.house import DIALOGUES
from conversations.inbound import Said
from conversations.journal import Json
from conversations.queries import FindResources
from conversations.steps import Act, Query
from conversations.turn import Request, Turn, View
from conversations.understanding.read import read
from conversations.understanding.reading import Intent, Reading, Urgency
from resources_db.actions import Done
from resources_db.directory.finding import find
from resources_db.directory.phones import digits
from resources_db.directory.terms import Audience, CommuneCode, Resource, ResourceId

AT_ONCE = 3
"""How many resources are named when the reply asks a question first: as many as cards."""
OF_A_SEARCH = 3
"""How many records are named for « le numéro de… », « les horaires de… »."""
_LOOK_UP = frozenset({Intent.DIRECTORY_LOOKUP, Intent.OPENING_HOURS})


class Named(TypedDict):
    """A resource as the contract names it."""

    id: str
    name: str
    kind: str


class Answer(TypedDict):
    """What the contract says of one message; codes of ``taxonomy.json``, best first."""

    id: str
    intent: str
    needs: list[str]
    urgent: bool
    behavior: str
    kinds: list[str]
    resources: list[Named]
    reply: str


@dataclass(frozen=True)
class Asking:
    """Answers messages from one edition of the library, on one day in the city's zone."""

    library: Library
    zone: tzinfo
    today: date
    home: CommuneCode | None = None
    """The commune of who does not name one."""
    at: datetime | None = None
    """The instant of asking; without it, cards do not say whether a door is open."""

    def ask(self, id_: str, text: str, lang: str, audience: Audience = Audience.PARENT) -> Answer:
        """What would be answered to this message, said first thing."""
        reading = read(text, self.library.knowledge)
        turn = self._turn(text, lang, audience)
        resources = list(dict.fromkeys(self._resources(reading, turn, audience)))
        kinds = [str(resource.kind) for resource in resources]
        if reading.intent in KIND:
            kinds.insert(0, KIND[reading.intent])
        return Answer(
            id=id_,
            intent=reading.intent.value,
            needs=[str(need) for need in (*reading.needs, *reading.guesses)],
            urgent=reading.urgency is Urgency.CERTAIN,
            behavior=_behavior(reading, turn),
            kinds=list(dict.fromkeys(kinds)),
            resources=[Named(id=r.id, name=r.nom, kind=r.kind) for r in resources],
            reply=self._reply(turn, lang),
        )

    def _turn(self, text: str, lang: str, audience: Audience) -> Turn:
        library = self.library
        wording = Wording(library, lang, self.zone, self.today)
        ids = (f"asking{number:010d}" for number in count())
        talk = converse(Said(text), View((), 1, library.knowledge, wording.say, DIALOGUES, ids))
        given: Json = None
        try:
            while True:
                given = self._meet(talk.send(given), audience)
        except StopIteration as end:
            turn: Turn = end.value
            return turn

    def _meet(self, request: Request, audience: Audience) -> Json:
        """Queries are answered; changes are taken as done, without anything being changed."""
        match request:
            case FindResources():
                return answer(replace(request, audience=audience), self.library)
            case Query():
                return answer(request, self.library)
            case _:
                return Act.encode(Done())

    def _resources(self, reading: Reading, turn: Turn, audience: Audience) -> Iterable[Resource]:
        """The records of the numbers given, the cards shown, and what would be proposed."""
        numbers = {call.number: None for reply in turn.replies for call in reply.calls}
        yield from (record for number in numbers if (record := self._with_phone(number)))
        shown = [id_ for reply in turn.replies for id_ in reply.cards]
        proposed = shown or list(self._proposed(reading, audience))
        yield from (r for id_ in proposed if (r := self.library.record(id_)))

    def _proposed(self, reading: Reading, audience: Audience) -> Iterable[ResourceId]:
        """What the directory has for the message, near the place told or else near home."""
        near = reading.communes[0] if len(reading.communes) == 1 else self.home
        if reading.intent in _LOOK_UP:
            found = self.library.searcher.search(
                reading.text, near=near, audience=audience, limit=OF_A_SEARCH
            )
            yield from (record.id for record in found)
        elif reading.intent is Intent.FIND_HELP:
            for need in reading.needs[: 1 if reading.is_sure else 2]:
                yield from find(
                    self.library.shelf,
                    self.library.places,
                    need,
                    near=near,
                    age=reading.age,
                    audience=audience,
                    limit=AT_ONCE,
                )

    def _with_phone(self, number: str) -> Resource | None:
        """The record that has this number, written just so."""
        found = map(self.library.record, self.library.searcher.with_phone(digits(number)))
        return next((r for r in found if r is not None and r.telephone == number), None)

    def _reply(self, turn: Turn, lang: str) -> str:
        """What the person would read: sentences, numbers and cards, without the buttons."""
        wording = Wording(self.library, lang, self.zone, self.today, self.at)
        blocks: list[str] = []
        for reply in turn.replies:
            body = wording.body(replace(reply, choices=(), exits=()))
            calls = [f"{call.number} — {call.label}" for call in body.calls]
            cards = [card_as_text(card, body.lang) for card in body.cards]
            blocks += ["\n".join([body.text, *calls]), *cards]
        return "\n\n".join(blocks)


def _behavior(reading: Reading, turn: Turn) -> str:
    """What the reply does, in the words of the taxonomy."""
    if reading.asks_case_data and reading.urgency is not Urgency.CERTAIN:
        return "refuse_case_data"
    if reading.intent in BEHAVIOR:
        return BEHAVIOR[reading.intent]
    if any(reply.cards for reply in turn.replies):
        return "give_resources"
    return "ask_one_question" if reading.intent is Intent.FIND_HELP else "dont_know_menu"
