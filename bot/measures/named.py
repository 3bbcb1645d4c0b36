"""The words of measures, as pages and papers say them: regimes, half-days, marks, ends."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conversations.texts import Text, _, vital
from resources_db.measures.terms import (
    WITHDRAWN,
    Activity,
    EndGround,
    Follows,
    Half,
    Mark,
    Regime,
    Signer,
)

REGIMES: Final[Mapping[Regime, Text]] = MappingProxyType(
    {
        Regime.ALTERNATIVE: _("Alternative à l'exclusion"),
        Regime.RESPONSIBILITY: _("Mesure de responsabilisation"),
    }
)
HALVES: Final[Mapping[Half, Text]] = MappingProxyType(
    {Half.MORNING: _("matin"), Half.AFTERNOON: _("après-midi")}
)
ACTIVITIES: Final[Mapping[Activity, Text]] = MappingProxyType(
    {
        Activity.RECEPTION: _("Accueil, avec un parent"),
        Activity.REFLECTION: _("Temps de réflexion"),
        Activity.MISSION: _("Mission d'intérêt général"),
        Activity.REVIEW: _("Bilan avant le retour"),
    }
)
MARKS: Final[Mapping[Mark, Text]] = MappingProxyType(
    {
        Mark.PRESENT: _("présent"),
        Mark.LATE: _("en retard"),
        Mark.ABSENT: _("absent"),
        Mark.INCIDENT: _("présent, avec un incident"),
        Mark.ACCIDENT: _("présent, avec un accident"),
    }
)
SIGNERS: Final[Mapping[Signer, Text]] = MappingProxyType(
    {
        Signer.HEAD: _("Le chef d'établissement"),
        Signer.SERVICE: _("Le service Jeunesse"),
        Signer.PUPIL: _("L'élève"),
        Signer.HOLDER: _("Un titulaire de l'autorité parentale"),
    }
)
GROUNDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        EndGround.HYGIENE.value: _("l'hygiène n'était pas assurée"),
        EndGround.SAFETY.value: _("la sécurité n'était pas assurée"),
        EndGround.MORALITY.value: _("la moralité n'était pas assurée"),
        EndGround.BREACH.value: _("l'engagement n'a pas été tenu"),
        EndGround.OTHER.value: _("une autre raison, dite par le chef d'établissement"),
        WITHDRAWN: _("la famille a retiré son accord"),
    }
)
"""Why a measure ended before its end."""
FOLLOWS: Final[Mapping[Follows, Text]] = MappingProxyType(
    {
        Follows.NOTHING: vital(_("Cette mesure n'ajoute rien à la décision déjà prise.")),
        Follows.ONLY_THE_MEASURE: vital(
            _("La mesure a été respectée : elle seule est inscrite, l'exclusion ne l'est pas.")
        ),
        Follows.THE_EXCLUSION: vital(
            _("La mesure n'a pas été respectée : l'exclusion prévue est appliquée.")
        ),
    }
)
"""What follows once the head has said whether a measure was respected."""
