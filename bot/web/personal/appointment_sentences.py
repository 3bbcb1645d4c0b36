"""Every sentence about appointments on the personal page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo

from conversations.texts import Text, _, vital
from resources_db.meetings.channels import EMAIL, SMS, TELEGRAM
from resources_db.meetings.terms import Answer, Interpreting, MeetingKind, Sign, Wish
from resources_db.tasks.actions import Moment

APPOINTMENTS = _("Vos rendez-vous")
NONE_AHEAD = _("Aucun rendez-vous à venir.")
SEE = _("Voir le détail")
CALLED_OFF = _("Annulé : vous n'avez pas à venir.")
YOUR_ANSWER = _("Votre réponse")
NO_ANSWER = _("Vous n'avez pas encore répondu.")
MAY_CHANGE = _("Vous pouvez changer d'avis jusqu'au rendez-vous. Dire non ne pose aucun problème.")
WHERE = _("Le lieu")
NO_PLACE = _("Le lieu n'est pas encore fixé : le service vous le dira.")
BRING = _("À apporter")
WITH = _("Avec")
ADD = _("Ajouter à mon agenda")
REMOVE = _("Retirer de mon agenda")
CALENDAR_MEANS = _("Le fichier dit le jour, l'heure et le lieu public. Rien d'autre.")
NOTED = _("C'est noté. Le service le voit tout de suite.")
MORE = _("Dire quand cela irait mieux (si vous voulez)")
WISHED = _("Le moment qui vous irait")
WORDS = _("Quelques mots pour le service")
WORDS_MEANS = vital(
    _("Vous n'avez pas à vous justifier. Seule l'équipe qui vous suit lit ces mots.")
)
SEND = _("Envoyer")
WORDS_MOST = 500
"""Signs of the longest words."""

REMINDERS = _("Vos rappels")
REMINDERS_MEANS = _(
    "Choisissez quand et comment vous êtes prévenus. Un changement ou une annulation vous est "
    "toujours dit."
)
HOW_OFTEN = _("Quand vous prévenir")
FIRST_BY = _("D'abord par")
AS_USUAL = _("Comme d'habitude")
SAVE = _("Enregistrer")
SAVED = _("Votre choix est enregistré.")
SIGNS = _("Un signe pour chaque enfant")
SIGNS_MEANS = vital(
    _(
        "Nos messages n'écrivent jamais le nom d'un enfant. Si vous choisissez un signe, il "
        "s'affiche au début des messages qui le concernent. Vous seul le connaissez."
    )
)
NO_SIGN = _("Aucun signe")

NEW_LINK = _("Votre page personnelle")
NEW_LINK_MEANS = _("Ce lien n'est que pour vous. Il s'éteint au bout d'une heure.")
DEVICE = _("C'est la première fois sur cet appareil. Écrivez le code que le service vous a donné.")
SECRET = _("Votre code à six chiffres")
NO_SECRET = _(
    "Pas de code, ou code perdu ? Le service Jeunesse vous en donne un, sur place ou par courrier."
)
SHARED = _("Ne pas retenir cet appareil (il sert à d'autres)")

ANSWERS: Mapping[Answer, Text] = {
    Answer.COMING: _("Je viens"),
    Answer.NOT_COMING: _("Je ne peux pas venir"),
    Answer.CALL_ME: _("Être rappelé"),
}
SAID: Mapping[Answer, Text] = {
    Answer.COMING: _("Vous avez dit que vous venez."),
    Answer.LATE: _("Vous avez dit que vous venez, avec un peu de retard."),
    Answer.NOT_COMING: _("Vous avez dit que vous ne pouvez pas venir."),
    Answer.CALL_ME: _("Vous avez demandé à être rappelé."),
}
KINDS: Mapping[MeetingKind, Text] = {
    MeetingKind.FAMILY: _("Rencontre avec la famille"),
    MeetingKind.ATTENDANCE: _("Journée d'accompagnement"),
    MeetingKind.REVIEW: _("Bilan"),
    MeetingKind.COMMITTEE: _("Comité"),
    MeetingKind.WATCH: _("Réunion de suivi"),
}
MOMENTS: Mapping[Moment, Text] = {
    Moment.MORNING: _("Le matin"),
    Moment.AFTERNOON: _("L'après-midi"),
    Moment.EVENING: _("Le soir"),
    Moment.ANY: _("N'importe quand"),
}
INTERPRETERS: Mapping[Interpreting, Text] = {
    Interpreting.WANTED: _("Nous cherchons un interprète pour vous."),
    Interpreting.BOOKED: _("Un interprète est prévu."),
    Interpreting.CONFIRMED: _("Un interprète sera là."),
}
WISHES: Mapping[Wish, Text] = {
    Wish.USUAL: _("Deux jours avant, puis la veille au soir ou le matin même"),
    Wish.EARLIER: _("Plus tôt : une semaine avant, puis deux jours avant"),
    Wish.LATER: _("Plus tard : la veille, puis deux heures avant"),
    Wish.ONLY_ONE: _("Une seule fois, la veille"),
    Wish.NONE: _("Aucun rappel"),
}
CHANNELS: Mapping[str, Text] = {
    TELEGRAM: _("Telegram"),
    SMS: _("SMS"),
    EMAIL: _("courriel"),
}
SIGN_NAMES: Mapping[Sign, Text] = {
    Sign.SUN: _("Soleil"),
    Sign.MOON: _("Lune"),
    Sign.STAR: _("Étoile"),
    Sign.LEAF: _("Trèfle"),
    Sign.BIRD: _("Oiseau"),
    Sign.WAVE: _("Vague"),
}


def when(starts: datetime, zone: tzinfo) -> Text:
    """The day and the hour, on the wall clock of the city."""
    here = starts.astimezone(zone)
    return _day_and_hour(here.date(), here.time())


def _day_and_hour(day: date, hour: time) -> Text:
    return _("{day}, à {hour}", day=day, hour=hour)
