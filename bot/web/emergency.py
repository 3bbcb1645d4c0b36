"""The numbers shown on every page, whatever the state of the database."""

from __future__ import annotations

from collections.abc import Callable

from bot.messages.body import CallLine
from conversations import emergency_numbers as known
from conversations.texts import Text, _, vital

NUMBERS: tuple[tuple[str, Text], ...] = (
    (known.SAMU.number, vital(_("Vie en danger"))),
    (known.POLICE.number, vital(_("Police"))),
    (known.FIRE.number, vital(_("Pompiers"))),
    (known.EUROPE.number, vital(_("Tous secours"))),
    (known.WITHOUT_SPEAKING.number, vital(_("Par SMS"))),
    (known.CHILDHOOD.number, vital(_("Enfant en danger"))),
    (known.SUICIDE.number, vital(_("Idées de suicide"))),
    (known.WOMEN.number, vital(_("Femmes, violences"))),
    (known.BULLYING.number, vital(_("Harcèlement (9 h à 23 h)"))),
)
"""What each is for in two or three words: nine of them must fit on a small screen."""


def emergency_calls(
    say: Callable[[Text], str], beside: Callable[[Text], str | None]
) -> tuple[CallLine, ...]:
    """The numbers in the reader's language, each with its one-tap link.

    ``beside`` gives the French of a label where it must stand next to its translation.
    """
    return tuple(
        CallLine(number, say(label), _link(number), beside(label)) for number, label in NUMBERS
    )


def _link(number: str) -> str:
    return f"sms:{number}" if number == known.WITHOUT_SPEAKING.number else f"tel:{number}"
