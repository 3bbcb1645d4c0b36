"""The sentences of what the head of a school decides about a measure."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _

CHECK = _("La mesure a-t-elle été réalisée ?")
CHECK_MEANS = _("Votre réponse est dite au service Jeunesse et à la famille.")
IN_FULL = _("Réalisée en entier ?")
EDUCATIONAL = _("Éducative ?")
YES, NO = _("Oui"), _("Non")
IF_IN_FULL, IF_NOT = _("Si oui :"), _("Si non :")
THEN = _("Ensuite :")
SAY_SO = _("Enregistrer ma réponse")
CHANGE = _("Changer ma réponse")

STOP = _("Mettre fin à la mesure")
STOP_MEANS = _(
    "Le chef d'établissement peut mettre fin à la mesure à tout moment, en disant pourquoi."
)
WILL_BE_TOLD = _("Seront prévenus aussitôt :")
TOLD_FAMILY = _("l'élève et ses responsables")
TOLD_SERVICE = _("le service Jeunesse")
TOLD_HEADS = _("la direction de l'établissement")
STOP_FOR_GOOD = _(
    "Les demi-journées qui restent sont annulées et les places sont rendues. Cela ne se défait pas."
)
WHY = _("Pourquoi")
CHOOSE = _("Choisissez…")
STOP_IT = _("Oui, mettre fin à la mesure")

DONE: Mapping[str, Text] = {
    "verifiee": _("Votre réponse est enregistrée."),
    "arretee": _("La mesure est arrêtée. Les personnes concernées sont prévenues."),
}
"""What was just done, by the word that stands in the address."""


def told_tutor(name: str) -> Text:
    """The person in charge of some half-days."""
    return _("{name}, en charge de demi-journées", name=name)
