"""The sentences of the page of conventions, and of its warnings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conversations.texts import Text, _, plural
from resources_db.conventions.terms import ConventionKind

MEANS = _(
    "Avec qui la ville a signé, jusqu'à quand, et ce qui approche. Chaque convention porte ses "
    "propres délais."
)
NONE = _("Aucune convention n'est enregistrée.")
IN_FORCE, OVER = _("En vigueur"), _("Finie")
SIGNED, TERM, NEXT_REVIEW = _("Signée :"), _("Terme :"), _("Prochaine revue avant :")
LAST_REVIEW = _("Dernière revue :")
RENEWED, NOT_RENEWED = _("reconduite d'elle-même à son terme"), _("sans reconduction")
NOTICE_AT_ONCE = _("effet à la fin du préavis")
NOTICE_NEXT_YEAR = _("effet à l'année scolaire suivante seulement")
LEFT, ENDS = _("Résiliée :"), _("Fin :")
IF_TODAY = _("Si elle était résiliée aujourd'hui, elle finirait :")
WARNINGS = _("Conventions : ce qui approche")
SEE = _("Voir les conventions")

REVIEW = _("Noter une revue commune")
REVIEW_DAY = _("Jour de la revue")
LEAVE = _("Noter une résiliation")
LEAVE_MEANS = _("Par écrit, en lettre recommandée. Notée une fois, elle ne s'efface pas.")
LEAVE_DAY = _("Jour de la lettre")
RECORD_IT = _("Noter")
RECORD = _("Enregistrer une convention signée")
ORGANISATION, KIND = _("Avec qui"), _("Pour quoi")
SIGNED_DAY = _("Jour de la signature")
YEARS, NOTICE = _("Durée, en années"), _("Préavis, en mois")
REVIEW_MONTHS = _("Mois entre deux revues, au plus")
RENEW = _("Elle continue d'elle-même à son terme")
SCHOOL_YEAR = _("Une résiliation ne prend effet qu'à l'année scolaire suivante")
NO_ORGANISATION = _("Ajoutez d'abord l'établissement ou l'organisme dans « Personnes ».")

BOARDS = _("Charte présentée au conseil d'administration")
BOARDS_MEAN = _("La charte est présentée, pour information, au conseil de chaque établissement.")
BOARD_DAY = _("Jour où elle a été présentée")
NEVER = _("pas encore")
NO_SCHOOL = _("Aucun établissement n'est connu ici.")

KINDS: Mapping[ConventionKind, Text] = {
    ConventionKind.SCHOOL: _("Avec un établissement scolaire"),
    ConventionKind.HOST: _("Accueil de missions"),
    ConventionKind.PARTNER: _("Partenariat"),
}
DONE: Mapping[str, Text] = {
    "convention": _("La convention est enregistrée."),
    "revue": _("La revue est notée : la suivante se compte de ce jour."),
    "conge": _("La résiliation est notée : la fin en découle."),
    "conseil": _("C'est noté."),
}


def years(count: int) -> Text:
    """Its term."""
    return plural("{count} an", "{count} ans", count)


def notice(count: int) -> Text:
    """Its notice."""
    return plural("préavis de {count} mois", "préavis de {count} mois", count)


def warning(kind: str, name: str, day: date, *, late: bool) -> Text:
    """What someone has to see to by a day."""
    match kind:
        case "ends":
            return _("{name} : la convention prend fin le {day}.", name=name, day=day)
        case "notice":
            return _(
                "{name} : dernier jour pour la résilier le {day}, sinon elle continue.",
                name=name, day=day,
            )  # fmt: skip
        case _ if late:
            return _("{name} : la revue commune était à faire avant le {day}.", name=name, day=day)
        case _:
            return _("{name} : revue commune à faire avant le {day}.", name=name, day=day)
