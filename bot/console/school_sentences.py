"""The sentences of the page of schools."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conversations.texts import Text, _, plural

TITLE = _("Les établissements")
MEANS = _(
    "Un établissement répond sans compte, par un lien envoyé à sa boîte officielle : notez-la ici."
)
NONE_YET = _("Aucun établissement n'est encore connu.")
MAILBOX = _("Boîte officielle")
NO_MAILBOX = _("pas de boîte officielle : il ne peut pas être interrogé par courriel")
NOTE_IT = _("Noter")
MAILBOX_NOTED = _("La boîte officielle est notée.")
FROM_FILE = _("Les ajouter depuis l'annuaire de l'éducation")
FROM_FILE_MEANS = _(
    "Sur le site de l'Éducation nationale (data.education.gouv.fr, « Annuaire de l'éducation »), "
    "choisissez votre département, puis « Export », « CSV ». Donnez ici le fichier : rien n'est "
    "ajouté avant que vous ayez choisi."
)
FILE = _("Le fichier (CSV, 8 Mo au plus)")
LOOK = _("Voir ce qu'il contient")
WHICH = _("Lesquels ajouter ?")
ADD = _("Ajouter ces établissements")
NO_FILE = _("Choisissez d'abord un fichier.")
GONE = _("Ce fichier n'attend plus : choisissez-le de nouveau.")
NO_SCHOOL = _(
    "Aucun établissement ouvert n'est dans ce fichier : vérifiez que c'est bien l'annuaire de "
    "l'éducation."
)


def _city_secondary(count: int) -> Text:
    return plural(
        "Le collège ou lycée de la ville ({count})",
        "Les collèges et lycées de la ville ({count})",
        count,
    )


def _city(count: int) -> Text:
    return plural(
        "L'établissement de la ville, école comprise ({count})",
        "Tous les établissements de la ville, écoles comprises ({count})",
        count,
    )


def _secondary(count: int) -> Text:
    return plural(
        "Le collège ou lycée du fichier ({count})",
        "Tous les collèges et lycées du fichier ({count})",
        count,
    )


def _all(count: int) -> Text:
    return plural("Tout le fichier ({count})", "Tout le fichier ({count})", count)


_SCOPES: Mapping[str, Callable[[int], Text]] = {
    "city-secondary": _city_secondary,
    "city": _city,
    "secondary": _secondary,
    "all": _all,
}


def scope(name: str, count: int) -> Text:
    """What may be taken of a file, with how many schools it is."""
    return _SCOPES[name](count)


def added(count: int) -> Text:
    """How many were made known."""
    return plural("{count} établissement ajouté.", "{count} établissements ajoutés.", count)


def completed(count: int) -> Text:
    """How many known ones got the mailbox they had not."""
    return plural(
        "{count} boîte officielle complétée.", "{count} boîtes officielles complétées.", count
    )
