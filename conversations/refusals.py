"""One sentence for each reason of refusal, for the person who can act.

One function on purpose, however long: the checkers prove that no reason is left out of it and of
``refusals_about_measures`` together.
"""

from __future__ import annotations

from conversations.refusals_about_measures import sentence as about_measures
from conversations.texts import Text, _
from resources_db.actions import Reason, Refused


def sentence(refused: Refused) -> Text:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """What to tell someone whose request was refused."""
    match refused.reason:
        case Reason.NOT_ALLOWED:
            return _("Cette action n'est pas ouverte ici. Rien n'a été changé.")
        case Reason.UNKNOWN_RESOURCE:
            return _("Cette fiche n'est plus dans l'annuaire. Rien n'a été changé.")
        case Reason.EMPTY_EDITION:
            return _("Un annuaire vide ne peut pas remplacer l'annuaire. Rien n'a été changé.")
        case Reason.UNKNOWN_EDITION:
            return _("Cette édition de l'annuaire n'existe pas. Rien n'a été changé.")
        case Reason.IMPORT_UNDER_WAY:
            return _(
                "Un import de l'annuaire est en cours. Rien n'a été changé : réessayez dans "
                "quelques minutes."
            )
        case Reason.CHANGED_MEANWHILE:
            return _(
                "Cette fiche a changé pendant que vous la lisiez. Rien n'a été changé : relisez-la."
            )
        case Reason.UNKNOWN_VERSION:
            return _("Cette version de la fiche n'est plus gardée. Rien n'a été changé.")
        case Reason.UNKNOWN_LANGUAGE:
            return _("Je ne parle pas encore cette langue.")
        case Reason.NO_SUCH_TASK:
            return _("Cette demande n'attend plus de réponse. Rien n'a été changé.")
        case Reason.NOT_A_MAILBOX:
            return _("Cette adresse électronique n'en est pas une. Rien n'a été changé.")
        case Reason.MAILBOX_TAKEN:
            return _("Cette adresse électronique sert déjà à un autre compte. Rien n'a été changé.")
        case Reason.NO_SUCH_ACCOUNT:
            return _("Ce compte n'existe pas ou n'est plus ouvert. Rien n'a été changé.")
        case Reason.OWN_ACCOUNT:
            return _("Cela ne se fait pas sur son propre compte : demandez à un collègue.")
        case Reason.NO_SUCH_PERSON:
            return _("Cette personne n'est pas connue ici. Rien n'a été changé.")
        case Reason.NO_SUCH_ORGANISATION:
            return _("Cet organisme n'est pas connu ici, ou n'a plus de part. Rien n'a été changé.")
        case Reason.NO_SUCH_CONTACT:
            return _("Ce numéro ou cette adresse n'est plus utilisé. Rien n'a été changé.")
        case Reason.BAD_NAME:
            return _("Ce nom est vide, illisible ou trop long. Écrivez-le en toutes lettres.")
        case Reason.BAD_CONTACT:
            return _("Ce numéro ou cette adresse n'est pas complet. Vérifiez-le, puis recommencez.")
        case Reason.BAD_SCHOOL_NUMBER:
            return _("Un numéro d'établissement (UAI) a sept chiffres et une lettre.")
        case Reason.ALREADY_KNOWN:
            return _("C'est déjà noté. Rien n'a été changé.")
        case Reason.ROLE_DOES_NOT_FIT:
            return _("Ce rôle n'existe pas dans cet organisme. Rien n'a été changé.")
        case Reason.LAST_ADMINISTRATOR:
            return _("C'est la dernière personne qui administre : nommez-en d'abord une autre.")
        case Reason.NOT_PROTECTED:
            return _("Ce contact n'est pas protégé. Rien n'a été changé.")
        case Reason.SECOND_PERSON_NEEDED:
            return _("Une deuxième personne de l'équipe doit lever la protection de ce contact.")
        case Reason.FAMILY_NOT_INFORMED:
            return _(
                "L'établissement doit d'abord informer la famille (convention, article 2) : notez "
                "le jour où il l'a fait."
            )
        case Reason.SITUATION_CLOSED:
            return _("Cette situation est close. Rien n'a été changé.")
        case Reason.PART_DOES_NOT_FIT:
            return _("Cette personne ne peut pas avoir cette place ici. Rien n'a été changé.")
        case Reason.BAD_VALUE:
            return _("Cette valeur ne convient pas à ce réglage. Rien n'a été changé.")
        case Reason.BAD_PICTURE:
            return _("Il faut une image PNG de 512 Ko et 4000 points de côté au plus.")
        case Reason.NOTHING_TO_SIGN:
            return _("Il n'y a rien à valider ici, ou c'est déjà fait. Rien n'a été changé.")
        case Reason.BAD_MOMENT:
            return _("Ce moment n'est pas possible : il est passé, ou finit avant de commencer.")
        case Reason.NO_SUCH_APPOINTMENT:
            return _("Ce rendez-vous n'est pas, ou n'est plus, à venir. Rien n'a été changé.")
        case Reason.TOO_LATE:
            return _("Ce rendez-vous a déjà commencé. Vous pouvez appeler le service.")
        case Reason.APPOINTMENT_MOVED:
            return _(
                "Ce rendez-vous a changé depuis ce message. Voici ce qui est prévu maintenant."
            )
        case Reason.INTERPRETER_IS_FAMILY:
            return _(
                "L'interprète est une personne adulte, extérieure à la famille : jamais l'enfant. "
                "Rien n'a été changé."
            )
        case Reason.SIGN_TAKEN:
            return _("Ce signe sert déjà pour un autre enfant. Choisissez-en un autre.")
        case Reason.INVITATION_UNKNOWN:
            return _("Ce lien ne s'ouvre pas ici. Le service peut vous en donner un nouveau.")
        case Reason.INVITATION_USED:
            return _("Ce lien a déjà été ouvert. Le service peut vous en donner un nouveau.")
        case Reason.INVITATION_LATE:
            return _("Ce lien n'est plus valable : trop de temps a passé. Demandez-en un nouveau.")
        case Reason.CODE_NEEDED:
            return _("Ce lien demande un code à six chiffres, donné à part.")
        case Reason.CODE_WRONG:
            return _("Ce n'est pas le bon code. Vérifiez-le, puis recommencez.")
        case Reason.PERSON_UNKNOWN_HERE:
            return _("Je ne sais pas ici qui vous êtes : ouvrez votre page, ou appelez le service.")
        case Reason.ANSWER_DOES_NOT_FIT:
            return _("Cette réponse ne va pas avec cette question. Rien n'a été changé.")
        case Reason.PROOF_NEEDED:
            return _("Notez où est la preuve : le papier signé, ou qui a répondu au téléphone.")
        case Reason.TEXT_CHANGED:
            return _("Ce texte a changé entre-temps : relisez-le, puis répondez.")
        case Reason.NO_MAILBOX:
            return _("Notez d'abord la boîte officielle de cet établissement.")
        case Reason.NO_SUCH_CORRECTION:
            return _("Ce signalement n'attend plus de décision. Rien n'a été changé.")
        case Reason.CHARTER_NOT_SIGNED:
            return _("Lisez et signez d'abord la charte de confidentialité.")
        case Reason.DAY_TO_COME:
            return _("Ce jour n'est pas encore venu. Vérifiez la date.")
        case Reason.BAD_TERMS:
            return _("Vérifiez la durée, le préavis et la revue : ces nombres ne vont pas.")
        case Reason.NO_SUCH_CONVENTION:
            return _("Cette convention n'est pas en cours à cette date. Rien n'a été changé.")
        case Reason.NOTE_TOO_LONG:
            return _("Une note d'appel est courte : 500 caractères au plus, et pas vide.")
        case Reason.BAD_DAYS:
            return _("Le dernier jour vient après le premier. Vérifiez les dates.")
        case _:
            return about_measures(refused.reason)
