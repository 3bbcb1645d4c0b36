"""What is answered to something that holds no words, and what can be written instead."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.inbound import Wordless
from conversations.texts import Text, _

UNREADABLE: Mapping[Wordless, Text] = {
    Wordless.STICKER: _("Je ne comprends pas les autocollants. Écrivez-moi en quelques mots."),
    Wordless.VOICE: _(
        "Je ne peux pas écouter les messages vocaux. Écrivez-moi ce que vous cherchez, "
        "même en quelques mots."
    ),
    Wordless.PICTURE: _(
        "Je ne regarde pas les images, et je ne les garde pas. Écrivez-moi ce qu'elle dit, "
        "ou ce que vous cherchez."
    ),
    Wordless.FILE: _(
        "Je n'ouvre pas les fichiers, et je ne les garde pas. Écrivez-moi ce que vous cherchez."
    ),
    Wordless.POLL: _("Je ne réponds pas aux sondages. Écrivez-moi ce que vous cherchez."),
    Wordless.CONTACT: _(
        "Je ne garde pas les contacts. Pour que quelqu'un vous rappelle, écrivez "
        "« parler à quelqu'un »."
    ),
    Wordless.EDITED: _(
        "Vous avez modifié un message : je ne relis pas les anciens. Écrivez-le à nouveau."
    ),
}
IN_PUBLIC = _(
    "Je ne réponds qu'en privé, pour que personne d'autre ne lise ce que vous écrivez. "
    "Écrivez-moi directement. Je quitte ce groupe."
)
NO_TOWN = _("Je ne trouve pas de commune à cet endroit. Écrivez son nom ou son code postal.")
