"""The sentences that the list and every section of the page of a measure share."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _, plural, vital
from resources_db.measures.machine import State
from resources_db.measures.terms import Activity, Frame, Ground, Mark, Regime, Signer, Site

TITLE = _("Mesures")
ONE = _("Une mesure")
MEANS = _("Celles qui demandent quelque chose d'abord, puis par date.")
NONE = _("Aucune mesure ici.")
BACK = _("Revenir aux mesures")
SEE_SITUATION = _("Voir la situation")
SEE = _("Voir la mesure")
NEXT = _("Prochaine demi-journée :")

EXPECTED = _("Ce qui est attendu de vous")
DO_IT = _("Le faire maintenant")

STANDS = _("Où en est la mesure")
PROVISIONAL = _(
    "Accord provisoire, donné au téléphone. Il devient ferme quand un titulaire de l'autorité "
    "parentale signe le contrat, ou répond sur sa page ou sur papier."
)
DONE_MARK, NEXT_MARK, LATER_MARK = _("Fait"), _("À faire"), _("Plus tard")

DAYS = _("Les demi-journées")
NO_DAYS = _("Pas encore planifiées.")
AT_SERVICE = _("au service Jeunesse")
TUTOR = _("Tuteur :")
NOT_MARKED = _("à pointer")

SIGNATURES = _("Qui signe")
SIGNED, UNSIGNED = _("Signé"), _("Manque")

RESPONSIBLE = _("Responsabilité et assurance")
RESPONSIBLE_MEANS = vital(
    _(
        "Pendant toute la mesure, l'élève reste un élève de son établissement, qui en est "
        "responsable."
    )
)
RESPONSIBLE_CITY = _(
    "La Ville répond seule des temps périscolaires et extrascolaires, en dehors de la mesure."
)
INSURED = vital(_("L'établissement et la Ville sont assurés, chacun pour ce qui le concerne."))
INSURED_HOST = vital(_("L'organisme qui accueille est assuré, comme le prévoit sa convention."))

STATES: Mapping[State, Text] = {
    State.DRAFTED: _("En attente de l'accord de la famille"),
    State.AGREED: _("À planifier"),
    State.PLANNED: _("À signer"),
    State.SIGNED: _("Signée"),
    State.RUNNING: _("En cours"),
    State.COMPLETED: _("Allée à son terme"),
    State.ENDED: _("Arrêtée avant son terme"),
    State.REFUSED: _("Refusée par la famille"),
    State.CANCELLED: _("Annulée avant de commencer"),
    State.RETURNED: _("L'élève est revenu en classe"),
    State.CLOSED: _("Close"),
}
SIGNERS: Mapping[Signer, Text] = {
    Signer.HEAD: _("Le chef d'établissement"),
    Signer.SERVICE: _("Le service Jeunesse"),
    Signer.PUPIL: _("L'élève"),
    Signer.HOLDER: _("Un titulaire de l'autorité parentale"),
}
ACTIVITIES: Mapping[Activity, Text] = {
    Activity.RECEPTION: _("Accueil de l'élève et de son parent"),
    Activity.REFLECTION: _("Travail de réflexion"),
    Activity.MISSION: _("Mission d'intérêt général"),
    Activity.REVIEW: _("Bilan avant le retour"),
}
MARKS: Mapping[Mark, Text] = {
    Mark.PRESENT: _("Présent"),
    Mark.LATE: _("En retard"),
    Mark.ABSENT: _("Absent"),
    Mark.INCIDENT: _("Incident"),
    Mark.ACCIDENT: _("Accident"),
}
REGIMES: Mapping[Regime, Text] = {
    Regime.ALTERNATIVE: _("Alternative à l'exclusion"),
    Regime.RESPONSIBILITY: _("Mesure de responsabilisation"),
}
GROUNDS: Mapping[Ground, Text] = {
    Ground.SANCTION: _("comme sanction"),
    Ground.INSTEAD: _("à la place d'une exclusion"),
}
SITES: Mapping[Site, Text] = {
    Site.INSIDE: _("dans l'établissement"),
    Site.OUTSIDE: _("hors de l'établissement"),
}


def frame(of: Frame) -> tuple[Text, ...]:
    """The frame in words; a ground and a site are said where there is a choice."""
    if of.ground is None:
        return (REGIMES[of.regime],)
    return REGIMES[of.regime], GROUNDS[of.ground], SITES[of.site]


def how_many(count: int) -> Text:
    """How many measures a list holds."""
    return plural("{count} mesure", "{count} mesures", count)
