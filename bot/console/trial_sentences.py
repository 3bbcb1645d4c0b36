"""The sentences of the trial with an invented family."""

from __future__ import annotations

from conversations.texts import _

TITLE = _("Essayer avec une famille inventée")
MEANS = _(
    "Camille Essai n'existe pas. Vous suivez son chemin comme une vraie famille : le lien, la "
    "page, la réponse. Rien n'est compté, et tout s'efface d'une seule touche."
)
BEGIN = _("Inventer la famille et son lien")
LINK_READY = _("La famille est inventée. Voici son lien, comme vous le remettriez :")
OPEN_LINK = _("Ouvrir le lien de la famille")
WHAT_TO_DO = _(
    "Ouvrez le lien, lisez un des textes, répondez, puis revenez ici. Il s'ouvre une seule fois."
)
FAMILY_MADE = _("La famille est inventée")
LINK_OPENED = _("Son lien est ouvert")
ANSWERED = _("Elle a répondu")
DONE, TO_DO = _("Fait"), _("À faire")
END = _("Tout effacer")
ERASED = _("Tout est effacé : il ne reste rien de la famille inventée.")
