"""What tasks are about, in words for the staff."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.console.health_sentences import channel
from bot.console.languages import language_name
from bot.console.measure_task_sentences import OF_MEASURES
from conversations.texts import Text, _, plural
from resources_db.health.waking import CHANNEL_DOWN, REMINDERS_MISSED
from resources_db.invitations.page_links import CODE_LOCKED
from resources_db.meetings.answering import CALL_BACK, CANNOT_COME
from resources_db.meetings.handing import REMINDER_SET_ASIDE
from resources_db.meetings.interpreting import INTERPRETER
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.meetings.proposing import COMMITTEE_DUE, REVIEW_DUE
from resources_db.tasks.opening import (
    ADDRESS_UNLINKED,
    AGREEMENT_REFUSED,
    AGREEMENT_WITHDRAWN,
    CONTACT_TO_CONFIRM,
    CONTACT_WRONG,
    HUMAN_ASKED,
    INVITATION_MISOPENED,
    MISTAKE,
    SCHOOL_ANSWERED,
    SCHOOL_UNREACHABLE,
    SMS_ACCOUNT,
    SMS_ANSWER,
    SMS_CEILING,
    TALK_ASKED,
    UNREACHABLE,
    UPDATE_SET_ASIDE,
)
from resources_db.tasks.terms import NOTE_LENGTH, TaskOutcome

_KINDS: Mapping[str, Text] = {
    MISTAKE: _("Une fiche de l'annuaire est signalée inexacte"),
    UPDATE_SET_ASIDE: _("Un message n'a pas pu être lu après plusieurs essais"),
    HUMAN_ASKED: _("Quelqu'un demande à parler à une personne"),
    UNREACHABLE: _("Un rappel n'a pas pu être remis : la personne n'est plus joignable ainsi"),
    CONTACT_WRONG: _("Un numéro ou une adresse est à quelqu'un d'autre"),
    CONTACT_TO_CONFIRM: _("Un numéro ou une adresse est à confirmer avant d'y écrire"),
    INVITATION_MISOPENED: _("Une invitation a été essayée par quelqu'un d'autre : en donner une"),
    ADDRESS_UNLINKED: _("Quelqu'un n'est plus joignable dans sa conversation"),
    AGREEMENT_REFUSED: _("Une famille a dit non"),
    AGREEMENT_WITHDRAWN: _("Une famille a retiré son accord"),
    SMS_CEILING: _("La limite de dépense des SMS est atteinte ce mois : voir la page « Envois »"),
    SMS_ACCOUNT: _("Le fournisseur de SMS refuse le compte : jeton ou crédit à vérifier"),
    SMS_ANSWER: _("Quelqu'un a répondu à un SMS avec ses mots : à lire, à rappeler peut-être"),
    CHANNEL_DOWN: _("Un canal d'envoi ne répond plus : appeler qui doit être prévenu aujourd'hui"),
    REMINDERS_MISSED: _("Des rappels n'ont pas pu partir à temps"),
    REMINDER_SET_ASIDE: _("Un rappel n'a pas pu être préparé : prévenir la personne autrement"),
    TELL_BY_HAND: _("Prévenir quelqu'un d'un rendez-vous : aucun message ne peut le faire"),
    CALL_BACK: _("Rappeler quelqu'un qui est attendu à un rendez-vous"),
    CANNOT_COME: _("Quelqu'un ne peut pas venir : appeler, ou proposer un autre moment"),
    INTERPRETER: _("Un interprète n'est pas confirmé pour demain"),
    CODE_LOCKED: _("Le code d'une page personnelle est bloqué : en donner un autre"),
    SCHOOL_ANSWERED: _("Un établissement a répondu"),
    SCHOOL_UNREACHABLE: _("Un établissement n'a pas pu être interrogé par courriel : l'appeler"),
    TALK_ASKED: _("Une famille voudrait en parler avant de répondre : à rappeler"),
    REVIEW_DUE: _("Le bilan annuel d'une convention n'est pas encore fixé"),
    COMMITTEE_DUE: _("Le comité de pilotage de ce semestre n'est pas encore fixé"),
    **OF_MEASURES,
}
_OTHER = _("Quelque chose attend une personne de l'équipe")
_MOMENTS: Mapping[str, Text] = {
    "morning": _("Souhaite une réponse le matin"),
    "afternoon": _("Souhaite une réponse l'après-midi"),
    "evening": _("Souhaite une réponse en fin de journée"),
    "any": _("N'importe quel moment convient"),
}
_INTERPRETER = " interpreter:"

OUTCOMES: Mapping[TaskOutcome, Text] = {
    TaskOutcome.REACHED: _("Joint"),
    TaskOutcome.VOICEMAIL: _("Répondeur : revient demain"),
    TaskOutcome.WRONG_NUMBER: _("Mauvais numéro"),
    TaskOutcome.CALLED_BACK: _("A rappelé"),
    TaskOutcome.REFUSED: _("Ne souhaite pas"),
    TaskOutcome.DONE: _("C'est réglé"),
}
TAKE = _("Je m'en occupe")
TAKEN = _("La tâche est à vous.")
HELD_BY = _("S'en occupe :")
DUE = _("Pour :")
NOTE = _("Noter en quelques mots ce qui est convenu")
ADD_NOTE = _("Noter")
NOTED = _("C'est noté.")
NOTE_MOST = NOTE_LENGTH
CALLED = _("Le numéro appelé")
NO_PHONE = _("Aucun numéro en usage : voyez sa situation.")
SEE_SITUATION = _("Voir la situation")
SPEAKS = _("Avec un interprète :")
PRINT_CALLS = _("Imprimer les appels du jour (PDF)")
AWAY = _("Absences et relais")
AWAY_MEANS = _(
    "Pendant une absence, les tâches passent à un collègue, premier et dernier jours compris."
)
WHO_IS_AWAY, WHO_TAKES = _("Qui est absent"), _("Qui prend le relais")
FIRST_DAY, LAST_DAY = _("Premier jour"), _("Dernier jour")
HAND_OVER = _("Confier les tâches")
HANDED_OVER = _("C'est noté : les tâches passent à ce collègue pendant l'absence.")
NOBODY_AWAY = _("Personne n'est absent.")
NOTHING_WAITS = _("Rien n'attend. Tout est à jour.")
ANSWER = _("Votre réponse")
ANSWER_MEANS = _(
    "Elle paraît dans la conversation de la personne, qui est peut-être lue par d'autres : ni nom, "
    "ni détail de la situation."
)
SEND = _("Envoyer la réponse")
ANSWERED = _("La réponse est dans la conversation.")
SETTLED = _("La tâche est réglée.")
EMPTY_ANSWER = _("Écrivez d'abord la réponse.")
ARRANGE = _("Le fixer maintenant")
SEE_APPOINTMENT = _("Voir le rendez-vous")
SEE_CARD = _("Voir la fiche")
PRINT_LETTER = _("Imprimer la lettre")
LETTER_TO_PRINT = _(
    "Prévenir quelqu'un d'un rendez-vous par courrier : aucun téléphone, lettre prête"
)
ALL_TASKS = _("Voir toutes les tâches")
THEY_SAY = _("Ses mots :")
SINCE = _("Depuis :")
BEATING = _("L'assistant tourne : les messages partent et arrivent.")
NOT_BEATING = _("L'assistant ne donne plus signe de vie : prévenez la personne qui l'a installé.")
MOST_ANSWER = 1000
"""Signs of the longest answer."""


def kind_of(code: str) -> Text:
    """What a task is about."""
    return _KINDS.get(code, _OTHER)


def wish_of(detail: str | None) -> Text | None:
    """The moment that someone wished to be answered at, and with whose help."""
    moment, _sign, language = (detail or "").partition(_INTERPRETER)
    wished = _MOMENTS.get(moment)
    if wished is None or not language:
        return wished
    return _(
        "{moment}, avec un interprète ({language})", moment=wished, language=language_name(language)
    )


def missed(detail: str | None) -> Text:
    """How many reminders could not go in time, after the assistant or a channel was down."""
    count = int(detail) if detail is not None and detail.isdecimal() else 0
    return plural(
        "{count} rappel n'a pas pu partir à temps : l'assistant ou un canal était arrêté. "
        "Le détail est sur la page « État du service ».",
        "{count} rappels n'ont pas pu partir à temps : l'assistant ou un canal était arrêté. "
        "Le détail est sur la page « État du service ».",
        count,
    )


def down(detail: str | None) -> Text:
    """Which channel does not answer."""
    return _(
        "« {channel} » ne répond plus. Les messages partiront d'eux-mêmes dès que possible.",
        channel=channel(detail or ""),
    )


def waiting(count: int) -> Text:
    """How many tasks wait."""
    return plural("{count} tâche attend", "{count} tâches attendent", count)


def replaced(who: str, to: str, since: date, until: date) -> Text:
    """One absence."""
    return _(
        "{who} : relais par {to}, du {since} au {until}.",
        who=who, to=to, since=since, until=until,
    )  # fmt: skip
