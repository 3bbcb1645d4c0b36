"""What concerns the person who writes: the language of the answers, what is kept."""

from __future__ import annotations

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.steps import Dialogue, Ending, Then
from conversations.texts import _

NAME = "about_me"


def begin(_start: Json) -> Dialogue[Ending]:
    """The dialogue; it needs no start values."""
    return about_me()


def about_me() -> Dialogue[Ending]:
    """One question, then the dialogue for it."""
    then = yield from choose(
        "about_me",
        _("Que voulez-vous régler ?"),
        [
            Option("language", _("Changer la langue des réponses"), "language"),
            Option("privacy", _("Savoir ce que vous gardez sur moi"), "privacy"),
            Option("withdraw", _("Retirer mon accord"), "withdraw"),
        ],
    )
    return Then(then)
