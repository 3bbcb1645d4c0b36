"""What a mission tutor reads: the message with the link of the day, and the page it opens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, tzinfo

from conversations.texts import Text, _, vital
from resources_db.measures.terms import Mark
from resources_db.measures.told import Heard, Whom

SERVICE = _("Le service Jeunesse")


def subject(service: str) -> Text:
    """The subject of a letter: it names nobody."""
    return _("{service} : votre page du jour", service=service)


def letter(service: str, link: str) -> Text:
    """The letter: what the page is for, how long it opens, and that it asks for no account."""
    return _(
        "Bonjour,\n\nVous accueillez quelqu'un aujourd'hui. Voici votre page du jour, sans compte "
        "ni mot de passe :\n\n{link}\n\nVous y dites en une touche comment se passe la "
        "demi-journée, et vous y trouvez qui appeler. Ce lien s'ouvre une seule fois, aujourd'hui "
        "seulement : ouvrez-le sur le téléphone que vous aurez avec vous. S'il ne s'ouvre plus, "
        "essayez-le quand même : un nouveau lien vous est envoyé.\n\nPour la confidentialité, ce "
        "message ne dit ni nom ni raison.\n\n{service}",
        service=service,
        link=link,
    )


def text_message(link: str) -> Text:
    """The same in a text message."""
    return _("Votre page du jour, à ouvrir aujourd'hui : {link}", link=link)


TITLE = _("Votre page du jour")
LINK_MEANS = _(
    "Ce lien s'ouvre une seule fois, sur le téléphone que vous gardez avec vous. La page se ferme "
    "d'elle-même ce soir."
)
OPEN = _("Ouvrir ma page du jour")
CLOSED = _("Cette page ne s'ouvre pas, ou ne s'ouvre plus")
CLOSED_MEANS = _(
    "Si c'est le lien d'aujourd'hui, un nouveau vous est envoyé dans les dix minutes. Sinon, "
    "appelez le service Jeunesse."
)
REOPEN = _(
    "Pour la rouvrir aujourd'hui, touchez à nouveau le lien de votre message : un autre vous est "
    "envoyé. Sinon, appelez le service Jeunesse."
)
CLOSE = _("Fermer cette page")
CLOSE_MEANS = _("Sur un téléphone qui n'est pas le vôtre, fermez la page en partant.")
NOTICE = _(
    "Sans compte. Un cookie garde cette page ouverte aujourd'hui seulement, et ne sert qu'à cela."
)
NOTHING_TODAY = _("Personne n'est attendu avec vous aujourd'hui.")
CALLED_OFF = _("Annulé : personne ne vient.")
SOMEONE = _("La personne que vous accueillez")
MISSION = _("À faire :")
HOW_IS_IT = _("Comment ça se passe ?")
TAP_MEANS = _("Une touche suffit. Une erreur se corrige jusqu'à ce soir.")
NOT_YET = _("Vous pourrez le dire dès le début de la demi-journée.")
CORRECT = _("Corriger")
CORRECTED_MEANS = _("Si vous corrigez, les personnes déjà prévenues l'apprennent aussi.")
WHO_KNOWS = _("Qui est prévenu")
REFRESH = _("Voir où cela en est")

MARKS: Mapping[Mark, Text] = {
    Mark.PRESENT: _("Présent"),
    Mark.LATE: _("En retard"),
    Mark.ABSENT: _("Absent"),
    Mark.INCIDENT: _("Incident"),
    Mark.ACCIDENT: _("Accident"),
}
NEXT: Mapping[Mark, Text] = {
    Mark.PRESENT: _("Bonne demi-journée à tous les deux."),
    Mark.LATE: _("Rien d'autre à faire : le service le voit."),
    Mark.ABSENT: _("La direction de son établissement et sa famille sont prévenues."),
    Mark.INCIDENT: _("La direction de son établissement est prévenue."),
    Mark.ACCIDENT: vital(
        _("Appelez d'abord les secours si quelqu'un est blessé. La direction est prévenue.")
    ),
}
"""What is said next, once it is marked."""

WHO_TO_CALL = _("Qui appeler")
HELP_FIRST = vital(_("Blessure, malaise, danger : les secours d'abord."))
SAMU, FIRE, EUROPE = vital(_("Samu")), vital(_("Pompiers")), vital(_("Tous secours"))
WITHOUT_SPEAKING = vital(_("Par SMS"))
CHILDHOOD = vital(_("Enfant en danger"))
THEN_SERVICE = _("Ensuite, ou pour toute question : le service Jeunesse.")
NO_PHONE = _("Son numéro n'est pas encore indiqué ici : gardez celui qu'il vous a donné.")

WORDS = _("Un mot pour son livret")
WORDS_MEANS = _(
    "Ce qui a été bien fait, ce qui a été appris. Il ou elle le lit, et peut le montrer à son "
    "retour. Le service le lit aussi."
)
LEAVE_WORDS = _("Laisser ce mot")
WORDS_KEPT = _("Votre mot est dans le livret.")
TO_READ_NOW = vital(
    _(
        "Ce que vous avez écrit semble grave. Le service Jeunesse est prévenu et va le lire "
        "maintenant. Si quelqu'un est en danger, appelez tout de suite."
    )
)
CHARTER_FIRST = _("Avant d'accueillir : la charte de confidentialité, à lire et à signer une fois.")
SIGN = _("J'ai lu la charte et je la signe")
WHOLE_TEXT = _("Lire le texte entier")
TEXTS = _("Recevoir aussi ce lien par SMS")
TEXTS_ON = _("Vous recevez aussi ce lien par SMS, les jours où vous accueillez.")
TEXTS_OFF = _("Ne plus le recevoir par SMS")

_WHOM: Mapping[Whom, Mapping[Heard, Text]] = {
    Whom.SCHOOL: {
        Heard.LEAVING: _("La direction : le message part à l'instant"),
        Heard.TOLD: _("La direction est prévenue"),
        Heard.CALLING: _("La direction : le service l'appelle, le message n'a pas pu partir"),
        Heard.KNOWS: _("La direction a répondu : elle est au courant"),
    },
    Whom.FAMILY: {
        Heard.LEAVING: _("La famille : le message part à l'instant"),
        Heard.TOLD: _("La famille est prévenue"),
        Heard.CALLING: _("La famille : le service l'appelle"),
        Heard.KNOWS: _("La famille est au courant"),
    },
    Whom.SERVICE: dict.fromkeys(Heard, _("Le service Jeunesse est prévenu")),
}


def told(whom: Whom, heard: Heard, at: datetime, zone: tzinfo) -> Text:
    """How far one of those who are told was reached, and since when."""
    hour: time = at.astimezone(zone).time()
    return _("{told} ({hour})", told=_WHOM[whom][heard], hour=hour)


def noted(mark: Mark, at: datetime, zone: tzinfo) -> Text:
    """What was marked, and at what hour."""
    return _("{mark}, noté à {hour}", mark=MARKS[mark], hour=at.astimezone(zone).time())


def hours(starts: datetime, ends: datetime, zone: tzinfo) -> Text:
    """From when to when."""
    return _(
        "de {start} à {end}", start=starts.astimezone(zone).time(), end=ends.astimezone(zone).time()
    )
