"""The sentences of the service's week."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _, plural
from resources_db.measures.agenda import Asked
from resources_db.measures.terms import Half, Signer

WEEK = _("La semaine des mesures")
PREVIOUS, THIS_WEEK, NEXT = _("Semaine précédente"), _("Cette semaine"), _("Semaine suivante")
BACK = _("Revenir aux mesures")
HOST = _("Lieu d'accueil")
EVERY_HOST = _("Tous les lieux")
SHOW = _("Afficher")
NOTHING = _("Personne n'est attendu cette semaine.")
NOBODY = _("Personne")
HALVES: Mapping[Half, Text] = {Half.MORNING: _("Matin"), Half.AFTERNOON: _("Après-midi")}
AT_SERVICE = _("au service Jeunesse")
WITH = _("avec")
TO_MARK = _("à pointer")
TO_COME = _("à venir")
NOT_SIGNED = _("contrat à signer")
RETURNS = _("Retour en classe :")
TO_SETTLE = _("À régler cette semaine")
MISSING = _("Il manque la signature :")
PROVISIONAL = _("Accord donné au téléphone, à confirmer.")
SIGNERS: Mapping[Signer, Text] = {
    Signer.HEAD: _("du chef d'établissement"),
    Signer.SERVICE: _("du service Jeunesse"),
    Signer.PUPIL: _("de l'élève"),
    Signer.HOLDER: _("d'un titulaire de l'autorité parentale"),
}
LAPSED: Mapping[Asked, Text] = {
    Asked.AGREEMENT_LAPSED: _("L'accord de la famille ne vaut plus un jour prévu."),
    Asked.LINK_LAPSED: _("L'accord de la famille pour un lieu ne vaut plus un jour prévu."),
    Asked.HOST_LAPSED: _("Un lieu ne peut plus accueillir un jour prévu."),
    Asked.TUTOR_LEFT: _("Un tuteur n'est plus en charge un jour prévu."),
}
TOO_MANY = _("Trop de monde dans ce lieu à ce moment.")
TUTOR_TWICE = _("Ce tuteur est aussi attendu ailleurs à ce moment.")
LEFT = _("Il reste :")
PRINT_MEANS = _("Cette page s'imprime telle quelle, en noir et blanc.")


def left(host: str, places: int) -> Text:
    """How many places a host has left."""
    return plural("{count} place ({host})", "{count} places ({host})", places, host=host)
