"""The ways out that every question shows, whatever it asks."""

from __future__ import annotations

from conversations.steps import Choice
from conversations.texts import _
from conversations.understanding.reading import Command

_MENU = Choice(Command.MENU.value, _("Menu"))
_BACK = Choice(Command.BACK.value, _("Retour"))
_HUMAN = Choice(Command.HUMAN.value, _("Parler à quelqu'un"))
_STOP = Choice(Command.STOP.value, _("Arrêter"))


def exits(*, back: bool) -> tuple[Choice, ...]:
    """Menu, « retour » when an answer can be taken back, « parler à quelqu'un », « arrêter »."""
    return (_MENU, *((_BACK,) if back else ()), _HUMAN, _STOP)
