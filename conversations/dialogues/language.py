"""Choosing the language of the answers (R55: all families)."""

from __future__ import annotations

from typing import assert_never

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.refusals import sentence
from conversations.starts import text
from conversations.steps import Act, Dialogue, Ending, Say, Then
from conversations.texts import _
from resources_db.actions import Done, Refused
from resources_db.messages.actions import ChooseLanguage

NAME = "language"
LANGUAGES = (
    Option("fr", _("Français"), "fr"),
    Option("en", _("English"), "en"),
    Option("ar", _("العربية"), "ar"),
    Option("tr", _("Türkçe"), "tr"),
    Option("pt", _("Português"), "pt"),
    Option("uk", _("Українська"), "uk"),
    Option("es", _("Español"), "es"),
    Option("ro", _("Română"), "ro"),
)
"""Each language in its own name, in every catalog."""


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values."""
    return language(text(start, "language"))


def language(asked: str | None) -> Dialogue[Ending]:
    """The language asked for, or a list to choose from."""
    available = {option.value for option in LANGUAGES}
    if asked is not None and asked not in available:
        return Then("other_language", {"language": asked})
    chosen = yield from choose(
        "language",
        _("Dans quelle langue voulez-vous les réponses ?"),
        LANGUAGES,
        given=asked if asked in available else None,
    )
    act = Act("set_language", ChooseLanguage(chosen))
    outcome = act.decode((yield act))
    match outcome:
        case Done():
            yield Say(_("Je vous réponds en français."))
        case Refused() as refused:
            yield Say(sentence(refused))
        case _:
            assert_never(outcome)
    return Then("menu")
