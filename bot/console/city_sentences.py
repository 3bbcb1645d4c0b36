"""The sentences of the settings of the city."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _
from resources_db.city.terms import CityField

MEANS = _("Chaque réglage garde son histoire : qui l'a décidé, quand, et depuis quel jour il vaut.")
FIELDS: Mapping[CityField, Text] = {
    CityField.NAME: _("Nom de la ville"),
    CityField.SCHOOL_ZONE: _("Zone des vacances scolaires de la ville"),
    CityField.EXCLUSION_DAY: _("Ce que compte « huit jours » d'exclusion"),
    CityField.SERVICE_PHONE: _("Téléphone du service Jeunesse, tel que les familles le voient"),
    CityField.SERVICE_HOURS: _("Quand quelqu'un y répond (en toutes lettres)"),
    CityField.LOGO: _("Logo de la ville"),
    CityField.MAIL_TRIED: _("Dernier courriel d'essai"),
    CityField.BACKUP_TRIED: _("Dernier essai des sauvegardes"),
}
VALUES: Mapping[str, Text] = {
    "school_days": _("Les jours de classe"),
    "working_days": _("Les jours ouvrables"),
    "calendar_days": _("Tous les jours du calendrier"),
}
CHOICES: Mapping[CityField, tuple[str, ...]] = {
    CityField.SCHOOL_ZONE: ("A", "B", "C"),
    CityField.EXCLUSION_DAY: ("school_days", "working_days", "calendar_days"),
}
TYPED = (
    CityField.NAME,
    CityField.SCHOOL_ZONE,
    CityField.EXCLUSION_DAY,
    CityField.SERVICE_PHONE,
    CityField.SERVICE_HOURS,
)
"""What is typed or chosen in the form."""

NOT_YET = _("Pas encore décidé")
FROM_DAY = _("À partir du")
DECIDE = _("Décider")
NEEDS_SIGNATURE = _(
    "Attend la validation du délégué à la protection des données : ne vaut pas encore."
)
SIGN = _("Valider")
HISTORY = _("Ce qui a été décidé")
WHAT, VALUE, SINCE, DECIDED = _("Réglage"), _("Valeur"), _("Vaut depuis"), _("Décidé")
LOGO_MEANS = _("Une image PNG de 512 Ko au plus.")
SEND_LOGO = _("Donner ce logo")
NO_LOGO = _("Choisissez d'abord une image.")
MAIL = _("Courriel")
NO_MAIL = _(
    "Aucun serveur de courriel n'est réglé : demandez à la personne qui a installé Accroche de "
    "remplir ACCROCHE_SMTP_HOST et ACCROCHE_MAIL_FROM."
)
TRY_MAIL = _("M'envoyer un courriel d'essai")
TRIAL_SUBJECT = _("Essai : les courriels partent")
TRIAL_BODY = _("Bonjour,\n\nCe courriel d'essai est bien arrivé : les courriels partent d'ici.")
MAIL_SENT = _("Le courriel d'essai est parti. Regardez s'il arrive.")
MAIL_REFUSED = _("Le serveur de courriel refuse cet envoi : vérifiez son compte et l'adresse.")
MAIL_SILENT = _("Le serveur de courriel ne répond pas : vérifiez son nom et son port.")
BACKUPS = _("Sauvegardes")
NO_BACKUP = _(
    "Aucun dossier de sauvegarde n'est réglé : demandez à la personne qui a installé Accroche de "
    "remplir ACCROCHE_BACKUP_DIR."
)
TRY_BACKUP = _("Essayer d'y écrire")
BACKUP_WORKS = _("Le dossier des sauvegardes accepte l'écriture.")
BACKUP_FAILS = _(
    "Impossible d'écrire dans le dossier des sauvegardes : vérifiez qu'il existe, qu'il est "
    "branché et qu'Accroche y a droit."
)
DECIDED_WELL = _("C'est décidé.")
BAD_DAY = _("Ce jour n'existe pas. Écrivez-le comme 2026-11-30.")


def decided(field: str) -> Text:
    """A line of the history."""
    return FIELDS[CityField(field)]
