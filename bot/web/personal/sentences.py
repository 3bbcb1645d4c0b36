"""Every sentence of the personal page. The texts of the acts are files of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conversations.texts import Text, _, vital
from resources_db.agreements.terms import Act, Answer

YOUR_PAGE = _("Votre page")
INVITED = _("Le service Jeunesse vous a donné ce lien")
INVITED_MEANS = vital(
    _("Il n'est que pour vous, et s'ouvre une seule fois. Rien n'est signé en l'ouvrant.")
)
CODE = _("Code à six chiffres, donné à part")
OPEN = _("Ouvrir ma page")
CLOSED = _("Cette page est fermée")
CLOSED_MEANS = _(
    "Pour vous protéger, elle se ferme après une demi-heure. Demandez un nouveau lien au service "
    "Jeunesse ou à l'établissement : il vous le donne tout de suite."
)
CLOSE = _("Fermer ma page")
COOKIE_NOTICE = vital(
    _(
        "Sans compte. Un cookie garde votre page ouverte sur cet appareil, une demi-heure au plus "
        "sans rien toucher, et seulement pour cela."
    )
)
WAITING = _("On attend votre réponse")
ANSWERED = _("Vos réponses")
NOTHING_WAITS = _("Rien n'attend votre réponse.")
READ_AND_ANSWER = _("Lire et répondre")
READ_AGAIN = _("Relire ou changer")
WHOLE_TEXT = _("Lire tout le texte")
TRANSLATED = vital(_("Ceci est une traduction : seul le texte français compte."))
FRENCH_TEXT = _("Lire le texte français")
YOUR_ANSWER = _("Votre réponse")
BACK = _("Retour à votre page")
RECEIPT = _("Votre preuve")
RECEIPT_MEANS = _("Gardez-la si vous voulez : elle est aussi gardée au service.")
RECEIPT_FILE = _("Télécharger la preuve")
CHANGED = _("Le texte a changé depuis votre réponse : elle vous est demandée à nouveau.")

TITLES: Mapping[Act, Text] = {
    Act.INFORMATION: _("Ce que nous notons, et pourquoi"),
    Act.ACCOMPANIMENT: _("Être accompagnés par le service Jeunesse"),
    Act.LINK: _("Un lien avec un autre organisme"),
    Act.CHANNEL: _("Vous écrire"),
}
ANSWERS: Mapping[Answer, Text] = {
    Answer.READ: _("J'ai lu"),
    Answer.YES: _("Oui"),
    Answer.NO: _("Non"),
    Answer.TALK: _("Je voudrais en parler"),
    Answer.WITHDRAWN: _("Je retire mon accord"),
}
SAID: Mapping[Answer, Text] = {
    Answer.READ: _("Vous l'avez lu."),
    Answer.YES: _("Vous avez dit oui."),
    Answer.NO: _("Vous avez dit non."),
    Answer.TALK: _("Vous voulez en parler : quelqu'un va vous appeler."),
    Answer.WITHDRAWN: _("Vous avez retiré votre accord."),
}
CHANNELS: Mapping[str, Text] = {
    "telegram": _("Telegram"),
    "sms": _("SMS"),
    "email": _("courriel"),
}


def named_actor(name: str) -> Text:
    """Which actor a link is about."""
    return _("L'organisme : {name}", name=name)


def named_channel(name: Text) -> Text:
    """Which means an opt-in is about."""
    return _("Le moyen : {name}", name=name)


def given_on(day: date) -> Text:
    """When it was answered."""
    return _("Répondu le {day}", day=day)


def holds_until(day: date) -> Text:
    """The last day that a yes holds."""
    return _("Vaut jusqu'au {day}", day=day)


def text_version(day: date) -> Text:
    """Which version of the text was shown."""
    return _("Texte du {day}", day=day)
