"""The lists of codes that cells may hold, each code with its French label."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from data_inclusion.schema import v1

from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import (
    ClosureReason,
    OpenTo,
    PublishAdvice,
    Reach,
    SchoolLevel,
)

Known = Mapping[str, str]
"""Codes, each with its French label."""


class Lists(Enum):
    """The lists of codes."""

    KINDS = "kinds"
    NEEDS = "needs"
    LEVELS = "levels"
    REACH = "reach"
    ADVICE = "advice"
    OPEN_TO = "open_to"
    CLOSURE = "closure"
    TYPES = "types"
    THEMES = "themes"
    FEES = "fees"
    PUBLICS = "publics"
    WELCOME = "welcome"
    MOBILISATION = "mobilisation"
    NETWORKS = "networks"


@cache
def known(codes: Lists) -> Known:
    """The codes of a list, each with its French label."""
    match codes:
        case Lists.KINDS:
            return {str(code): kind.label for code, kind in kinds().items()}
        case Lists.NEEDS:
            return {str(code): need.label for code, need in needs().items()}
        case _:
            return _LABELS.get(codes) or {item.value: item.label for item in _V1[codes]}


_V1 = {
    Lists.TYPES: v1.TypeService,
    Lists.THEMES: v1.Thematique,
    Lists.FEES: v1.Frais,
    Lists.PUBLICS: v1.Public,
    Lists.WELCOME: v1.ModeAccueil,
    Lists.MOBILISATION: v1.ModeMobilisation,
    Lists.NETWORKS: v1.ReseauPorteur,
}
_LABELS: Mapping[Lists, Known] = {
    Lists.LEVELS: {
        SchoolLevel.MATERNELLE: "École maternelle",
        SchoolLevel.ELEMENTAIRE: "École élémentaire",
        SchoolLevel.COLLEGE: "Collège",
        SchoolLevel.LYCEE: "Lycée",
        SchoolLevel.LYCEE_PROFESSIONNEL: "Lycée professionnel",
        SchoolLevel.SUPERIEUR: "Enseignement supérieur",
    },
    Lists.REACH: {
        Reach.COMMUNE: "Sa commune seulement",
        Reach.NEARBY: "Sa commune et celles autour",
        Reach.DEPARTMENT: "Le département",
        Reach.REGION: "La région",
        Reach.FRANCE: "Toute la France",
    },
    Lists.ADVICE: {
        PublishAdvice.OK: "Montrer",
        PublishAdvice.CALL_FIRST: "Montrer en disant d'appeler d'abord",
        PublishAdvice.EMPTY_FIELD: "Montrer sans coordonnées",
        PublishAdvice.NEVER: "Ne jamais montrer",
    },
    Lists.OPEN_TO: {OpenTo.USAGERS: "Usagers", OpenTo.PROFESSIONNELS: "Professionnels"},
    Lists.CLOSURE: {
        ClosureReason.HOLIDAYS: "Congés",
        ClosureReason.WORKS: "Travaux",
        ClosureReason.STAFF: "Manque de personnel",
        ClosureReason.MOVING: "Déménagement",
        ClosureReason.OTHER: "Autre",
    },
}
