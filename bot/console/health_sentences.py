"""The words of the page « État du service »."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _, plural
from resources_db.health.beats import State
from resources_db.health.faults import Fault, Kind
from resources_db.meetings.handing import LOST, NO_CHANNEL, SET_ASIDE, TOO_LATE

TITLE = _("État du service")
ALL_WELL = _("Tout va bien : rien n'est en panne.")
WRONG_NOW = _("Ce qui ne va pas en ce moment")
SINCE = _("Depuis :")
JOBS = _("Travaux réguliers")
LAST_START = _("Dernier début :")
LAST_END = _("Dernière fin :")
NEXT = _("Prochain attendu :")
NO_JOB_YET = _("Aucun travail n'a encore tourné.")
FAILED = _("Rappels qui ne sont pas partis")
FAILED_MEANS = _(
    "Les quatorze derniers jours, sans nom : la page « Tâches » dit qui appeler. « Réessayer » "
    "renvoie le rappel par les canaux ouverts aujourd'hui."
)
NOTHING_FAILED = _("Tous les rappels sont partis.")
MEETING = _("Rendez-vous :")
TRIED = _("Canaux essayés :")
RETRY = _("Réessayer")
RETRIED = _("C'est reparti : le rappel sera envoyé dans un instant.")

STATES: Mapping[State, Text] = {
    State.WELL: _("À l'heure"),
    State.FAILING: _("Échoue"),
    State.LATE: _("En retard"),
}
NAMED_JOBS: Mapping[str, Text] = {
    "sweep": _("Relever les messages"),
    "remind": _("Envoyer les rappels"),
    "hear": _("Lire les réponses par SMS"),
    "letters": _("Écrire aux établissements"),
    "tutors": _("Envoyer leur page du jour aux tuteurs"),
    "tell": _("Dire ce qui arrive dans les mesures"),
    "measures": _("Veiller aux mesures"),
    "watch": _("Surveiller le service"),
    "chase": _("Relancer qui n'a pas répondu"),
    "digest": _("Écrire le point du matin"),
    "forget": _("Effacer les anciennes traces"),
    "propose": _("Demander les bilans et comités qui manquent"),
}
_OTHER_JOB = _("Autre travail")
_CHANNELS: Mapping[str, Text] = {
    "families": _("Telegram"),
    "sms": _("SMS"),
    "email": _("Courriel"),
    "staff": _("Bot de l'équipe"),
}
_OTHER_CHANNEL = _("Autre canal")
_WHY: Mapping[str, Text] = {
    NO_CHANNEL: _("Aucun canal ouvert"),
    TOO_LATE: _("Il était trop tard"),
    SET_ASIDE: _("Le message n'a pas pu être préparé"),
    LOST: _("Le message s'est perdu dans la base de données"),
    "unsure": _("Le canal n'a jamais confirmé l'envoi"),
    "gone": _("La personne n'est plus joignable par ce canal"),
}
_REFUSED = _("Le canal a refusé le message")


def job(code: str) -> Text:
    """A regular job."""
    return NAMED_JOBS.get(code, _OTHER_JOB)


def channel(code: str) -> Text:
    """A channel."""
    return _CHANNELS.get(code, _OTHER_CHANNEL)


def why(code: str) -> Text:
    """Why a reminder did not go."""
    return _WHY.get(code, _REFUSED)


def fault(found: Fault) -> Text:
    """What is wrong."""
    match found.kind:
        case Kind.JOB_LATE:
            return _("« {job} » aurait dû tourner, et ne l'a pas fait.", job=job(found.about))
        case Kind.JOB_FAILING:
            return _("« {job} » échoue.", job=job(found.about))
        case Kind.CHANNEL_DOWN:
            return _(
                "« {channel} » ne répond plus : des messages attendent.",
                channel=channel(found.about),
            )
        case Kind.SET_ASIDE:
            return plural(
                "{count} message a été mis de côté : la personne qui a installé Accroche est "
                "prévenue.",
                "{count} messages ont été mis de côté : la personne qui a installé Accroche est "
                "prévenue.",
                found.count,
            )
