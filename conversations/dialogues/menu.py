"""The menu: what this assistant can do, and where every dialogue comes back to."""

from __future__ import annotations

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.starts import text
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import _

NAME = "menu"
WELCOME: Json = {"welcome": "yes"}
"""Start values for someone who has not met the assistant yet."""


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values."""
    return menu(welcome=text(start, "welcome") is not None)


def menu(*, welcome: bool) -> Dialogue[Ending]:
    """Two sentences to those who arrive, then where to go."""
    if welcome:
        yield Say(
            _(
                "Bonjour. Je vous aide à trouver à qui parler quand l'école se passe mal : "
                "absences, exclusion, décrochage, difficultés en famille. "
                "Chaque lieu et chaque numéro que je donne a sa source et sa date."
            )
        )
    then = yield from choose(
        "go",
        _("Que voulez-vous faire ? Choisissez, ou écrivez avec vos mots."),
        [
            Option("find_help", _("Trouver de l'aide"), "find_help"),
            Option("child_excluded", _("Mon enfant est exclu"), "child_excluded"),
            Option("child_absent", _("Mon enfant ne va plus à l'école"), "child_absent"),
            Option("returning", _("Reprendre une formation"), "returning"),
            Option("look_up", _("Chercher un lieu"), "look_up"),
            Option("what_is", _("Comprendre un mot"), "what_is"),
            Option("emergency", _("Numéros d'urgence"), "emergency"),
            Option("about_me", _("Ma langue, mes données"), "about_me"),
        ],
        drawn=True,
    )
    return Then(then)
