"""A language without a catalog: told so in it, the numbers, and an interpreter (R55)."""

from __future__ import annotations

from conversations.choosing import Option, choose
from conversations.dialogues.asking_the_staff import ask_the_staff
from conversations.dialogues.choosing_a_need import known_need
from conversations.emergency_numbers import EUROPE, POLICE, SAMU
from conversations.journal import Json
from conversations.other_languages import IN_THEIR_WORDS
from conversations.starts import text
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import _, vital
from resources_db.directory.terms import NeedCode
from resources_db.tasks.actions import AskForHuman, Moment

NAME = "other_language"


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the language, and the need that was heard."""
    return other_language(text(start, "language"), known_need(text(start, "need")))


def other_language(language: str | None, need: NeedCode | None) -> Dialogue[Ending]:
    """In their language where we can, then in ours; then who can really speak with them."""
    theirs = IN_THEIR_WORDS.get(language or "")
    if theirs is not None:
        yield Say(_("{sentence}", sentence=theirs))
    yield Say(
        vital(
            _(
                "Je ne réponds pas encore dans cette langue. En cas de danger, appelez le 15, le "
                "17 ou le 112. Une personne de l'équipe peut vous répondre avec un interprète."
            )
        ),
        calls=(EUROPE, SAMU, POLICE),
    )
    then = yield from choose(
        "then",
        _("Que voulez-vous faire ?"),
        [
            Option("interpreter", _("Demander un interprète"), "interpreter"),
            Option("go_on", _("Continuer en français"), "go_on"),
            Option("language", _("Changer la langue des réponses"), "language"),
        ],
    )
    if then == "language":
        return Then("language")
    if then == "go_on":
        return Then("find_help", {"need": need} if need else None)
    asked = AskForHuman(Moment.ANY, None, language or "unknown")
    yield from ask_the_staff("ask_for_interpreter", asked)
    return Then("menu")
