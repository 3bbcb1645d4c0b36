"""From the replies of a turn to messages: as few as Telegram's limits allow.

One message a second may go to a chat, so what is said together is sent together: the replies of
a turn are joined up to the length of a message. Each message is a row of its own in the outbox,
so that an interrupted sending repeats one at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.messages.body import Body
from bot.rendering.limits import TEXT_UNITS, utf16_units
from bot.telegram.cutting import cut
from bot.telegram.layout import words


def compose(bodies: Sequence[Body]) -> Sequence[Body]:
    """The messages of a turn, in order: what stands alone first, the question last."""
    messages = [*_on_the_map(bodies)]
    page = _Message()
    for body in bodies:
        for piece in _pieces(replace(body, place_button=None, file=None)):
            if not page.takes(piece):
                messages.append(page.whole())
                page = _Message()
            page.parts.append(piece)
    if page.parts:
        messages.append(page.whole())
    return [*messages, *_beside(bodies)]


def _on_the_map(bodies: Sequence[Body]) -> Iterator[Body]:
    """The place of a turn that shows one place only: several are compared in words."""
    cards = [card for body in bodies for card in body.cards]
    if len(cards) == 1 and cards[0].spot is not None:
        yield Body(bodies[0].lang, "", spot=cards[0].spot)


def _beside(bodies: Sequence[Body]) -> Iterator[Body]:
    """What cannot share a message with buttons: a file, the button that sends a position."""
    for body in bodies:
        if body.file is not None:
            yield Body(body.lang, "", file=body.file)
        if body.place_button is not None:
            yield Body(body.lang, body.place_button.hint, place_button=body.place_button)


def _pieces(body: Body) -> Iterator[Body]:
    """The reply whole where it fits; else its words, then its cards, the buttons at the end."""
    if _fit([body]):
        yield body
        return
    said = [Body(body.lang, text) for text in cut(body.text)]
    said[-1] = replace(said[-1], french=body.french)
    called = [Body(body.lang, "", calls=(call,)) for call in body.calls]
    shown = [Body(body.lang, "", (card,)) for card in body.cards]
    *first, last = [*said, *called, *shown]
    yield from first
    yield replace(last, choices=body.choices, exits=body.exits)


@dataclass(slots=True)
class _Message:
    """A message that grows."""

    parts: list[Body] = field(default_factory=list[Body])

    def takes(self, piece: Body) -> bool:
        """Whether a piece still fits; a message ends with its buttons."""
        if not self.parts:
            return True
        last = self.parts[-1]
        return not (last.choices or last.exits) and _fit([*self.parts, piece])

    def whole(self) -> Body:
        """What was joined, as one."""
        *first, last = self.parts
        return replace(last, before=tuple(first))


def _fit(parts: Sequence[Body]) -> bool:
    *first, last = parts
    return utf16_units(words(replace(last, before=tuple(first)))) <= TEXT_UNITS
