"""Which places may be named where others may read: in a message, in a calendar."""

from __future__ import annotations

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
