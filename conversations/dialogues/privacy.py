"""« Ce que cet assistant garde sur moi » (R29)."""

from __future__ import annotations

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.queries import KeptDays
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import _, plural, vital

NAME = "privacy"


def begin(_start: Json) -> Dialogue[Ending]:
    """The dialogue; it needs no start values."""
    return privacy()


def privacy() -> Dialogue[Ending]:
    """What is kept, for how long, who reads it, and how to erase it at once."""
    query = KeptDays()
    days = query.decode((yield query))
    yield Say(
        vital(
            _(
                "Vous n'avez pas de compte, et je ne vous demande ni votre nom, ni votre adresse, "
                "ni votre numéro."
            )
        )
    )
    yield Say(
        vital(
            plural(
                "Je garde cette conversation {count} jour après votre dernier message, chiffrée, "
                "pour que vous puissiez la reprendre. Puis elle est effacée.",
                "Je garde cette conversation {count} jours après votre dernier message, chiffrée, "
                "pour que vous puissiez la reprendre. Puis elle est effacée.",
                days,
            )
        )
    )
    yield Say(
        vital(
            _(
                "Vos messages restent sur la machine de l'assistant. L'équipe ne voit que les mots "
                "que vous choisissez de lui envoyer, et un message que je n'aurais pas su traiter. "
                "Vous pouvez tout effacer maintenant."
            )
        )
    )
    erase = yield from choose(
        "erase",
        _("Que voulez-vous faire ?"),
        [
            Option("erase", _("Effacer la conversation"), True),
            Option("keep", _("La garder"), False),
        ],
    )
    return Then("stop", {"erase": "yes"}) if erase else Then("menu")
