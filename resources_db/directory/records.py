"""A resource as it is kept in the database: JSON, field for field."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from resources_db.directory.terms import (
    CommuneCode,
    KindCode,
    NeedCode,
    OpenTo,
    PublishAdvice,
    Reach,
    Resource,
    ResourceId,
    Source,
)

_FIELDS = frozenset(field.name for field in fields(Resource))


def to_json(resource: Resource) -> str:
    """The resource as JSON text, the same for the same resource."""
    return json.dumps(asdict(resource), separators=(",", ":"))


def from_json(text: str) -> Resource:
    """The resource of a text made by :func:`to_json`.

    A field that is unknown here was written by a newer version and is left out.
    """
    kept: dict[str, Any] = {k: v for k, v in json.loads(text).items() if k in _FIELDS}
    kept["id"] = ResourceId(kept["id"])
    kept["kind"] = KindCode(kept["kind"])
    kept["needs"] = tuple(NeedCode(code) for code in kept["needs"])
    kept["communes"] = tuple(CommuneCode(code) for code in kept["communes"])
    kept["departements"] = tuple(kept["departements"])
    kept["mobilisable_par"] = tuple(OpenTo(code) for code in kept["mobilisable_par"])
    kept["reach"] = Reach(kept["reach"])
    kept["advice"] = PublishAdvice(kept["advice"])
    kept["sources"] = tuple(Source(**source) for source in kept["sources"])
    return Resource(**kept)
