"""The sentences of planning: the half-days, the hosts, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.measures.named import REGIMES
from conversations.texts import Text, _, plural
from resources_db.actions import Reason
from resources_db.measures.terms import Frame, Site

PLAN = _("Planifier les jours")
ABOUT = _("Pour qui")
PROVISIONAL = _("Accord donné au téléphone : provisoire, à confirmer par une signature.")
SIGN_AGAIN = _(
    "Ces jours sont déjà planifiés. Les changer fait un autre contrat : il faudra le signer de "
    "nouveau."
)
DONE: Mapping[str, Text] = {
    "appel": _("L'appel est noté. Il reste à joindre la famille, puis à planifier."),
    "accord": _("L'appel et l'accord provisoire sont notés. Il reste à planifier."),
    "oui": _("L'accord provisoire est noté. Il reste à planifier."),
    "mesure": _("La mesure est préparée. Il reste à planifier."),
    "lien": _("C'est demandé à la famille, sur sa page. Vous pouvez aussi noter sa réponse."),
    "place": _("La mesure n'attend plus cette place : elle est proposée à la suivante."),
}
ON_MEASURE: Mapping[str, Text] = {
    "plan": _("Les jours sont planifiés. Chacun sera prévenu, aux heures permises."),
    "change": _("La demi-journée est changée. Les personnes concernées sont prévenues."),
}
"""What is told on the page of the measure."""

AGREEMENT_FIRST = _("D'abord, l'accord de la famille")
AGREEMENT_MEANS = _(
    "Appelez, lisez le texte, et notez la réponse. Un oui au téléphone suffit pour préparer la "
    "mesure."
)
THEY_AGREE = _("Noter son accord donné au téléphone")
OTHER_ANSWER = _("Noter une autre réponse")
NO_PHONE = _("Aucun numéro n'est connu.")
NO_GUARDIAN = _("Aucun parent ni responsable n'est noté : ajoutez-le d'abord.")
SEE_SITUATION = _("Voir la situation")

ACTIVITY, DAY = _("Ce qui est prévu"), _("Jour")
BEGINS, ENDS = _("Début"), _("Fin")
WHERE = _("Où, et avec quel tuteur")
MISSION = _("Mission, en quelques mots")
AT_SERVICE = _("Au service Jeunesse")
TO_CHOOSE = _("À choisir")
NO_TUTOR = _("sans tuteur nommé")
FOR_ALL = _("Pour toutes les missions")
FOR_ALL_MEANS = _("Le même lieu et les mêmes mots, là où il n'y a encore rien.")
FILL = _("Remplir")
ADD, REMOVE = _("Ajouter une demi-journée"), _("Retirer")
REFRESH = _("Revoir les places")
SAVE = _("Enregistrer ces jours")
MISTAKES = _("Ces jours ne sont pas encore enregistrés : voyez chaque demi-journée signalée.")
NO_DAY = _("Il ne reste aucun jour de classe entre ces dates.")
LEFT_OUT = _("Non proposés, car l'établissement ne travaille pas :")
WRONG_DAY = _("Choisissez un jour, aujourd'hui ou plus tard.")
WRONG_HOURS = _("Donnez l'heure de début et l'heure de fin ; la fin vient après le début.")
WRONG_ACTIVITY = _("Choisissez ce qui est prévu.")
WRONG_MISSION = _("C'est trop long : 200 caractères au plus.")

HOSTS = _("Les lieux d'accueil")
TUTORS = _("Tuteurs :")
NO_TUTOR_KNOWN = _("Aucun tuteur n'est connu ici : la coordination l'invite dans « Personnes ».")
CITY_SERVICE = _("Service de la ville : sans convention.")
MISSING = _("Ce qui manque pour d'autres lieux")
TO_CONVENTIONS = _("Voir les conventions")
ASK_COORDINATION = _("La coordination enregistre la convention signée.")
PROPOSE = _("Demander l'accord de la famille pour ce lien")
PROPOSED = _("Demandé à la famille : sa réponse est attendue.")
NOTE_ANSWER = _("Noter sa réponse")
TO_PLACES = _("Noter son nombre de places")
WAIT = _("Attendre une place")
WAITING = _("En attente d'une place")
LEAVE = _("Ne plus attendre")
LET_GO = _("Laisser cette place à la mesure suivante")
TAKE_IT = _("Planifier avec cette place")
WAIT_NOTED = _("La mesure attend une place dans ce lieu. Vous serez prévenu dès qu'il y en a une.")
OFFERED_NOW = _("Une place est libre à ces moments : elle est gardée pour cette mesure.")
WHY: Mapping[Reason, Text] = {
    Reason.HOST_WITHOUT_CONVENTION: _("pas de convention en cours"),
    Reason.HOST_NOT_BOUND: _("pas de convention en cours"),
    Reason.LINK_NOT_AGREED: _("accord de la famille à demander"),
    Reason.NO_SUCH_ORGANISATION: _("ne participe plus"),
}
SCHOOL_UNBOUND = _("pas de convention en cours avec l'établissement")
UNCOUNTED = _("nombre de places à noter")
FULL = _("complet")
NO_TUTOR_THERE = _("aucun tuteur connu")

CHANGE = _("Changer une demi-journée")
CHANGE_MEANS = _(
    "Seule cette demi-journée change. L'élève, sa famille et l'établissement sont prévenus."
)
NOT_CHANGED = _("Rien n'est encore changé : voyez la demi-journée signalée.")
TOO_LATE_HALF = _("Cette demi-journée a déjà commencé, ou n'est plus prévue : elle ne change plus.")
CHANGE_IT = _("Changer cette demi-journée")
AHEAD = _("Les demi-journées à venir")
NOTHING_AHEAD = _("Il n'y a plus de demi-journée à venir.")
TOO_LATE = _("Cette mesure est terminée, ou n'a pas eu lieu : il n'y a plus de jour à planifier.")
GIVE_UP = _("Renoncer à cette mesure")
GIVE_UP_MEANS = _(
    "Pas de place, pas de lieu, une autre réponse a été trouvée : la mesure est annulée avant "
    "d'avoir commencé, et chacun l'apprend."
)
SEE_MEASURE = _("Voir la mesure")
CHANGE_DAYS = _("Changer les jours")


def frame(of: Frame) -> Text:
    """Under which rules it is, in a few words."""
    if of.site is Site.INSIDE:
        return _("Mesure de responsabilisation, dans l'établissement")
    return REGIMES[of.regime]


def span(first: date, last: date) -> Text:
    """From which day to which."""
    return _("Du {first} au {last}, compris", first=first, last=last)


def half_day(number: int) -> Text:
    """Heads a row of the plan."""
    return _("Demi-journée {number}", number=number)


def free(count: int) -> Text:
    """How many places are left on a half-day."""
    return plural("{count} place libre", "{count} places libres", count)


def bound_until(day: date) -> Text:
    """Of a host under a convention."""
    return _("Convention en cours, jusqu'au {day}.", day=day)


def in_line(place: int, name: str) -> Text:
    """Where a measure stands in the line of a host."""
    return _("{name} : numéro {place} dans la file", place=place, name=name)


def offered(name: str, until: datetime) -> Text:
    """A place that is held for it."""
    return _("{name} : une place est gardée pour cette mesure, jusqu'à : {until}", name=name,
             until=until)  # fmt: skip


def wait_at(name: str) -> Text:
    """The button beside a host that is full."""
    return _("Attendre une place : {name}", name=name)
