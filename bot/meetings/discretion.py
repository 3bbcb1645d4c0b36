"""Which places may be named where others may read: in a message, in a calendar."""

from __future__ import annotations

from bot.library import Library
from resources_db.directory.terms import KindCode, Resource

NAMED_IN_A_PUSH = frozenset(
    KindCode(code)
    for code in (
        "service_jeunesse_ville",
        "mission_locale",
        "cio",
        "info_jeunes",
        "france_services",
        "lieu_ressource_parentalite",
        "loisirs_jeunes",
    )
)
"""Kinds of place whose name tells nothing of why someone goes there. Others are not named."""


def is_public(record: Resource | None) -> bool:
    """Whether naming this place tells nothing of why someone goes there."""
    return record is not None and record.kind in NAMED_IN_A_PUSH


def public_address(place: str | None, library: Library) -> str | None:
    """Name and address of a place that may be named; None for any other."""
    record = None if place is None else library.record(place)
    if record is None or not is_public(record):
        return None
    return ", ".join(filter(None, (record.nom, record.adresse)))
