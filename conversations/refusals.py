"""One sentence for each reason of refusal, for the person who can act."""

from __future__ import annotations

from typing import assert_never

from conversations.texts import Text, _
from resources_db.actions import Reason, Refused


def sentence(refused: Refused) -> Text:  # noqa: C901, PLR0911, PLR0912 - one case a reason
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
                "L'établissement doit d'abord informer la famille : notez le jour où il l'a fait."
            )
        case Reason.SITUATION_CLOSED:
            return _("Cette situation est close. Rien n'a été changé.")
        case Reason.PART_DOES_NOT_FIT:
            return _("Cette personne ne peut pas avoir cette place ici. Rien n'a été changé.")
        case _:
            assert_never(refused.reason)
