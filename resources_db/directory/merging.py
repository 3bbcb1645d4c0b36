"""What a source says anew of a record that a person has corrected since."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from resources_db.directory.terms import Resource

_FIELDS = tuple(field.name for field in fields(Resource))


def merged(before: Resource, corrected: Resource, now: Resource) -> Resource:
    """The source's new words, save in the fields that a person changed: these stay.

    ``before`` is what the source said when the person corrected it. A correction lasts until
    the source says the same, or the person takes it back.
    """
    kept: dict[str, Any] = {
        name: getattr(corrected, name)
        for name in _FIELDS
        if getattr(corrected, name) != getattr(before, name)
    }
    return replace(now, **kept)
