"""« Arrêter »: nothing more is asked; the conversation can be erased at once (R29)."""

from __future__ import annotations

from typing import assert_never

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.refusals import sentence
from conversations.starts import text
from conversations.steps import Act, Dialogue, Ending, Rest, Say
from conversations.texts import _, vital
from resources_db.actions import Done, Refused
from resources_db.messages.actions import EraseConversation

NAME = "stop"


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: whether erasing was asked for already."""
    return stop(erase=True if text(start, "erase") else None)


def stop(*, erase: bool | None) -> Dialogue[Ending]:
    """The other questions are closed already; this one may stay unanswered."""
    wanted = yield from choose(
        "erase",
        vital(_("C'est arrêté. Voulez-vous aussi effacer cette conversation ?")),
        [
            Option("erase", _("Oui, effacer"), True),
            Option("keep", _("Non, la garder"), False),
        ],
        given=erase,
    )
    if not wanted:
        yield Say(_("Entendu. Écrivez-moi quand vous voulez."))
        return Rest()
    act = Act("erase_conversation", EraseConversation())
    outcome = act.decode((yield act))
    match outcome:
        case Done():
            yield Say(_("C'est effacé. Écrivez-moi quand vous voulez."))
        case Refused() as refused:
            yield Say(sentence(refused))
        case _:
            assert_never(outcome)
    return Rest()
