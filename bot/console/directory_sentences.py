"""The sentences of the directory's pages."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _, plural
from resources_db.directory.actions import Mistake
from resources_db.directory.terms import ClosureReason, PublishAdvice

IMPORT = _("Importer un fichier")
SEARCH = _("Chercher une fiche")
SEARCH_MEANS = _("Un nom, un lieu, un mot : comme le ferait une famille.")
SEARCH_IT = _("Chercher")
NOTHING_FOUND = _("Aucune fiche ne correspond.")
CORRECTIONS = _("Fiches signalées inexactes")
NO_CORRECTION = _("Aucun signalement n'attend.")
OVERDUE = _("Fiches à vérifier")
NEVER_CHECKED = _("Jamais vérifiée")
CHECKED = _("Vérifiée :")
SEE = _("Voir et corriger")
REJECT = _("La fiche est juste : écarter le signalement")
REJECT_WHY = _("Pourquoi (pour qui verra le même signalement)")
SHOWN_AS = _("Comme les familles la voient")
CORRECT = _("Corriger la fiche")
UNKNOWN_IF_EMPTY = _("Un champ vide veut dire « inconnu » : rien n'est deviné.")
NAME, DESCRIPTION, PHONE = _("Nom"), _("Ce qu'on y trouve"), _("Téléphone")
EMAIL, SITE, ADDRESS = _("Adresse électronique"), _("Site"), _("Adresse")
HOURS, FEES, PUBLIC = _("Horaires d'accueil"), _("Prix"), _("Pour qui")
ACCESS = _("Comment y aller ou s'y inscrire")
SHOW = _("Montrer cette fiche")
CLOSED_SINCE = _("Fermé provisoirement à partir du")
CLOSED_UNTIL = _("jusqu'au (vide : date inconnue)")
CLOSED_WHY = _("Pourquoi")
NOT_CLOSED = _("Ouvert normalement")
CHECKED_TODAY = _("J'ai vérifié cette fiche aujourd'hui")
NOTE = _("Pourquoi ce changement (pour l'histoire de la fiche)")
HISTORY = _("Histoire de la fiche")
RESTORE = _("Rétablir cette version")
RESTORED = _("Version rétablie")
NOW = _("Actuelle")
SAVED = _("La fiche est corrigée, et montrée ainsi dès maintenant.")
REJECTED = _("Le signalement est écarté.")
LOOK = _("Regardez les champs marqués : rien n'a été enregistré.")
GONE = _("Cette fiche n'est pas dans l'annuaire.")
WRONG_NAME = _("Il faut un nom, de 2000 signes au plus.")
TOO_LONG = _("Ce texte est vide ou trop long : 2000 signes au plus.")
WRONG_PHONE = _("Ce numéro ne peut pas être composé en France. Exemple : 02 32 18 86 87.")
WRONG_EMAIL = _("Ce n'est pas une adresse électronique. Exemple : contact@ville.example.")
WRONG_SITE = _("Une adresse de site commence par https:// et n'a pas de blanc.")
WRONG_CHOICE = _("Choisissez une des réponses proposées.")
WRONG_NOTE = _("Dites en quelques mots pourquoi.")
WRONG_CLOSURE = _("Donnez un premier jour, une raison, et un dernier jour qui ne vienne pas avant.")
THEY_SAY = _("Mots laissés :")

ADVICE: Mapping[PublishAdvice, Text] = {
    PublishAdvice.OK: _("Oui"),
    PublishAdvice.CALL_FIRST: _("Oui, en conseillant d'appeler d'abord"),
    PublishAdvice.EMPTY_FIELD: _("Oui, avec des champs inconnus"),
    PublishAdvice.NEVER: _("Non"),
}
CLOSURES: Mapping[ClosureReason, Text] = {
    ClosureReason.HOLIDAYS: _("Vacances"),
    ClosureReason.WORKS: _("Travaux"),
    ClosureReason.STAFF: _("Manque de personnel"),
    ClosureReason.MOVING: _("Déménagement"),
    ClosureReason.OTHER: _("Autre raison"),
}
MISTAKES: Mapping[Mistake, Text] = {
    Mistake.CLOSED: _("Ce lieu serait fermé"),
    Mistake.WRONG_NUMBER: _("Le numéro serait faux"),
    Mistake.MOVED: _("Le lieu aurait déménagé"),
    Mistake.OTHER: _("Autre chose"),
}


def reports(count: int) -> Text:
    """How often something was reported."""
    return plural("{count} signalement", "{count} signalements", count)


def overdue(count: int) -> Text:
    """How many records are to be checked."""
    return plural("{count} fiche est à vérifier", "{count} fiches sont à vérifier", count)
