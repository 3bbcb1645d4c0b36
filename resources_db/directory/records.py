"""A resource as it is kept in the database: JSON, field for field, without what is unknown."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from resources_db.directory.terms import Resource

_VALUES = TypeAdapter(Resource)


def to_json(resource: Resource) -> str:
    """The resource as JSON text in ASCII, the same for the same resource."""
    values = _VALUES.dump_python(resource, mode="json", exclude_defaults=True)
    return json.dumps(values, separators=(",", ":"))


def from_json(text: str) -> Resource:
    """The resource of a text made by :func:`to_json`.

    A field that is unknown here was written by a newer version and is left out.
    """
    return _VALUES.validate_python(json.loads(text))
