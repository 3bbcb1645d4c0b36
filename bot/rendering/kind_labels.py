"""What a card says a resource is: the kind's label, or a shorter one that fits every resource.

The taxonomy's labels tell an editor what belongs to a kind; some are one service's own number.
"""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _
from resources_db.directory.terms import Kind, KindCode

EMERGENCY = KindCode("urgence_15_17_18_112_114")
_LINES = "ligne_"
_LINE = _("Écoute et information à distance")
_ON_CARDS: Mapping[KindCode, Text] = {
    EMERGENCY: _("Numéro d'urgence"),
    KindCode("alternative_exclusion"): _("Alternative à l'exclusion temporaire"),
    KindCode("etablissement_scolaire"): _("Collège ou lycée"),
    KindCode("gpds"): _("Cellule de veille de l'établissement"),
    KindCode("lieu_ressource_parentalite"): _("Lieu ressource pour les parents"),
    KindCode("loisirs_jeunes"): _("Loisirs des jeunes"),
    KindCode("planning_familial"): _("Planning familial, santé sexuelle"),
    KindCode("prevention_specialisee"): _("Éducateurs de rue, prévention spécialisée"),
    KindCode("service_jeunesse_ville"): _("Service Jeunesse"),
}


def kind_label(code: KindCode, kinds: Mapping[KindCode, Kind]) -> Text | None:
    """The words for a kind; None for a kind that the taxonomy no longer has."""
    if code in _ON_CARDS:
        return _ON_CARDS[code]
    if code.startswith(_LINES):
        return _LINE
    kind = kinds.get(code)
    return Text(kind.label) if kind else None
