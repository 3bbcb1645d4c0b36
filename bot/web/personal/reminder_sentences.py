"""The sentences about one's reminders, and about stopping e-mails."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _
from resources_db.meetings.terms import Wish

MY_REMINDERS = _("Mes rappels")
HOW_OFTEN = _("Combien de rappels")
WISHES: Mapping[Wish, Text] = {
    Wish.USUAL: _("Deux : deux jours avant, puis la veille au soir ou le matin même"),
    Wish.EARLIER: _("Plus tôt : une semaine avant, puis deux jours avant"),
    Wish.LATER: _("Plus tard : la veille ou le matin même, puis deux heures avant"),
    Wish.ONLY_ONE: _("Un seul : la veille au soir ou le matin même"),
    Wish.NONE: _("Aucun"),
}
CHANGES_ALWAYS = _("Un nouveau rendez-vous, un changement ou une annulation vous est toujours dit.")
BY_WHICH = _("Par quel moyen")
PLACES: Mapping[str, Text] = {"first": _("D'abord"), "second": _("Ensuite")}
CHANNELS: Mapping[str, Text] = {
    "families": _("Telegram"),
    "sms": _("SMS"),
    "email": _("courriel"),
}
NO_CHANNEL = _(
    "Vous n'avez accepté aucun moyen : le service vous appelle ou vous écrit par la poste. Vous "
    "pouvez en accepter un sur votre page."
)
ONLY_CHANNEL = _("Si un message n'arrive pas, le service vous appelle.")
NEXT_CHANNEL = _("Si un message n'arrive pas, nous essayons le moyen suivant, puis nous appelons.")
KEEP = _("Garder ce choix")
CHOSEN = _("C'est noté. Vos prochains rappels suivent ce choix.")
CHOOSE_ONE = _("Choisissez d'abord combien de rappels vous voulez.")

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
