"""The sentences about stopping e-mails."""

from __future__ import annotations

from conversations.texts import _

STOP_TITLE = _("Ne plus recevoir de courriels")
STOP_MEANS = _(
    "Vos rendez-vous vous seront dits autrement : par un autre moyen que vous avez accepté, par "
    "téléphone ou par courrier."
)
STOP_NOW = _("Arrêter les courriels")
STOPPED = _("C'est fait : vous ne recevrez plus de courriels du service.")
STOP_TOO_OLD = _(
    "Ce lien ne sert plus. Pour arrêter les courriels, appelez le service : c'est fait tout de "
    "suite."
)
