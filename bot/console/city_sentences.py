"""The sentences of the settings of the city."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from conversations.texts import Text, _
from resources_db.calendar.terms import SchoolZone
from resources_db.city.terms import CityField

MEANS = _("Chaque réglage garde son histoire : qui l'a décidé, quand, et depuis quel jour il vaut.")
FIELDS: Mapping[CityField, Text] = {
    CityField.NAME: _("Nom de la ville"),
    CityField.SERVICE_NAME: _("Nom officiel du service, tel qu'il signe"),
    CityField.COMMUNE: _("Commune (code INSEE)"),
    CityField.SCHOOL_ZONE: _("Zone des vacances scolaires de la ville"),
    CityField.EXCLUSION_DAY: _("Ce que compte « huit jours » d'exclusion"),
    CityField.RETENTION_DAY: _("Jour de l'année où ce qui a servi peut être détruit"),
    CityField.SERVICE_PHONE: _("Téléphone du service Jeunesse, tel que les familles le voient"),
    CityField.SERVICE_HOURS: _("Quand quelqu'un y répond (en toutes lettres)"),
    CityField.CRIP_PHONE: _("Téléphone de la CRIP du département (enfants en danger)"),
    CityField.QUIET_FROM: _("Le soir, plus aucun message à partir de"),
    CityField.QUIET_TO: _("Le matin, aucun message avant"),
    CityField.QUIET_EXCEPTION: _("Prévenir la nuit d'un changement, si sinon personne ne le sait"),
    CityField.UNANSWERED_HOURS: _("Sans réponse, prévenir l'équipe tant d'heures avant"),
    CityField.SMS_SENDER: _("Nom qui signe les SMS (11 lettres ou chiffres au plus)"),
    CityField.SMS_MONTHLY_CEILING_CENTS: _("Dépense de SMS par mois, au plus (centimes)"),
    CityField.SMS_PART_COST_CENTS: _("Prix d'un SMS simple (centimes, arrondi au-dessus)"),
    CityField.SMS_URGENT_BEYOND: _("Au-delà, prévenir quand même d'un changement des deux jours"),
    CityField.FICHE_CATEGORIES: _("Motifs d'une fiche de repérage"),
    CityField.LOGO: _("Logo de la ville"),
    CityField.MAIL_TRIED: _("Dernier courriel d'essai"),
    CityField.TRIAL_DONE: _("Dernier essai avec une famille inventée"),
    CityField.BACKUP_TRIED: _("Dernier essai des sauvegardes"),
}
VALUES: Mapping[CityField, Mapping[str, Text]] = {
    CityField.EXCLUSION_DAY: {
        "school_days": _("Les jours de classe"),
        "working_days": _("Les jours ouvrables"),
        "calendar_days": _("Tous les jours du calendrier"),
    },
    CityField.QUIET_EXCEPTION: {"yes": _("Oui"), "no": _("Non")},
    CityField.SMS_URGENT_BEYOND: {"yes": _("Oui"), "no": _("Non")},
}
"""The values that are codes, in words."""
CHOICES: Mapping[CityField, tuple[str, ...]] = {
    CityField.SCHOOL_ZONE: tuple(SchoolZone),
    **{field: tuple(values) for field, values in VALUES.items()},
}
HELP: Mapping[CityField, Text] = {
    CityField.NAME: _("Comme on le dit : « Rouen »."),
    CityField.SERVICE_NAME: _("Par exemple : « Service Jeunesse de la Ville de Rouen »."),
    CityField.COMMUNE: _("Cinq signes, comme 76540. Ce n'est pas toujours le code postal."),
    CityField.RETENTION_DAY: _("Écrivez le mois puis le jour, comme 08-31."),
    CityField.SERVICE_HOURS: _("Par exemple : « du lundi au vendredi 9h-12h et 14h-17h »."),
    CityField.FICHE_CATEGORIES: _(
        "Quelques mots pour chacun, avec un point-virgule entre eux. Le moins possible. Jamais une "
        "infraction, ni le récit d'un fait."
    ),
    CityField.QUIET_FROM: _("Écrivez l'heure comme 20:00."),
    CityField.QUIET_TO: _("Écrivez l'heure comme 08:00."),
}
"""How to write a value."""
GROUPS: tuple[tuple[Text, tuple[CityField, ...]], ...] = (
    (
        _("La ville"),
        (CityField.NAME, CityField.COMMUNE, CityField.SCHOOL_ZONE),
    ),
    (
        _("Le service"),
        (
            CityField.SERVICE_NAME,
            CityField.SERVICE_PHONE,
            CityField.SERVICE_HOURS,
            CityField.CRIP_PHONE,
            CityField.FICHE_CATEGORIES,
        ),
    ),
    (
        _("Les messages"),
        (
            CityField.QUIET_FROM,
            CityField.QUIET_TO,
            CityField.QUIET_EXCEPTION,
            CityField.UNANSWERED_HOURS,
            CityField.SMS_SENDER,
            CityField.SMS_MONTHLY_CEILING_CENTS,
            CityField.SMS_PART_COST_CENTS,
            CityField.SMS_URGENT_BEYOND,
        ),
    ),
    (
        _("Ce que valide le délégué à la protection des données"),
        (CityField.EXCLUSION_DAY, CityField.RETENTION_DAY),
    ),
)
"""What is typed or chosen in the forms, in the order of the page."""
TYPED = frozenset(field for _title, fields in GROUPS for field in fields)

USUAL = _("C'est l'usage : personne n'a encore rien décidé.")
BY_ITSELF = _("l'assistant lui-même")
HOURS_UNREAD = _(
    "L'assistant montre ces heures telles quelles, mais ne les comprend pas : il ne peut pas dire "
    "quand le service répondra. Écrivez-les comme « du lundi au vendredi 9h-12h et 14h-17h »."
)
NOT_YET = _("Pas encore décidé")
FROM_DAY = _("À partir du")
CHANGE = _("Changer")
DECIDE = _("Décider")
NEEDS_SIGNATURE = _(
    "Attend la validation du délégué à la protection des données : ne vaut pas encore."
)
SIGN = _("Valider")
HISTORY = _("Ce qui a été décidé")
WHAT, VALUE, DECIDED = _("Réglage"), _("Valeur"), _("Décision")
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


def decided_by(name: str | Text, when: datetime, since: date) -> Text:
    """Who decided what holds, and from when."""
    return _(
        "Décidé par {name}, {when}. Vaut depuis le {since}.", name=name, when=when, since=since
    )


def signed_by(name: str | Text, when: datetime) -> Text:
    """Who signed it off."""
    return _("Validé par {name}, {when}.", name=name, when=when)
