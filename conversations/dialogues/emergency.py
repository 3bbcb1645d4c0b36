"""Emergency: the numbers before anything else, then an offer to go on."""

from __future__ import annotations

from conversations.choosing import Option, choose
from conversations.dialogues.choosing_a_need import known_need
from conversations.emergency_numbers import numbers_for
from conversations.journal import Json
from conversations.starts import text, texts
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import _, vital
from conversations.understanding.reading import Danger
from resources_db.directory.terms import NeedCode

NAME = "emergency"


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the dangers, and the need behind them."""
    dangers = [Danger(code) for code in texts(start, "dangers") if code in set(Danger)]
    return emergency(dangers, known_need(text(start, "need")))


def emergency(dangers: list[Danger], need: NeedCode | None) -> Dialogue[Ending]:
    """Nothing is ever said above the numbers."""
    yield Say(
        vital(_("Si quelqu'un est en danger maintenant, appelez tout de suite."))
        if dangers
        else vital(
            _("Voici les numéros d'urgence. Si quelqu'un est en danger, appelez tout de suite.")
        ),
        calls=numbers_for(dangers),
    )
    yield from choose(
        "after",
        _("Quand vous le pourrez, je peux aussi chercher de l'aide près de chez vous."),
        [Option("find_help", _("Chercher de l'aide"), "find_help")],
    )
    return Then("find_help", {"need": str(need)} if need else None)
