"""A card: one resource of the directory, worded from its record at this moment.

Facts stay in the words of their source, in French; only what is around them is translated.
What is not known is said not to be known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.messages.body import Card, Spot
from bot.rendering.card_lines import lines
from bot.rendering.cautions import caution
from bot.rendering.freshness_words import checked_words
from bot.rendering.kind_labels import kind_label
from conversations.texts import Text, _
from resources_db.directory.terms import Kind, KindCode, PublishAdvice, Resource, Source


def card(
    resource: Resource,
    lang: str,
    say: Callable[[Text], str],
    kinds: Mapping[KindCode, Kind],
    today: date,
    now: Text | None = None,
) -> Card | None:
    """The card of a resource in ``lang``, the language that ``say`` speaks.

    ``now`` tells whether it is open, at the instant when the card is worded.

    None for a record that must never be shown, wherever it came from.
    """
    if resource.advice is PublishAdvice.NEVER:
        return None
    kind = kind_label(resource.kind, kinds)
    return Card(
        id=resource.id,
        name=resource.nom,
        kind=resource.kind,
        kind_label=say(kind) if kind else "",
        description=resource.description,
        lines=tuple(lines(resource, lang, say, now)),
        caution=" ".join(map(say, caution(resource, today))) or None,
        source=_source_line(resource, say, today),
        spot=_spot(resource),
    )


def _spot(resource: Resource) -> Spot | None:
    """Never a guess: without its own coordinates, a place is not put on a map."""
    if resource.latitude is None or resource.longitude is None or resource.adresse is None:
        return None
    return Spot(resource.latitude, resource.longitude, resource.nom, resource.adresse)


def _source_line(resource: Resource, say: Callable[[Text], str], today: date) -> str:
    """Where it was seen, and how long ago someone made sure of it."""
    told = [say(source_text(resource))]
    if resource.checked is not None:
        told.append(say(checked_words(resource.checked, today)))
    return " · ".join(told)


def source_text(resource: Resource) -> Text:
    """The source whose date is the record's, else the first one."""
    told = _newest(resource)
    if told is None:
        return _("Source : inconnue")
    if told.date is None:
        return _("Source : {label}, sans date", label=told.label)
    return _("Source : {label}, {date}", label=told.label, date=told.date)


def _newest(resource: Resource) -> Source | None:
    year = str(resource.checked_year)
    dated = (source for source in resource.sources if year in (source.date or ""))
    return next(dated, next(iter(resource.sources), None))
