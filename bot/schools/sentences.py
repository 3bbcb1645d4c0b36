"""What a school reads: the letter with its link, and the page it opens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conversations.texts import Text, _
from resources_db.school_requests.terms import RequestKind, SchoolAnswer

SERVICE = _("Le service Jeunesse")


def subject(service: str) -> Text:
    """The subject of a letter: it names nobody."""
    return _("{service} attend une réponse de votre établissement", service=service)


def letter(service: str, link: str) -> Text:
    """The letter: where to answer, for how long, and that it asks for no account."""
    return _(
        "Bonjour,\n\n{service} a une question pour votre établissement. Pour la lire et y "
        "répondre en une minute, sans compte :\n\n{link}\n\nCe lien s'ouvre une seule fois, "
        "pendant sept jours. S'il ne s'ouvre plus, essayez-le quand même : un nouveau lien vous "
        "est envoyé ici.\n\nPour la confidentialité, ce message ne dit ni nom ni raison.\n\n"
        "{service}",
        service=service,
        link=link,
    )


TITLE = _("Une question pour votre établissement")
LINK_MEANS = _("Ce lien s'ouvre une seule fois. La page se ferme d'elle-même après une demi-heure.")
OPEN = _("Lire la question")
CLOSED = _("Cette page ne s'ouvre pas, ou ne s'ouvre plus")
CLOSED_MEANS = _(
    "Si une réponse de votre établissement est encore attendue, un nouveau lien part dans les dix "
    "minutes vers sa boîte officielle. Sinon, appelez le service Jeunesse."
)
PUPIL = _("Élève")
CLASS = _("Classe")
THEIR_WORDS = _("Précision du service")
YOUR_ANSWER = _("Votre réponse")
THANKS = _("Merci. Votre réponse est arrivée au service.")
ANSWERED = _("Cette question a sa réponse.")
CLOSE = _("Fermer cette page")
NOTICE = _(
    "Sans compte. Un cookie garde cette page ouverte une demi-heure au plus, et seulement pour "
    "cela."
)
QUESTIONS: Mapping[RequestKind, Text] = {
    RequestKind.LINK_TEACHER: _(
        "Le travail à faire est-il remis à l'élève, et qui, parmi ses professeurs, garde le lien ?"
    ),
    RequestKind.SIGN_CONTRACT: _(
        "Le chef d'établissement signe-t-il le contrat d'engagement de cet élève ?"
    ),
    RequestKind.INCIDENT: _(
        "Un événement (absence, incident ou accident) vous est signalé : l'avez-vous vu ?"
    ),
}
ANSWERS: Mapping[SchoolAnswer, Text] = {
    SchoolAnswer.DONE: _("Oui, le travail est remis"),
    SchoolAnswer.NOT_YET: _("Pas encore"),
    SchoolAnswer.SIGNED: _("Oui, il est signé"),
    SchoolAnswer.REFUSED: _("Non, il ne sera pas signé"),
    SchoolAnswer.SEEN: _("Oui, nous l'avons vu"),
    SchoolAnswer.TALK: _("Nous préférons en parler : appelez-nous"),
}
CONTACTS: Mapping[RequestKind, Text] = {
    RequestKind.LINK_TEACHER: _("Le professeur qui garde le lien, et comment le joindre"),
    RequestKind.SIGN_CONTRACT: _("Nom et qualité de la personne qui signe"),
    RequestKind.INCIDENT: _("Qui appeler si besoin (facultatif)"),
}
CONTACT_NEEDED = _("Dites aussi qui : un nom suffit, avec un numéro si possible.")

BY_MAILBOX = _("L'établissement, par sa boîte officielle")
NOT_ASKED = _("Rien ne lui a été demandé.")
LETTER_LEFT = _("Courriel parti :")
SEND_AGAIN = _("Envoyer un nouveau lien")
ASK = _("Poser une question à l'établissement")
WHAT = _("La question")
NOTE = _("Précision, si besoin (lue sur la page, jamais dans le courriel)")
SEND = _("Envoyer la question")


def asked_on(day: date) -> Text:
    """When it was asked."""
    return _("Demandé le {day}", day=day)
