"""« Mon enfant est exclu »: what happens, what can be asked, who to call (R1-R3, R16, R58, R59)."""

from __future__ import annotations

from conversations.glossary.entries import PROVENCE, ROUEN
from conversations.journal import Json
from conversations.steps import Dialogue, Ending, Say, Then
from conversations.texts import _
from conversations.topics import Topic, Way, tell

NAME = "child_excluded"
_TOPICS = (
    Topic(
        "happens",
        _("Ce qui se passe"),
        (
            _(
                "Une exclusion temporaire dure 8 jours au plus. Pendant ce temps, votre enfant "
                "reste élève de son établissement, et ses apprentissages continuent : demandez "
                "comment il recevra ses cours. ({source})",
                source=f"{ROUEN}, article 3 ; {PROVENCE}, mesure 2.6",
            ),
        ),
    ),
    Topic(
        "ask",
        _("Ce que je peux demander"),
        (
            _(
                "L'école doit vous expliquer la sanction et vous associer. Vous pouvez demander : "
                "pourquoi cette sanction, quels jours, comment suivre les cours, avec quel "
                "professeur rester en lien, et s'il existe une autre solution que rester à la "
                "maison. ({source})",
                source=f"{PROVENCE}, mesures 2.3 et 2.6",
            ),
        ),
    ),
    Topic(
        "alternative",
        _("L'alternative à l'exclusion"),
        (
            _(
                "À Rouen, avec votre accord, votre enfant peut être reçu par le Service Jeunesse "
                "au lieu de rester chez lui. Le premier jour, vous êtes reçus ensemble. Il "
                "réfléchit à ce qui s'est passé, puis fait une mission utile avec un adulte. "
                "({source})",
                source=f"{ROUEN}, articles 2 et 3",
            ),
            _(
                "Avant de commencer, un contrat est signé par quatre personnes : le chef "
                "d'établissement, le Service Jeunesse, votre enfant et vous. C'est à "
                "l'établissement qu'il faut la demander. Elle est possible s'il a signé la "
                "convention avec la Ville."
            ),
        ),
    ),
    Topic(
        "responsible",
        _("Qui est responsable"),
        (
            _(
                "Pendant l'alternative à l'exclusion, votre enfant reste sous la responsabilité "
                "de son établissement. L'école et la Ville sont assurées. ({source})",
                source=f"{ROUEN}, article 7",
            ),
        ),
    ),
)
_WAYS = (
    Way(
        "call",
        _("Qui appeler aujourd'hui"),
        Then("find_help", {"need": "exclusion_temporaire"}),
    ),
    Way("enough", _("C'est bon, merci"), Then("menu")),
)


def begin(_start: Json) -> Dialogue[Ending]:
    """The dialogue; it needs no start values."""
    return child_excluded()


def child_excluded() -> Dialogue[Ending]:
    """First what calms, then what the parent picks."""
    yield Say(
        _(
            "Une exclusion n'est pas la fin de l'école. Commencez par appeler l'établissement : "
            "demandez à parler au CPE, la personne qui suit la vie des élèves, ou au chef "
            "d'établissement."
        )
    )
    return (yield from tell(_("Que voulez-vous savoir ?"), _TOPICS, _WAYS))
