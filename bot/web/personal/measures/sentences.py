"""Every sentence of the family's pages about a measure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from bot.measures.named import ACTIVITIES, FOLLOWS, GROUNDS, HALVES, MARKS, REGIMES
from bot.paper.measures.papers import Paper
from conversations.texts import Text, _, vital
from resources_db.measures.machine import State
from resources_db.measures.terms import Mark, Regime

__all__ = ["ACTIVITIES", "FOLLOWS", "GROUNDS", "HALVES", "MARKS", "REGIMES"]

EXPECTED = _("Ce qui est attendu de vous maintenant")
SEE_ALL = _("Tout sur ces journées")
BACK_TO_MEASURE = _("Retour aux journées")

CALL_NOW = _("Appelez maintenant le service Jeunesse.")
CALL = _("Appeler")
ANSWER = _("Lisez ce que propose le service Jeunesse, puis répondez.")
READ_AND_ANSWER = _("Lire et répondre")
HOLDER_ANSWERS = _(
    "Rien pour le moment. Une personne qui a l'autorité parentale doit d'abord répondre."
)
BEING_PLANNED = _("Rien pour le moment. Le service Jeunesse prépare les journées.")
SIGN = _("Lisez le contrat d'engagement, puis signez-le.")
SIGN_AGAIN = _("Les jours ont changé. Relisez le contrat, puis signez-le de nouveau.")
READ_AND_SIGN = _("Lire et signer")
OTHERS_SIGN = _("Rien pour le moment. D'autres personnes doivent encore signer.")
WRITE = _("Écrivez dans votre livret ce que vous avez fait.")
OPEN_BOOKLET = _("Ouvrir mon livret")
ANSWER_RETURN = _("Un rendez-vous prépare le retour en classe. Dites si vous venez.")
SAY_IF_YOU_COME = _("Voir et répondre")
LEARNT = _("C'est fini. Trois questions courtes : qu'est-ce que cela a apporté ?")
ANSWER_THREE = _("Répondre")
NOTHING_NOW = _("Rien n'est attendu de vous maintenant.")
WILL_NOT_BE = _("Ces journées n'auront pas lieu. Vous n'avez pas à venir.")

HAPPENED = _("Ce qui s'est passé")
ABSENCE_TO_DO = vital(
    _("S'il y a une raison, ou si c'est une erreur, appelez le service Jeunesse.")
)
ACCIDENT_TO_DO = vital(
    _(
        "Appelez maintenant le service Jeunesse : il vous dit ce qui s'est passé et ce qui a été "
        "fait. Si vous êtes inquiet pour la santé de quelqu'un, appelez le 15."
    )
)
TO_DO: Mapping[Mark, Text] = {Mark.ABSENT: ABSENCE_TO_DO, Mark.ACCIDENT: ACCIDENT_TO_DO}
"""What to do about what is told without delay (R22)."""
STATES: Mapping[State, Text] = {
    State.ENDED: _("Ces journées se sont arrêtées avant la fin."),
    State.REFUSED: _("Ces journées n'auront pas lieu."),
    State.CANCELLED: _("Ces journées sont annulées."),
}
"""What is said of an end before the end."""
YOU_STOPPED = _("Vous avez retiré votre accord.")
HEAD_STOPPED = _("Le chef d'établissement y a mis fin.")
ASK_ABOUT_IT = _("Le service Jeunesse vous explique ce qui va se passer : appelez-le.")

DAYS = _("Les jours")
EXPLAINED: Mapping[Regime, Text] = {
    Regime.ALTERNATIVE: _(
        "Pendant les jours d'exclusion, l'élève n'est pas laissé seul. Le premier jour, son "
        "parent et lui sont reçus ensemble. Viennent ensuite un temps de réflexion, puis une "
        "mission utile à tous, avec un tuteur."
    ),
    Regime.RESPONSIBILITY: _(
        "En dehors des heures de cours, l'élève participe à une activité éducative. Il y est "
        "accompagné par un adulte."
    ),
}
"""One explanation for all the days."""
NO_DAYS = _("Les jours ne sont pas encore fixés.")
DAY_CHANGED = _("Ce jour a changé depuis l'annonce : seul ce jour change.")
CALLED_OFF = _("Annulé : vous n'avez pas à venir.")
WITH_TUTOR = _("Avec")
AT_SERVICE = _("Au service Jeunesse")
MISSION = _("La mission")
SEE_PLACE = _("Voir le lieu")
COMING_TO_ALL = _("Je viens à tous ces jours")
COMING_MEANS = _("Ce bouton répond pour tous les jours. Si un jour ne va pas, ouvrez-le.")
NOTED = _("C'est noté. Le service le voit tout de suite.")
ALL_IN_CALENDAR = _("Tous les jours dans mon agenda")
BRING = _("À apporter")
NOTHING_TO_BRING = _("Rien de particulier. En cas de doute, appelez le service Jeunesse.")

RESPONSIBLE = _("Qui est responsable, et l'assurance")
BOOKLET = _("Le livret")
BOOKLET_MEANS_PUPIL = _(
    "Votre livret raconte ce que vous avez fait. Vous le montrez à votre retour, à qui vous voulez."
)
BOOKLET_MEANS_PARENT = _(
    "Le livret est à l'élève. Il le montre à son retour, à qui il veut. Vous lisez ici le mot du "
    "tuteur."
)
READ_BOOKLET = _("Lire le livret")
WORK = _("Le travail donné par l'établissement")
KEEPS_LINK = _("L'enseignant qui garde le lien :")

PAPERS = _("Vos papiers")
PAPER_NAMES: Mapping[Paper, Text] = {
    Paper.CONTRACT: _("Le contrat d'engagement"),
    Paper.BOOKLET: _("Le livret d'accueil"),
    Paper.ATTENDANCE: _("La feuille de présence"),
    Paper.END: _("Le bilan de fin"),
    Paper.FOLLOW_UP: _("Ce qui est proposé ensuite"),
}

CONTACT = _("Qui appeler")
REFERENT = _("Votre référent de parcours")
ASK_FOR = _("Appelez le service Jeunesse et demandez cette personne.")
SERVICE = _("Le service Jeunesse")
NO_PHONE = _("Son numéro n'est pas encore indiqué ici.")

AFTER = _("Et après")
RETURN_MEETING = _("Un rendez-vous prépare le retour en classe :")
NO_RETURN_YET = _("Un rendez-vous pour préparer le retour en classe sera proposé.")
NOT_SAID_YET = _("Le chef d'établissement dit à la fin si la mesure a été respectée.")
NEVER_FOLLOWS = vital(
    _(
        "Avoir été accompagné pendant ces jours n'est écrit dans aucun document officiel qui suit "
        "l'élève."
    )
)
TAKE_BACK = _("Revoir ou retirer mon accord")
SEE_LEARNT = _("Ce que cela a apporté")

CONTRACT = _("Le contrat d'engagement")
COUNTS_IN_FRENCH = vital(_("Ceci est une traduction : seul le texte français compte."))
COMMITMENTS = _("Ce à quoi chacun s'engage")
YOU_SIGNED = _("Vous avez signé ce contrat.")
SIGNED_ON_PAPER = _("Vous avez signé ce contrat sur papier.")
YOUR_PROOF = _("Votre preuve")
NOT_AWAITED = _("Aucune signature ne vous est demandée maintenant.")
PLAN_CHANGED = _("Ce contrat a changé depuis votre signature : les jours ne sont plus les mêmes.")
A_DAY_CHANGED = _("Un jour a changé depuis votre signature. Ce que vous avez signé reste valable.")
BEFORE = _("Les jours que vous aviez signés")
I_SIGN = _("Je signe")
SIGNING_MEANS = _("Signer, c'est dire : j'ai lu ce contrat et je m'y engage.")
NOT_AGREED = _("Vous n'êtes pas d'accord ?")
ONLY_A_HOLDER_STOPS = vital(
    _(
        "Sans votre signature, la mesure ne commence pas. Mais seul le refus d'une personne qui a "
        "l'autorité parentale l'arrête. Parlez-en au service Jeunesse : il vous écoute."
    )
)
YOU_STOP = vital(
    _(
        "Si vous dites non, ces journées s'arrêtent tout de suite. Vous n'avez pas à dire "
        "pourquoi. L'établissement décide alors de la suite : demandez-lui ce qui est prévu."
    )
)
I_STOP = _("Je ne suis pas d'accord")
NO_AGREEMENT_NEEDED = _("Cette mesure ne demande pas l'accord de la famille.")

PROOF = _("Votre preuve de signature")
PROOF_MEANS = _("Gardez-la si vous voulez : elle est aussi gardée au service.")
PROOF_FILE = _("Télécharger la preuve")

MY_BOOKLET = _("Mon livret")
WHO_READS = vital(
    _(
        "Ici, seuls vous et le service Jeunesse lisez ces mots : ni vos parents, ni "
        "l'établissement. S'ils parlent d'un danger, le service agit pour vous protéger."
    )
)
KEPT_AS_YOU_GO = _("Quelques mots suffisent, dans votre langue. « Garder » les enregistre.")
OPENS_LATER = _("Le livret s'ouvre le premier jour.")
I_DID = _("Ce que j'ai fait")
I_THINK = _("Ce que j'en pense")
I_LEARNT = _("Ce que j'ai appris")
I_WANT = _("Ce que je veux à mon retour, et qui peut m'aider")
ON_RETURN = _("Pour mon retour")
SAVE = _("Garder")
SAVED = _("C'est gardé. Vous pouvez changer ces mots quand vous voulez.")
UNCHANGED = _("Rien de nouveau à garder.")
TUTOR_WORDS = _("Le mot du tuteur")
NO_TUTOR_WORDS = _("Le tuteur n'a encore rien écrit.")
ALREADY_WRITTEN = _("Déjà écrit")
NOT_SAVED = _("Vos mots n'ont pas été gardés : la page s'était fermée. Copiez-les d'ici.")

DANGER = vital(_("Vous n'êtes pas seul. Appelez maintenant, c'est gratuit :"))
DOUBT = vital(_("Si quelque chose ne va pas, vous pouvez en parler, c'est gratuit :"))
SOMEONE_KNOWS = vital(_("Une personne du service Jeunesse est prévenue, pour pouvoir vous aider."))

LOOK_BACK = _("Ce que cela a apporté")
LOOK_BACK_MEANS = _("Trois questions courtes. Aucune réponse n'est bonne ou mauvaise.")
QUESTIONS: tuple[Text, Text, Text] = (
    _("Ces journées ont-elles été utiles ?"),
    _("Aident-elles à comprendre ce qui s'est passé ?"),
    _("Aident-elles à bien revenir en classe ?"),
)
YES, A_LITTLE, NO = _("Oui"), _("Un peu"), _("Non")
THANKS = _("Merci. Votre réponse est gardée. Vous pouvez la changer.")
CHANGE_ANSWER = _("Changer mes réponses")
TOO_SOON = _("Les questions viennent à la fin des journées.")
WHO_READS_LEARNT = _("Seul le service Jeunesse lit vos réponses.")


def come_together(day: date, hour: time) -> Text:
    """The reception of the first day."""
    return _(
        "Venez ensemble, l'élève et son parent : {day}, à {hour}. Le service Jeunesse vous reçoit.",
        day=day,
        hour=hour,
    )


def next_moment(day: date, hour: time) -> Text:
    """The next half-day."""
    return _("Prochain moment : {day}, à {hour}.", day=day, hour=hour)


def marked(mark: Text, day: date, half: Text) -> Text:
    """What was noted of a half-day."""
    return _("{day}, {half} : {mark}.", day=day, half=half, mark=mark)


def from_to(starts: time, ends: time) -> Text:
    """The hours of a half-day."""
    return _("de {starts} à {ends}", starts=starts, ends=ends)


def signed_on(day: date) -> Text:
    """When one signed."""
    return _("Signé le {day}", day=day)


def ended_because(ground: Text) -> Text:
    """The ground that the head gave."""
    return _("La raison donnée : {ground}.", ground=ground)


def returned_on(day: date) -> Text:
    """The day of the return to class."""
    return _("Retour en classe : {day}.", day=day)


def kept_until(day: date) -> Text:
    """The last day that all of it is kept."""
    return _(
        "Tout ce qui est ici est gardé jusqu'au {day}. Ensuite, plus personne ne le lit, puis "
        "c'est détruit.",
        day=day,
    )


def kept_from(day: date) -> Text:
    """The same, while it goes on: the day is set when the accompaniment is closed."""
    return _(
        "Tout ce qui est ici est effacé après la fin de l'accompagnement, et pas avant le {day}.",
        day=day,
    )


def question_of(number: int) -> Text:
    """Which of the three."""
    return _("Question {number} sur 3", number=str(number))


def version(number: int) -> Text:
    """Which contract was signed."""
    return _("Contrat, version {number}", number=str(number))
