"""Answering what a dialogue wants to know."""

from __future__ import annotations

from collections.abc import Iterator

from bot.library import Library
from conversations.journal import Json
from conversations.queries import (
    MOST_FOUND,
    AgesMatter,
    AppointmentNow,
    FindResources,
    KeptDays,
    PeopleToCall,
    WaysIn,
    WhenAnswered,
)
from conversations.steps import Query
from resources_db.directory.finding import ages_matter, find, lines
from resources_db.directory.terms import Resource


class UnknownQuery(TypeError):
    """A dialogue asks something that nobody answers: a bug, found by the crawler."""


def answer(query: Query[object], library: Library) -> Json:
    """The answer as it is journaled: ids and codes only."""
    match query:
        case FindResources(need, near, age, audience):
            found = find(
                library.shelf,
                library.places,
                need,
                near=near,
                age=age,
                audience=audience,
                limit=MOST_FOUND,
            )
            return [*found]
        case AgesMatter(need):
            return ages_matter(library.shelf, need)
        case PeopleToCall(audience):
            return [*lines(library.shelf, audience)[:MOST_FOUND]]
        case WaysIn(resource):
            return [*_ways_in(library.record(resource))]
        case AppointmentNow() | WhenAnswered():
            return None  # nobody's, no city's: a turn asks its own
        case KeptDays():
            return library.kept_days
        case other:
            raise UnknownQuery(type(other).__name__)


def _ways_in(record: Resource | None) -> Iterator[str]:
    """The ways to reach a place; none for a record that has gone."""
    if record is None:
        return
    if record.telephone is not None:
        yield "phone"
    if record.adresse is not None:
        yield "address"
    if record.site_web is not None:
        yield "site"
