"""A resource as it is kept in the database: JSON, field for field, without what is unknown."""

from __future__ import annotations

from pydantic import TypeAdapter

from resources_db.directory.terms import Resource

_JSON = TypeAdapter(Resource)


def to_json(resource: Resource) -> str:
    """The resource as JSON text, the same for the same resource."""
    return _JSON.dump_json(resource, exclude_defaults=True).decode()


def from_json(text: str) -> Resource:
    """The resource of a text made by :func:`to_json`.

    A field that is unknown here was written by a newer version and is left out.
    """
    return _JSON.validate_json(text)
