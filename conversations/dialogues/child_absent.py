"""« Mon enfant ne va plus à l'école »: what the school does first, what helps (R21, R36, R58)."""

from __future__ import annotations

from conversations.glossary.entries import CHARTER, MODEL, PROVENCE, ROUEN
from conversations.journal import Json
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import _
from conversations.topics import Topic, Way, tell

NAME = "child_absent"
_TOPICS = (
    Topic(
        "school_first",
        _("Ce que l'école fait d'abord"),
        (
            _(
                "Quelle que soit la raison des absences, c'est à l'école d'agir la première. Dès "
                "la première absence, un lien est gardé entre votre enfant et au moins un "
                "professeur. ({source})",
                source=f"{MODEL}, préambule ; {PROVENCE}, mesure 2.6",
            ),
            _(
                "Elle doit vous associer dès que les difficultés apparaissent. ({source})",
                source=f"{CHARTER}, point 4",
            ),
        ),
    ),
    Topic(
        "ask",
        _("Ce que je peux demander"),
        (
            _(
                "Vous pouvez demander un rendez-vous au CPE, la personne qui suit les absences, "
                "et dire ce que vous voyez à la maison : peur, fatigue, moqueries, ennui. Vous "
                "pouvez demander qui est le référent décrochage de l'établissement. ({source})",
                source=f"{PROVENCE}, mesure 1.2",
            ),
        ),
    ),
    Topic(
        "after",
        _("Ce qui peut suivre"),
        (
            _(
                "L'établissement peut étudier la situation dans une réunion, la cellule de veille, "
                "et proposer un accompagnement par le Service Jeunesse. Cela ne se fait qu'avec "
                "votre accord, et vous êtes associés à chaque étape. ({source})",
                source=f"{ROUEN}, articles 2 et 4",
            ),
        ),
    ),
)
_WAYS = (
    Way("fear", _("Il a peur d'y aller"), Then("find_help", {"need": "refus_scolaire"})),
    Way("help", _("Chercher de l'aide"), Then("find_help", {"need": "absenteisme"})),
    Way("enough", _("C'est bon, merci"), Then("menu")),
)


def begin(_start: Json) -> Dialogue[Ending]:
    """The dialogue; it needs no start values."""
    return child_absent()


def child_absent() -> Dialogue[Ending]:
    """First what to do today, then what the parent picks."""
    yield Say(
        _(
            "Vous faites bien d'en parler tôt. Prévenez l'établissement de l'absence du jour, et "
            "demandez à parler au CPE ou au professeur principal."
        )
    )
    return (yield from tell(_("Que voulez-vous savoir ?"), _TOPICS, _WAYS))
