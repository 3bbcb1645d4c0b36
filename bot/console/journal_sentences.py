"""The sentences of the record of the one door."""

from __future__ import annotations

from conversations.texts import _

MEANS = _(
    "Chaque demande faite à l'assistant laisse une ligne, réussie ou refusée. Les noms des actions "
    "sont ceux du tableau des droits (docs/rights.md)."
)
WHEN, WHO, QUALITY = _("Quand"), _("Qui"), _("En qualité de")
ACTION, SITUATION, REFUSED = _("Action"), _("Situation"), _("Refus")
OLDER = _("Voir plus ancien")
RECORD = _("Le journal des demandes")
