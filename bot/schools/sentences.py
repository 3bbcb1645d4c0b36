"""What a school reads: the letter with its link, and the page it opens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from bot.measures.named import ACTIVITIES
from conversations.texts import Text, _, vital
from resources_db.measures.telling import Told
from resources_db.measures.views import HalfDayView
from resources_db.school_requests.terms import RequestKind, SchoolAnswer

SERVICE = _("Le service Jeunesse")


def subject(service: str, kind: RequestKind) -> Text:
    """The subject of a letter: it names nobody, and says when there is a hurry."""
    if kind is RequestKind.INCIDENT:
        return _("{service} signale un événement : à lire maintenant", service=service)
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
ANOTHER = _("Une autre question attend votre établissement, pour le même élève.")
GO_ON = _("Lire l'autre question")
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
    RequestKind.NEWS: _("Une mesure de votre élève a changé : l'avez-vous vu ?"),
    RequestKind.CHECK: _(
        "Cette mesure a-t-elle été réalisée en entier, et a-t-elle été éducative ?"
    ),
    RequestKind.END: _("Le chef d'établissement met-il fin à la mesure de cet élève ?"),
}
ANSWERS: Mapping[SchoolAnswer, Text] = {
    SchoolAnswer.DONE: _("Oui, le travail est remis"),
    SchoolAnswer.NOT_YET: _("Pas encore"),
    SchoolAnswer.SIGNED: _("Oui, il est signé"),
    SchoolAnswer.REFUSED: _("Non, il ne sera pas signé"),
    SchoolAnswer.SEEN: _("Oui, nous l'avons vu"),
    SchoolAnswer.FULL: _("Réalisée en entier, et éducative"),
    SchoolAnswer.FULL_ONLY: _("Réalisée en entier, mais pas éducative"),
    SchoolAnswer.PARTLY: _("Pas réalisée en entier, mais éducative"),
    SchoolAnswer.NEITHER: _("Ni réalisée en entier, ni éducative"),
    SchoolAnswer.END: _("Oui, la mesure prend fin"),
    SchoolAnswer.TALK: _("Nous préférons en parler : appelez-nous"),
}
BUTTONS: Mapping[SchoolAnswer, Text] = {
    **ANSWERS,
    SchoolAnswer.SIGNED: _("Signer pour l'établissement"),
    SchoolAnswer.REFUSED: _("Ne pas signer"),
    SchoolAnswer.END: _("Mettre fin à la mesure"),
}
"""The same, to be pressed."""
CONTACTS: Mapping[RequestKind, Text] = {
    RequestKind.LINK_TEACHER: _("Le professeur qui garde le lien, et comment le joindre"),
    RequestKind.SIGN_CONTRACT: _("Nom et qualité de la personne qui signe"),
    RequestKind.INCIDENT: _("Qui appeler si besoin (facultatif)"),
    RequestKind.NEWS: _("Qui appeler si besoin (facultatif)"),
    RequestKind.CHECK: _("Nom et qualité de la personne qui répond"),
    RequestKind.END: _("Nom et qualité de la personne qui décide"),
}
CONTACT_NEEDED = _("Dites aussi qui : un nom suffit, avec un numéro si possible.")
HAPPENED_TITLE = _("Ce qui s'est passé")
HAPPENED: Mapping[Told, Text] = {
    Told.ABSENT: vital(_("L'élève était absent.")),
    Told.INCIDENT: vital(_("Un incident a eu lieu.")),
    Told.ACCIDENT: vital(_("Un accident a eu lieu.")),
    Told.CORRECTED: _("Un signalement fait avant était une erreur."),
    Told.ENDED: _("La mesure a pris fin avant son terme."),
    Told.CALLED_OFF: _("La mesure n'aura pas lieu."),
    Told.CHANGED: _("Une demi-journée a changé."),
    Told.COMPLETED: _("La mesure est allée à son terme."),
}
TERMS = _("Ce que dit le contrat")
DAYS = _("Les demi-journées")
COMMITS = _("Ce à quoi chacun s'engage")
SIGNING_MEANS = _(
    "Signer engage l'établissement. Votre nom, votre qualité et l'heure sont gardés comme preuve."
)
TUTOR = _("Tuteur :")
AT_SERVICE = _("Au service Jeunesse")
IF_IN_FULL, IF_NOT = _("Si elle a été réalisée en entier :"), _("Sinon :")
CHOOSE = _("Choisissez…")
GROUND = _("Pourquoi la mesure prend fin")
WILL_BE_TOLD = _(
    "La famille, le service Jeunesse et les tuteurs sont prévenus aussitôt. Cela ne se défait pas."
)
CALL_SERVICE = _("Pour parler au service Jeunesse :")

BY_MAILBOX = _("L'établissement, par sa boîte officielle")
NOT_ASKED = _("Rien ne lui a été demandé.")
LETTER_LEFT = _("Courriel parti :")
SEND_AGAIN = _("Envoyer un nouveau lien")
ASK = _("Poser une question à l'établissement")
WHAT = _("La question")
NOTE = _("Précision, si besoin (lue sur la page, jamais dans le courriel)")
SEND = _("Envoyer la question")


def happened(told: Told, when: datetime | None, zone: tzinfo) -> Text | None:
    """What it is, and during which half-day; None for what is told otherwise."""
    what = HAPPENED.get(told)
    if what is None or when is None:
        return what
    begins = when.astimezone(zone)
    return _("{day}, {hour} : {what}", day=begins.date(), hour=begins.time(), what=what)


def half_day(one: HalfDayView, zone: tzinfo) -> Text:
    """When it is, and what for."""
    starts, ends = one.starts.astimezone(zone), one.ends.astimezone(zone)
    return _(
        "{day}, de {start} à {end} : {what}",
        day=starts.date(),
        start=starts.time(),
        end=ends.time(),
        what=ACTIVITIES[one.activity],
    )


def asked_on(day: date) -> Text:
    """When it was asked."""
    return _("Demandé le {day}", day=day)
