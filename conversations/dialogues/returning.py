"""Returning to training, by age (R43, R56-R60)."""

from __future__ import annotations

from conversations.ages import ask_age
from conversations.glossary.entries import PROVENCE
from conversations.journal import Json
from conversations.starts import number
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import Text, _, vital
from conversations.topics import Topic, Way, tell

NAME = "returning"
_DUTY = f"{PROVENCE}, p. 14"
_RIGHT = Topic(
    "right",
    _("Le droit de revenir"),
    (
        _(
            "Si vous êtes sorti de l'école sans diplôme, vous pouvez revenir en formation. Comme "
            "élève, c'est dans les deux ans après votre sortie, pour un an, qui peut être "
            "prolongé. ({source})",
            source=f"{PROVENCE}, mesure 3.7",
        ),
    ),
)
_COMPANY = Topic(
    "company",
    _("Apprendre en entreprise"),
    (
        _(
            "Entre 16 et 25 ans, un parcours en entreprise est possible en restant élève : six "
            "mois et 900 heures au plus. On y entre par la mission de lutte contre le décrochage "
            "scolaire. ({source})",
            source=f"{PROVENCE}, préconisation 1, p. 25",
        ),
    ),
)
_CARE = Topic(
    "care",
    _("J'ai été suivi par l'ASE"),
    (
        _(
            "Avant 21 ans, un jeune qui a été confié à l'aide sociale à l'enfance peut être "
            "accompagné : argent, logement, travail ou formation, santé, papiers, soutien "
            "éducatif. ({source})",
            source=f"{PROVENCE}, p. 14-15",
        ),
    ),
)


def begin(start: Json) -> Dialogue[Ending]:
    """The dialogue, from stored start values: the age, when it is known."""
    return returning(number(start, "age"))


def returning(given: int | None) -> Dialogue[Ending]:
    """What the law says at this age, then the ways back."""
    age = yield from ask_age("age", _("Quel âge a la personne qui veut reprendre ?"), given=given)
    yield Say(vital(_duty(age)))
    adult = age is None or age >= 16
    topics = ([_RIGHT, _COMPANY] if adult else []) + ([_CARE] if age is None or age < 21 else [])
    start: dict[str, Json] = {"need": "retour_en_formation"}
    if age is not None:
        start["age"] = age
    ways = (
        Way("help", _("Voir qui peut aider"), Then("find_help", start)),
        Way("enough", _("C'est bon, merci"), Then("menu")),
    )
    return (yield from tell(_("Que voulez-vous savoir ?"), topics, ways))


def _duty(age: int | None) -> Text:
    if age is not None and age < 16:
        return _(
            "Jusqu'à 16 ans, l'école est obligatoire. Parlez-en à l'établissement, ou à "
            "l'administration de l'école du département. ({source})",
            source=_DUTY,
        )
    if age is not None and age < 18:
        return _(
            "Jusqu'à 18 ans, il faut être à l'école, en apprentissage, en stage, au travail, en "
            "service civique ou dans un accompagnement. La mission locale aide à trouver une "
            "solution. ({source})",
            source=_DUTY,
        )
    return _("Il n'est pas trop tard. Plusieurs chemins existent pour reprendre.")
