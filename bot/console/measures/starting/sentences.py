"""The sentences of the beginning of a measure: the school's call, a second measure."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _

CALL = _("Noter l'appel d'un établissement")
CALL_MEANS = _(
    "Le strict nécessaire, pendant que l'établissement est au téléphone. Les faits ne sont pas "
    "notés ici."
)
SCHOOL = _("Établissement qui appelle")
PUPIL = _("Prénom de l'élève")
CLASS_NAME = _("Classe")
PHONE = _("Téléphone du parent ou du responsable")
GUARDIAN = _("Nom du parent ou du responsable")
LANGUAGE = _("Langue que la famille lit")
OPTIONAL = _("si vous le savez")
FRAME = _("Ce que l'établissement a décidé")
FRAMES: Mapping[str, Text] = {
    "alternative": _("Alternative à l'exclusion : pendant les jours d'exclusion"),
    "sanction": _("Mesure de responsabilisation, comme sanction : hors des heures de cours"),
    "instead": _(
        "Mesure de responsabilisation, à la place d'une exclusion : hors des heures de cours"
    ),
    "sanction-inside": _("Mesure de responsabilisation dans l'établissement, comme sanction"),
    "instead-inside": _(
        "Mesure de responsabilisation dans l'établissement, à la place d'une exclusion"
    ),
}
FIRST_DAY, LAST_DAY = _("Premier jour"), _("Dernier jour, compris")
INFORMED = _("Jour où l'établissement a prévenu la famille")
AGREED = _(
    "J'ai joint le parent ou le responsable, je lui ai lu le texte, et il ou elle est d'accord."
)
AGREED_MEANS = _(
    "Cet accord donné au téléphone est provisoire : il sera confirmé par une signature, ou sur la "
    "page de la famille."
)
TEXT = _("Le texte à lire au téléphone")
WHOLE_TEXT = _("Le texte entier")
KNOWN = _("Ce numéro est déjà connu dans une situation ouverte. Est-ce le même élève ?")
SAME_PUPIL = _("C'est le même élève : préparer sa mesure")
OTHER_PUPIL = _("C'est un autre élève")
NOTE_CALL = _("Noter, et planifier les jours")
NO_SCHOOL = _(
    "Aucun établissement n'est connu ici : la coordination ou l'administration l'ajoute dans "
    "« Établissements »."
)
MISTAKES = _("Il reste à compléter ou à corriger :")
WRONG_SCHOOL = _("Choisissez l'établissement qui appelle.")
WRONG_NAME = _("Écrivez le nom en toutes lettres.")
WRONG_PHONE = _("Ce numéro n'est pas complet : relisez-le, par exemple 06 39 98 12 34.")
WRONG_FRAME = _("Choisissez ce que l'établissement a décidé.")
WRONG_DAY = _("Donnez le jour, par exemple 03/12/2026.")
WRONG_ORDER = _("Le dernier jour vient après le premier, ou c'est le même.")
WRONG_PAST = _("Ces jours sont passés : vérifiez le dernier jour.")
WRONG_INFORMED = _(
    "L'établissement prévient d'abord la famille : donnez le jour où il l'a fait, au plus tard "
    "aujourd'hui."
)

DRAFT = _("Préparer une mesure")
DRAFT_MEANS = _("La famille et l'élève sont connus ici : il reste le cadre et les jours.")
DRAFT_IT = _("Planifier les jours")
BACK_TO_SITUATION = _("Revenir à la situation")
