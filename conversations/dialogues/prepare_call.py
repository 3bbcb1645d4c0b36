"""Before calling: what to say, what to bring, how to get there.

Advice, not facts: what the place itself asks for is on its card, or unknown.
"""

from __future__ import annotations

from conversations.choosing import Option, choose
from conversations.dialogues.choosing_a_need import known_need
from conversations.journal import Json
from conversations.queries import WaysIn
from conversations.starts import text, texts
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import Ref, _, vital
from resources_db.directory.terms import NeedCode, ResourceId

NAME = "prepare_call"
MOST_CARDS = 8


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the cards on the screen, and the need."""
    cards = [ResourceId(card) for card in texts(start, "resources")[:MOST_CARDS]]
    return prepare_call(cards, known_need(text(start, "need")))


def prepare_call(cards: list[ResourceId], need: NeedCode | None) -> Dialogue[Ending]:
    """For one card: the words for the phone, the papers, the way."""
    if not cards:
        return Then("find_help")
    card = yield from choose(
        "card",
        _("Pour quel lieu voulez-vous vous préparer ?"),
        [Option(str(card), Ref("resource", card), card) for card in cards],
        given=cards[0] if len(cards) == 1 else None,
    )
    query = WaysIn(card)
    ways = query.decode((yield query))
    yield Say(_("Pour « {place} » :", place=Ref("resource", card)))
    if "phone" in ways:
        yield from _call(need)
    if "address" in ways:
        yield Say(
            _(
                "Si vous y allez : l'adresse de la fiche ouvre un plan. Apportez, si vous les "
                "avez, une pièce d'identité et les courriers de l'école. Vous pouvez venir "
                "accompagné."
            )
        )
    if not {"phone", "address"} & set(ways):
        yield Say(
            _(
                "Je ne connais ni son numéro ni son adresse. Demandez-les à l'établissement "
                "scolaire ou à la mairie."
            )
        )
        if "site" in ways:
            yield Say(_("Son site est sur la fiche : il les donne peut-être."))
    return Then("menu")


def _call(need: NeedCode | None) -> Dialogue[None]:
    """The words to say are for a French ear: they stand in French beside a translation."""
    if need is None:
        yield Say(
            vital(
                _(
                    "Au téléphone, vous pouvez dire : « Bonjour, je cherche de l'aide pour mon "
                    "enfant. À qui puis-je en parler ? »"
                )
            )
        )
    else:
        yield Say(
            vital(
                _(
                    "Au téléphone, vous pouvez dire : « Bonjour, j'appelle pour mon enfant. C'est "
                    "au sujet de : {need}. À qui puis-je en parler ? »",
                    need=Ref("need", need),
                )
            )
        )
    yield Say(
        _(
            "Ayez de quoi noter : le nom de la personne, le jour et l'heure. Vous n'êtes pas "
            "obligé de tout raconter la première fois, et vous pouvez demander si c'est gratuit."
        )
    )
