"""From what the conversation answers to a message in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.library import Library
from bot.messages.body import Body, Button, CallLine, Card, PlaceButton
from bot.rendering.cards import card
from bot.rendering.kind_labels import EMERGENCY
from bot.rendering.limits import shortened
from bot.rendering.links import phone
from bot.rendering.opening_words import opening_words
from conversations import turn
from conversations.steps import Call
from conversations.texts import Label, Text, _
from resources_db.directory.opening.of_record import opening_of
from resources_db.directory.opening.states import Open
from resources_db.directory.terms import Resource, ResourceId

SEND_PLACE = _("Envoyer ma position")
PLACE_HINT = _(
    "Vous pouvez aussi toucher « Envoyer ma position », en bas de l'écran : "
    "seule votre commune est gardée."
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words replies in one language, from one edition of the library."""

    library: Library
    lang: str
    zone: tzinfo
    today: date
    at: datetime | None = None
    """The instant of the reply; without it, cards do not say whether a door is open."""

    def say(self, label: Label) -> str:
        """A sentence or the name of a record."""
        return self.library.catalogs.sentence(label, self.lang, self.library, self.zone)

    def body(self, reply: turn.Reply) -> Body:
        """A whole reply. A card whose record has gone since is left out."""
        return Body(
            lang=self.lang,
            text=self.say(reply.text),
            cards=tuple(worded for id_ in reply.cards if (worded := self.card(id_))),
            calls=tuple(self._call(call) for call in reply.calls),
            choices=tuple(self._button(button) for button in reply.choices),
            exits=tuple(self._button(button) for button in reply.exits),
            french=self._beside(reply.text),
            place_button=self._place_button() if reply.wants_place else None,
        )

    def plain(self, text: str) -> Body:
        """What the person wrote, for the page's log."""
        return Body(self.lang, text)

    def card(self, id_: ResourceId) -> Card | None:
        """One card; None when its record has gone or must never be shown."""
        record = self.library.record(id_)
        say: Callable[[Text], str] = self.say
        if record is None:
            return None
        return card(record, self.lang, say, self.library.kinds, self.today, self._now(record))

    def _now(self, record: Resource) -> Text | None:
        if self.at is None:
            return None
        state = opening_of(record, self.at, self.library.city_days)
        if record.kind == EMERGENCY and not isinstance(state, Open):
            return None  # a number fixed by law: nothing may make a person hesitate to dial it
        return opening_words(state, self.at)

    def _call(self, call: Call) -> CallLine:
        link = phone(call.number) or f"tel:{call.number}"
        return CallLine(call.number, self.say(call.label), link, self._beside(call.label))

    def _place_button(self) -> PlaceButton:
        return PlaceButton(self.say(SEND_PLACE), self.say(PLACE_HINT))

    def _beside(self, text: Text) -> str | None:
        return self.library.catalogs.beside(text, self.lang)

    def _button(self, button: turn.Button) -> Button:
        return Button(shortened(self.say(button.label)), button.token, button.picture)
