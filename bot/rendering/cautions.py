"""Words of caution: what a reader must know before trusting a card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.rendering.kind_labels import EMERGENCY
from conversations.texts import Text, _
from resources_db.directory.terms import PublishAdvice, Resource
from resources_db.upkeep.freshness import is_old, is_overdue


def caution(resource: Resource, today: date) -> Iterator[Text]:
    """The sentences of caution of a card, the most useful first; none when none is needed."""
    if resource.advice is PublishAdvice.CALL_FIRST:
        yield _to_confirm(resource)
    elif resource.kind == EMERGENCY:
        return  # a number fixed by law: nothing may make a person hesitate to dial it
    if resource.checked is not None:
        if is_overdue(resource, today):
            yield _("Vérifié il y a longtemps : cette information a pu changer.")
    elif resource.checked_year is None:
        yield _("Information sans date : elle a pu changer.")
    elif is_old(resource, today):
        yield _("Information de {year} : elle a pu changer.", year=str(resource.checked_year))


def _to_confirm(resource: Resource) -> Text:
    if resource.telephone is None:
        return _("Cette information reste à confirmer.")
    if resource.a_distance:
        return _("À confirmer en appelant.")
    return _("À confirmer par téléphone avant de vous déplacer.")
