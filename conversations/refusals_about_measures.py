"""One sentence for each reason why something about a measure is refused: it names the rule."""

from __future__ import annotations

from typing import Literal, assert_never

from conversations.texts import Text, _
from resources_db.actions import Reason

AboutMeasures = Literal[
    Reason.TOO_MANY_DAYS,
    Reason.NOT_SCHOOL_TIME,
    Reason.HEAD_UNSIGNED,
    Reason.SERVICE_UNSIGNED,
    Reason.PUPIL_UNSIGNED,
    Reason.HOLDER_UNSIGNED,
    Reason.NOT_A_SIGNER,
    Reason.RECEPTION_FIRST,
    Reason.HOST_MISSING,
    Reason.TUTOR_MISSING,
    Reason.TUTOR_NOT_THERE,
    Reason.NO_PLACE_LEFT,
    Reason.HALF_DAYS_MEET,
    Reason.ALREADY_EXPECTED,
    Reason.HOST_WITHOUT_CONVENTION,
    Reason.ENDED_BY_HEAD,
    Reason.AGREEMENT_MISSING,
    Reason.LINK_NOT_AGREED,
    Reason.INITIALS_ONLY,
    Reason.IN_TEACHING_HOURS,
    Reason.TOO_MANY_HOURS,
    Reason.TOO_LONG_A_DAY,
    Reason.TOO_MANY_DAYS_A_WEEK,
    Reason.FRAME_NOT_POSSIBLE,
    Reason.OUTSIDE_NOT_AGREED,
    Reason.STILL_LIVE,
    Reason.CHECK_MISSING,
    Reason.HOST_NOT_BOUND,
    Reason.NO_SUCH_MEASURE,
    Reason.OUT_OF_TURN,
    Reason.NO_SUCH_HALF_DAY,
    Reason.NOT_YOUR_HALF_DAY,
    Reason.DAY_IS_OVER,
    Reason.HALF_DAY_UNMARKED,
    Reason.NOT_IN_LINE,
    Reason.WORDS_TOO_LONG,
    Reason.NOTHING_TO_ACKNOWLEDGE,
    Reason.NO_SUCH_FICHE,
    Reason.UNKNOWN_CATEGORY,
    Reason.BAD_WEEK,
]
"""What only concerns measures, fiches and places."""


def sentence(reason: AboutMeasures) -> Text:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """What to tell someone whose request was refused."""
    match reason:
        case Reason.TOO_MANY_DAYS:
            return _(
                "Une exclusion temporaire dure huit jours au plus (Code de l'éducation, R511-13)."
                " Vérifiez les dates."
            )
        case Reason.NOT_SCHOOL_TIME:
            return _(
                "Une alternative à l'exclusion a lieu aux jours et heures de classe de "
                "l'établissement (convention, article 3)."
            )
        case Reason.HEAD_UNSIGNED:
            return _(
                "Le contrat d'engagement n'est pas signé par le chef d'établissement : sans "
                "toutes les signatures, la mesure ne commence pas (convention, article 3)."
            )
        case Reason.SERVICE_UNSIGNED:
            return _(
                "Le contrat d'engagement n'est pas signé par le service Jeunesse : sans toutes "
                "les signatures, la mesure ne commence pas (convention, article 3)."
            )
        case Reason.PUPIL_UNSIGNED:
            return _(
                "Le contrat d'engagement n'est pas signé par l'élève : sans toutes les "
                "signatures, la mesure ne commence pas (convention, article 3)."
            )
        case Reason.HOLDER_UNSIGNED:
            return _(
                "Le contrat d'engagement n'est pas signé par un titulaire de l'autorité parentale"
                " : sans toutes les signatures, la mesure ne commence pas (convention, article "
                "3)."
            )
        case Reason.NOT_A_SIGNER:
            return _(
                "Cette signature n'est pas attendue ici, ou elle est déjà donnée. Chaque "
                "signature est celle d'une autre personne."
            )
        case Reason.RECEPTION_FIRST:
            return _(
                "Le premier jour, l'élève et son représentant légal sont d'abord reçus par le "
                "service Jeunesse (convention, article 3)."
            )
        case Reason.HOST_MISSING:
            return _(
                "Une mission a lieu quelque part : choisissez le service ou l'association qui "
                "accueille."
            )
        case Reason.TUTOR_MISSING:
            return _("Une mission a un tuteur désigné (convention, article 3) : choisissez-le.")
        case Reason.TUTOR_NOT_THERE:
            return _("Ce tuteur ne travaille pas dans ce lieu d'accueil, ou n'y est plus tuteur.")
        case Reason.NO_PLACE_LEFT:
            return _(
                "Ce lieu d'accueil n'a plus de place à ce moment. Vous pouvez inscrire la mesure "
                "sur sa liste d'attente."
            )
        case Reason.HALF_DAYS_MEET:
            return _("Deux demi-journées se chevauchent. Vérifiez les heures.")
        case Reason.ALREADY_EXPECTED:
            return _("L'élève est déjà attendu ailleurs à ce moment, pour une autre mesure.")
        case Reason.HOST_WITHOUT_CONVENTION:
            return _(
                "Cette association n'a pas de convention en cours à ces dates : elle ne peut pas "
                "accueillir de mission (convention, article 6)."
            )
        case Reason.ENDED_BY_HEAD:
            return _(
                "Le chef d'établissement a mis fin à cette mesure (convention, article 3) : elle "
                "ne continue pas."
            )
        case Reason.AGREEMENT_MISSING:
            return _(
                "Il manque l'accord d'un titulaire de l'autorité parentale (convention, article "
                "2). Un accord au téléphone suffit pour préparer la mesure."
            )
        case Reason.LINK_NOT_AGREED:
            return _(
                "La famille n'a pas donné son accord pour le lien avec cet organisme (convention,"
                " article 4)."
            )
        case Reason.INITIALS_ONLY:
            return _(
                "Avant l'accord de la famille, écrivez seulement les initiales de l'élève "
                "(convention, article 5)."
            )
        case Reason.IN_TEACHING_HOURS:
            return _(
                "Une mesure de responsabilisation a lieu en dehors des heures de cours (Code de "
                "l'éducation, R511-13)."
            )
        case Reason.TOO_MANY_HOURS:
            return _(
                "Une mesure de responsabilisation dure vingt heures au plus (Code de l'éducation,"
                " R511-13)."
            )
        case Reason.TOO_LONG_A_DAY:
            return _(
                "Une mesure de responsabilisation dure trois heures par jour au plus (arrêté sur "
                "les clauses types)."
            )
        case Reason.TOO_MANY_DAYS_A_WEEK:
            return _(
                "Une mesure de responsabilisation occupe quatre jours par semaine au plus (arrêté"
                " sur les clauses types)."
            )
        case Reason.FRAME_NOT_POSSIBLE:
            return _(
                "Choisissez l'un des deux cadres : alternative à l'exclusion, ou mesure de "
                "responsabilisation comme sanction ou à la place d'une exclusion."
            )
        case Reason.OUTSIDE_NOT_AGREED:
            return _(
                "Hors de l'établissement, une mesure de responsabilisation demande l'accord de "
                "l'élève et d'un titulaire de l'autorité parentale (Code de l'éducation, "
                "R511-13)."
            )
        case Reason.STILL_LIVE:
            return _(
                "Cette mesure n'est pas terminée : elle ne peut pas être close. La durée de "
                "conservation commence à la clôture."
            )
        case Reason.CHECK_MISSING:
            return _(
                "Le chef d'établissement doit d'abord dire si la mesure a été réalisée en entier."
            )
        case Reason.HOST_NOT_BOUND:
            return _(
                "Hors de l'établissement, une mesure de responsabilisation demande une convention"
                " en cours avec l'organisme d'accueil (Code de l'éducation, R511-13)."
            )
        case Reason.NO_SUCH_MEASURE:
            return _("Cette mesure n'est pas connue ici. Rien n'a été changé.")
        case Reason.OUT_OF_TURN:
            return _("Ce n'est pas, ou plus, le moment de cette étape. Rien n'a été changé.")
        case Reason.NO_SUCH_HALF_DAY:
            return _("Cette demi-journée n'est pas, ou n'est plus, prévue. Rien n'a été changé.")
        case Reason.NOT_YOUR_HALF_DAY:
            return _(
                "Cette demi-journée est pointée par son tuteur ou par le service Jeunesse. Rien "
                "n'a été changé."
            )
        case Reason.DAY_IS_OVER:
            return _("Cette journée est passée. Pour corriger, appelez le service Jeunesse.")
        case Reason.HALF_DAY_UNMARKED:
            return _(
                "Il reste une demi-journée à pointer : dites d'abord comment elle s'est passée."
            )
        case Reason.NOT_IN_LINE:
            return _("Cette mesure n'attend plus de place ici. Rien n'a été changé.")
        case Reason.WORDS_TOO_LONG:
            return _("Ce texte est vide ou trop long. Raccourcissez-le, puis recommencez.")
        case Reason.NOTHING_TO_ACKNOWLEDGE:
            return _("Il n'y a rien qui attende votre réponse ici. Rien n'a été changé.")
        case Reason.NO_SUCH_FICHE:
            return _("Cette fiche n'attend plus cette réponse. Rien n'a été changé.")
        case Reason.UNKNOWN_CATEGORY:
            return _(
                "Ce motif n'est pas dans la liste de la ville. Choisissez-en un dans la liste."
            )
        case Reason.BAD_WEEK:
            return _(
                "Pour chaque jour de classe, donnez l'heure où il commence et celle où il finit. "
                "Il faut au moins un jour de classe."
            )
        case _:
            assert_never(reason)
