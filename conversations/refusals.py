"""One sentence for each reason of refusal, for the person who can act."""

from __future__ import annotations

from typing import assert_never

from conversations.texts import Text, _
from resources_db.actions import Reason, Refused


def sentence(refused: Refused) -> Text:  # noqa: C901, PLR0911, PLR0912 - one a reason
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
        case _:
            assert_never(refused.reason)
