"""What is expected of someone about a measure, each in one sentence."""

from __future__ import annotations

from conversations.texts import _

KNOW = _("Quelque chose s'est passé pendant cette mesure : dites que vous êtes au courant.")
AGREE = _(
    "Recueillez l'accord de la famille. Un accord au téléphone suffit pour préparer la suite."
)
PLAN = _("Planifiez les demi-journées.")
SIGN_SERVICE = _("Relisez le contrat d'engagement et signez-le pour le service Jeunesse.")
SIGN_HEAD = _("Relisez le contrat d'engagement et signez-le pour l'établissement.")
OTHERS_SIGN = _(
    "Le contrat attend d'autres signatures : chacun sur sa page, ou tous sur la feuille, le "
    "premier matin."
)
SHEET = _("C'est le premier jour : faites signer la feuille avant toute autre chose.")
READY = _("Tout est signé. La mesure commence le premier jour prévu.")
START = _("C'est le premier jour et tout est signé : commencez la mesure.")
MARK = _("Une demi-journée est finie : dites comment elle s'est passée.")
MARK_NOW = _("Une demi-journée a commencé : dites si l'élève est là.")
WORK = _("Donnez le travail à faire pendant la mesure, et l'enseignant qui garde le lien.")
WORK_CALL = _("L'établissement n'a pas donné de travail : appelez-le, puis notez-le ici.")
COMPLETE = _("Toutes les demi-journées sont pointées : terminez la mesure.")
HEAD_CHECKS = _(
    "Le chef d'établissement doit dire si la mesure a été réalisée en entier. Vous pourrez ensuite "
    "la terminer."
)
CHECK = _("Dites si la mesure a été réalisée en entier, et si elle a été éducative.")
REFERENT = _("Nommez le référent de parcours qui suivra l'élève.")
RETURN = _("Proposez à la famille le rendez-vous du retour en classe.")
NOTE_RETURN = _("Notez le jour où l'élève est revenu en classe.")
CLOSE = _("Il ne reste qu'à clore cette mesure.")
CLOSED = _("Cette mesure est close.")
NOTHING_NOW = _("Rien pour le moment.")
OVER = _("Cette mesure est finie : plus rien ne vous est demandé.")
