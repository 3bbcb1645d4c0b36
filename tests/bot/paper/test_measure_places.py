"""The places proposed for what comes next: records that can be reached, with source and date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.library import Library
from bot.paper.measures.places import NEEDS, places_for
from resources_db.directory.shelf import Shelf
from resources_db.directory.terms import NeedCode, PublishAdvice, Reach, Resource, ResourceId
from tests.bot.rendering.cards_of import RESOURCE, TODAY

WANTED = NeedCode("soutien_scolaire")


def record(name: str, **changes: Any) -> Resource:
    """One that serves all of France."""
    return replace(
        RESOURCE, id=ResourceId(name), nom=name, needs=(WANTED,), reach=Reach.FRANCE, **changes
    )


def test_only_what_may_be_shown_and_reached_is_proposed() -> None:
    """Two for each need; nothing without a way to reach it; never what must not be shown."""
    silent: dict[str, Any] = {
        "telephone": None,
        "adresse": None,
        "courriel": None,
        "site_web": None,
    }
    shelf = Shelf(
        1,
        [
            record("Un"),
            record("Deux"),
            record("Trois"),
            record("Sans contact", **silent),
            record("Caché", advice=PublishAdvice.NEVER),
        ],
    )
    library = Library.build(shelf)
    places = places_for(library, None, TODAY)
    assert len(places) == 2
    assert {place.name for place in places} < {"Un", "Deux", "Trois"}
    assert all(place.sources and place.contacts for place in places)
    assert places_for(library, None, TODAY, [NeedCode("mobilite")]) == ()
    assert WANTED in NEEDS
