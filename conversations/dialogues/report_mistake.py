"""« Signaler une erreur »: which card, what is wrong, and thanks."""

from __future__ import annotations

from typing import assert_never

from conversations.choosing import Option, choose
from conversations.journal import Json
from conversations.refusals import sentence
from conversations.starts import texts
from conversations.steps import Act, Dialogue, Ending, Say, Then
from conversations.texts import Ref, _
from conversations.verbatim import AskVerbatim
from resources_db.actions import Done, Refused
from resources_db.directory.actions import Mistake, ReportMistake
from resources_db.directory.terms import ResourceId

NAME = "report_mistake"
MOST_CARDS = 8


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the cards that were on the screen."""
    cards = texts(start, "resources")[:MOST_CARDS]
    return report_mistake([ResourceId(card) for card in cards])


def report_mistake(cards: list[ResourceId]) -> Dialogue[Ending]:
    """The report becomes a correction that the directory's editor decides (R23)."""
    if not cards:
        yield Say(_("Cherchez d'abord un lieu : chaque résultat permet de signaler une erreur."))
        return Then("menu")
    card = yield from choose(
        "card",
        _("Quelle fiche contient une erreur ?"),
        [Option(str(card), Ref("resource", card), card) for card in cards],
        given=cards[0] if len(cards) == 1 else None,
    )
    what = yield from choose(
        "what",
        _("Qu'est-ce qui est faux ?"),
        [
            Option(Mistake.CLOSED.value, _("C'est fermé"), Mistake.CLOSED),
            Option(Mistake.WRONG_NUMBER.value, _("Le numéro est faux"), Mistake.WRONG_NUMBER),
            Option(Mistake.MOVED.value, _("L'adresse a changé"), Mistake.MOVED),
            Option(Mistake.OTHER.value, _("Autre chose"), Mistake.OTHER),
        ],
    )
    note = (yield from _words()) if what is Mistake.OTHER else None
    act = Act("report", ReportMistake(card, what, note))
    outcome = act.decode((yield act))
    match outcome:
        case Done():
            yield Say(_("Merci. L'équipe de l'annuaire va vérifier cette fiche."))
        case Refused() as refused:
            yield Say(sentence(refused))
        case _:
            assert_never(outcome)
    return Then("menu")


def _words() -> Dialogue[int | None]:
    question = AskVerbatim(
        "words",
        _("Écrivez en quelques mots ce qui est faux. Ne donnez le nom de personne."),
    )
    return question.decode((yield question))
