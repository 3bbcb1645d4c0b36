"""What to do about words of danger: the procedure, step by step, in words for the service."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.texts import Text, _, vital
from conversations.understanding.reading import Danger
from resources_db.measures.terms import Writing

TITLE = _("Des mots qui inquiètent")
SEE = _("Que faire maintenant")
CERTAIN = vital(_("Ces mots disent un danger. Agissez maintenant."))
DOUBT = vital(
    _("Ces mots disent peut-être un danger. Lisez-les maintenant : c'est à vous d'en juger.")
)
DANGERS: Mapping[Danger, Text] = {
    Danger.SUICIDE: _("Ce qui a été reconnu : des idées de suicide."),
    Danger.VIOLENCE: _("Ce qui a été reconnu : de la violence dans la famille ou le couple."),
    Danger.CHILD_ABUSE: _("Ce qui a été reconnu : un enfant maltraité."),
    Danger.RUNAWAY: _("Ce qui a été reconnu : une fugue."),
    Danger.IMMEDIATE: _("Ce qui a été reconnu : quelqu'un de blessé ou d'attaqué."),
    Danger.NO_ROOF: _("Ce qui a été reconnu : quelqu'un sans toit ce soir."),
}
WRITINGS: Mapping[Writing, Text] = {
    Writing.BOOKLET: _("Écrit par l'élève dans son livret"),
    Writing.TUTOR: _("Écrit par le tuteur dans le livret"),
    Writing.WORK: _("Écrit par l'établissement, avec le travail donné"),
}
NOT_KEPT = _("Ces mots n'ont pas pu être gardés. Appelez le jeune.")
CALL_WITH_CARE = vital(
    _("Ce numéro est peut-être celui d'un parent : assurez-vous que c'est bien le jeune.")
)
TAKEN_BY = _("S'en occupe :")
TAKE_IT = _(
    "Prenez cette tâche : les collègues voient que quelqu'un agit. Sinon, une deuxième "
    "personne est prévenue au bout de quinze minutes."
)
WORDS = _("Les mots")
SEE_MEASURE = _("Voir la mesure")
END_IT = _("Noter qui a été appelé, puis terminer la tâche")

PROCEDURE = _("Dans cet ordre")
STEPS: tuple[Text, ...] = (
    vital(
        _(
            "Danger immédiat ? Appelez tout de suite : le 15 pour la santé, le 17 pour la violence,"
            " le 112 depuis un portable. Restez avec le jeune, ou faites rester un adulte."
        )
    ),
    vital(
        _(
            "Parlez au jeune aujourd'hui. Remerciez-le d'avoir parlé et dites-lui ce que vous allez"
            " faire. Ne promettez pas le secret."
        )
    ),
    vital(
        _(
            "N'enquêtez pas vous-même : ne cherchez pas à vérifier, n'appelez pas la personne mise "
            "en cause. Gardez les mots du jeune tels qu'il les a écrits, avec la date."
        )
    ),
    vital(
        _(
            "Un doute sur ce qu'il faut faire ? Appelez le 119, de jour comme de nuit : il "
            "conseille aussi les professionnels."
        )
    ),
    vital(
        _(
            "Transmettez le jour même une information préoccupante à la CRIP, la cellule du "
            "Département. C'est la personne qui a pris la tâche qui le fait, et elle en parle à son"
            " responsable."
        )
    ),
    vital(
        _(
            "Les parents sont prévenus de cette transmission, sauf si cela peut mettre l'enfant en "
            "danger (Code de l'action sociale et des familles, L226-2-1). En cas de doute, demandez"
            " d'abord à la CRIP."
        )
    ),
    vital(
        _(
            "Si le danger est grave et immédiat, le procureur de la République peut être saisi : la"
            " CRIP et le 119 vous disent comment."
        )
    ),
)
NUMBERS = _("Les numéros")
CRIP = _("CRIP du département")
NO_CRIP = _(
    "Son numéro n'est pas encore indiqué ici : le 119 vous le donne. Un administrateur "
    "l'inscrit dans les réglages de la ville."
)
CRIP_SINCE = _("Numéro inscrit dans les réglages depuis le")
