"""What a file of the directory holds, and why it cannot come in, for whoever brings it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.directory_import import TooManyGone
from bot.exchange.building import Origin
from bot.exchange.findings import Read, Unusable
from bot.exchange.formats import Format, read
from bot.exchange.places_named import Locator
from bot.exchange.table import Reading
from bot.stopping import CannotDo
from conversations.understanding.towns import Towns
from resources_db.directory.communes import load_communes
from resources_db.directory.loading import ORIGIN
from resources_db.directory.places import Places
from resources_db.directory.staging import StagingLost
from resources_db.directory.terms import CommuneCode
from resources_db.directory.words import fold


def rows_of(
    path: Path, commune: str, source: str | None = None, wanted: Format | None = None
) -> Iterator[Read]:
    """What the rows of a file are, read near a city. Raises ``Unusable`` and ``CannotDo``.

    ``source``: where the records come from; without it, the name of the file says it.
    """
    places = Places(load_communes())
    city = places.get(CommuneCode(commune))
    locator = Locator(places, Towns(places.communes), city.departement if city else None)
    name = source or path.stem
    try:
        yield from read(path, Reading(Origin(slug(name), name), locator), wanted)
    except OSError as error:
        raise CannotDo(f"« {path.name} » ne peut pas être lu ({error.strerror}).") from error


def why_not(error: Unusable | TooManyGone | StagingLost, name: str, mend: str) -> str:
    """Why a file changed nothing, in one sentence; ``mend``: how to let it take many away."""
    match error:
        case TooManyGone(removed=removed, known=known):
            return (
                f"« {name} » ferait retirer {removed} fiches sur {known} : il est peut-être "
                f"incomplet. Rien n'a été changé. S'il est complet, {mend}."
            )
        case StagingLost():
            return "Un autre import a pris la place de celui-ci. Rien n'a été changé : relancez-le."
        case _:
            return f"{error} Rien n'a été changé."


def slug(name: str) -> str:
    """A name as a part of a path or of an id."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:60] or ORIGIN
