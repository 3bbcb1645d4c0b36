"""The words of the yearly review: what each number counts, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from conversations.texts import Text, _, plural
from resources_db.measures.counting import What

TITLE = _("Bilan de l'année")
LABELS: Final[Mapping[What, Text]] = MappingProxyType(
    {
        What.MEASURES: _("Mesures commencées"),
        What.ALTERNATIVES: _("Alternatives à l'exclusion"),
        What.RESPONSIBILITIES: _("Mesures de responsabilisation"),
        What.COMPLETED: _("Mesures allées à leur terme"),
        What.RETURNED: _("Retours en classe notés"),
        What.DAYS: _("Journées suivies"),
        What.HALF_DAYS: _("Demi-journées suivies"),
        What.MISSIONS: _("Demi-journées de mission"),
        What.UNMET: _("Places attendues, jamais obtenues"),
        What.FICHES: _("Fiches de repérage reçues"),
        What.DECLINED: _("Fiches déclinées"),
    }
)
DELAY = _("Délai habituel pour prévenir le chef d'établissement")
HIDDEN = _("masqué")
HIDDEN_MEANS = _(
    "Un nombre de 1 à 4 est masqué, et parfois un autre avec lui, pour que personne ne soit "
    "reconnu. Aucun nom n'est jamais écrit ici."
)
NOT_TWICE = _(
    "Ne diffusez pas deux bilans dont les périodes se recouvrent : leur différence pourrait parler "
    "d'un seul élève."
)
EMPTY = _(
    "Rien à compter sur cette période : aucune mesure n'y a commencé et aucune fiche n'est arrivée."
)
BY_SCHOOL = _("Par établissement")
SCHOOL = _("Établissement")
ALL_SCHOOLS = _("Ensemble")
YEAR_TO_YEAR = _("D'une année à l'autre")
COUNTED = _("Ce qui est compté")
THIS_PERIOD = _("Cette période")
YEAR_BEFORE = _("Un an avant")
LEGEND = _("Barre pleine : cette période. Barre vide : un an avant.")
NEEDS = _("Ce que les établissements demandent")
NEED = _("Raison de la fiche")
HOW_MANY = _("Combien de fois")
COMPARED: Final = (
    What.MEASURES,
    What.ALTERNATIVES,
    What.RESPONSIBILITIES,
    What.COMPLETED,
    What.RETURNED,
    What.UNMET,
    What.FICHES,
)
"""What is drawn from one year to the next: numbers of the same size."""
_MINUTE, _HOUR = 60, 3600


def period(first: Text | str, last: Text | str) -> Text:
    """Of which days."""
    return _("Du {first} au {last}", first=first, last=last)


def count(number: int | None) -> Text | str:
    """A number, or that it is hidden."""
    return HIDDEN if number is None else str(number)


def delay(known: timedelta | None) -> Text:
    """In the largest unit that says something."""
    if known is None:
        return _("pas assez de cas")
    seconds = max(round(known.total_seconds()), 0)
    if seconds < _MINUTE:
        return plural("{count} seconde", "{count} secondes", seconds)
    if seconds < _HOUR:
        return plural("{count} minute", "{count} minutes", seconds // _MINUTE)
    return plural("{count} heure", "{count} heures", seconds // _HOUR)
