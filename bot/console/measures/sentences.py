"""The sentences that the list and every section of the page of a measure share."""

from __future__ import annotations

from collections.abc import Mapping

from bot.measures.named import REGIMES
from conversations.texts import Text, _, plural
from resources_db.measures.machine import State
from resources_db.measures.terms import Frame, Ground, Mark, Signer, Site

TITLE = _("Mesures")
ONE = _("Une mesure")
MEANS = _("Celles qui demandent quelque chose d'abord, puis par date.")
NONE = _("Aucune mesure ici.")
BACK = _("Revenir aux mesures")
SEE_SITUATION = _("Voir la situation")
SEE = _("Voir la mesure")
NEXT = _("Prochaine demi-journée :")

TODAY = _("Les mesures d'aujourd'hui")
TO_SIGN = _("Signatures à recueillir :")
WITHOUT_WORK = _("Pas encore de travail donné par l'établissement.")
OF_SITUATION = _("Les mesures")
EXPECTED = _("Ce qui est attendu de vous")
DO_IT = _("Le faire maintenant")

STANDS = _("Où en est la mesure")
PROVISIONAL_MARK = _("Accord provisoire")
PROVISIONAL = _(
    "Accord provisoire, donné au téléphone. Il devient ferme quand un titulaire de l'autorité "
    "parentale signe le contrat, ou répond sur sa page ou sur papier."
)
DONE_MARK, NEXT_MARK, LATER_MARK = _("Fait"), _("À faire"), _("Plus tard")

DAYS = _("Les demi-journées")
NO_DAYS = _("Pas encore planifiées.")
AT_SERVICE = _("au service Jeunesse")
TUTOR = _("Tuteur :")
MARK_IT = _("Comment cela s'est-il passé ?")
CORRECT = _("Corriger")
CORRECT_MEANS = _("Ceux qui ont été prévenus à tort le sauront.")

CONTRACT = _("Le contrat d'engagement")
COMMITS = _("Ce à quoi chacun s'engage")
SIGNATURES = _("Qui signe")
SIGNED, UNSIGNED = _("Signé"), _("Pas encore signé")
READ_CONTRACT = _("Lire le contrat (PDF)")
SIGNING_MEANS = _("Le contrat vaut pour les demi-journées ci-dessus.")
SIGN_AS: Mapping[Signer, Text] = {
    Signer.HEAD: _("Je signe pour l'établissement"),
    Signer.SERVICE: _("Je signe pour le service Jeunesse"),
}

SHEET = _("La feuille du premier matin")
SHEET_MEANS = _(
    "Avant toute autre chose, tous signent la même feuille. Cochez les signatures que vous y voyez."
)
SHEET_TO_PRINT = _("Imprimer la feuille (PDF)")
WHICH_HOLDER = _("Quel titulaire de l'autorité parentale a signé ?")
KEPT = _("Où la feuille est rangée")
KEPT_MEANS = _("Par exemple : classeur 2026, intercalaire 12.")
RECORD_SHEET = _("Noter ces signatures")
STARTS_WITH_IT = _("Le premier jour, la mesure commence dès que tout est signé.")
START = _("Commencer la mesure")

KNOW = _("Dire que vous êtes au courant")
KNOW_IT = _("Je suis au courant")
KNOW_MEANS = _("Sans réponse au bout d'un quart d'heure, une deuxième personne est prévenue.")

WORK = _("Le travail donné par l'établissement")
NO_WORK = _("Rien encore.")
TEACHER = _("Enseignant qui garde le lien")
WORK_WORDS = _("Travail à faire")
GIVE_WORK = _("Noter ce travail")

REFERENT = _("Le référent de parcours")
REFERENT_MEANS = _("Il suit l'élève et rend compte à l'établissement.")
NO_REFERENT = _("Personne encore.")
NAME_REFERENT = _("Nommer cette personne")

END = _("La fin de la mesure")
COMPLETE = _("La mesure est allée à son terme")
NOT_CHECKED = _("Le chef d'établissement n'a pas encore dit si la mesure a été réalisée en entier.")
RESPECTED, NOT_RESPECTED = _("Réalisée en entier."), _("Pas réalisée en entier.")
WHY_ENDED = _("Arrêtée, parce que :")
CANCEL = _("Annuler cette mesure")
CANCEL_MEANS = _("Elle n'a pas commencé. Tous ceux qui étaient attendus seront prévenus.")
CANCEL_IT = _("Oui, annuler")

RETURN = _("Le retour en classe")
RETURN_ARRANGED = _("Rendez-vous du retour :")
SEE_APPOINTMENT = _("Voir ce rendez-vous")
ARRANGE = _("Proposer un rendez-vous à la famille")
ARRANGE_AGAIN = _("Changer ce rendez-vous")
NOTE_RETURN = _("Noter le jour du retour")
RETURN_DAY = _("Jour du retour en classe")
RETURNED = _("De retour en classe :")
MISTAKES = _("Il y a une erreur dans la date ou les heures. Rien n'a été changé.")

LEARNT = _("Ce que chacun en dit")

RESPONSIBLE = _("Responsabilité et assurance")

CLOSE = _("Clore la mesure")
CLOSE_MEANS = _("Les tuteurs ne voient plus rien. Cela ne se défait pas.")
AND_THEN = _("Et l'accompagnement ?")
GOES_ON = _("L'accompagnement continue : la situation reste ouverte.")
IS_OVER = _("L'accompagnement est fini : la situation se ferme aussi.")
CLOSE_IT = _("Oui, clore")
KEPT_UNTIL = _("Ses données seraient alors gardées jusqu'au :")
DELETED_AFTER = _("Les données de cette situation sont gardées jusqu'au :")
STILL_OPEN = _("L'accompagnement continue : les données sont gardées tant qu'il dure.")

PAPERS = _("Les documents")
IN_LANGUAGE = _("Avec la langue de la famille à côté :")


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
MARK_AS: Mapping[Mark, Text] = {
    Mark.PRESENT: _("Présent"),
    Mark.LATE: _("En retard"),
    Mark.ABSENT: _("Absent"),
    Mark.INCIDENT: _("Incident"),
    Mark.ACCIDENT: _("Accident"),
}
"""What the buttons say: one tap each."""
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


def left_out(count: int) -> Text:
    """How many a list does not show."""
    return plural(
        "Il y en a {count} de plus : choisissez plus haut lesquelles voir.",
        "Il y en a {count} de plus : choisissez plus haut lesquelles voir.",
        count,
    )


def how_many(count: int) -> Text:
    """How many measures a list holds."""
    return plural("{count} mesure", "{count} mesures", count)


DONE: Mapping[str, Text] = {
    "signe": _("Votre signature est notée, avec sa preuve."),
    "feuille": _("Les signatures de la feuille sont notées."),
    "commence": _("La mesure a commencé."),
    "pointe": _("C'est noté. Ceux qui doivent le savoir sont prévenus."),
    "au-courant": _("C'est noté : vous êtes au courant."),
    "travail": _("Le travail est noté."),
    "referent": _("Le référent de parcours est nommé."),
    "terminee": _("La mesure est allée à son terme : l'établissement en est prévenu."),
    "annulee": _("La mesure est annulée. Tous ceux qui étaient attendus sont prévenus."),
    "rendez-vous": _("Le rendez-vous du retour est pris. La famille en est prévenue."),
    "retour": _("Le jour du retour en classe est noté."),
    "close": _("La mesure est close."),
}
"""What was just done, by the word that stands in the address."""
