"""Filling the directory at the first start."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done
from resources_db.directory.actions import PublishEdition
from resources_db.directory.editions import current_edition
from resources_db.directory.loading import load_facts
from resources_db.directory.staging import stage
from resources_db.door import perform

LABEL = "Faits livrés avec l'assistant"


def ensure_loaded(session: Session, at: datetime) -> int | None:
    """Show the facts that come with the assistant, when nothing is shown yet.

    The number of the edition made, or None when there was one already.
    """
    if current_edition(session) is not None:
        return None
    edition = stage(session, load_facts(), LABEL, at)
    outcome = perform(session, Actor.system(), PublishEdition(edition), at)
    assert isinstance(outcome, Done), outcome  # noqa: S101 - the facts are never empty
    return edition
