"""One sentence for each criterion of a lieu ressource, for the editor of the directory."""

from __future__ import annotations

from typing import assert_never

from conversations.texts import Text, _
from resources_db.directory.terms import ParentsPlaceCriterion as Criterion


def sentence(criterion: Criterion) -> Text:  # noqa: PLR0911, C901 - one sentence a criterion
    """What the Caf asks, in words that fit both « not met » and « not known »."""
    match criterion:
        case Criterion.HALF_DAYS:
            return _("Ouvrir au moins cinq demi-journées par semaine.")
        case Criterion.DEDICATED_PLACE:
            return _("Avoir un lieu dédié aux parents.")
        case Criterion.TRAINED_HOST:
            return _("Avoir toujours sur place un accueillant formé.")
        case Criterion.LOCAL_PARTNERS:
            return _("Travailler avec un large partenariat local.")
        case Criterion.OPEN_TO_ALL_PARENTS:
            return _("Accueillir tous les parents et futurs parents, sans condition.")
        case Criterion.FREE_OR_SYMBOLIC:
            return _("Être gratuit, ou demander une participation symbolique.")
        case Criterion.CONFIDENTIAL_SPACE:
            return _("Avoir un espace confidentiel.")
        case Criterion.GROUP_SPACE:
            return _("Avoir un espace collectif.")
        case Criterion.OWN_ENTRANCE:
            return _("Avoir une entrée à soi.")
        case Criterion.ACCESSIBLE:
            return _("Être accessible à tous.")
        case Criterion.NOT_CHILD_PROTECTION_ONLY:
            return _("Ne pas servir à la seule protection de l'enfance.")
        case _:
            assert_never(criterion)
