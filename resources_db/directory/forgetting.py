"""Old versions of the directory go after a while (24 months by default)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from resources_db.directory.staging import PUBLISHED
from resources_db.directory.tables import EditionRow, RecordRow, ShownEditionRow


def forget_versions(session: Session, before: datetime) -> int:
    """Erase the versions that were replaced before this instant; how many went.

    What is shown stays, however old, and so does the edition that made it.
    """
    old = select(EditionRow.id).where(EditionRow.state == PUBLISHED, EditionRow.published < before)
    ended = delete(RecordRow).where(RecordRow.until_edition.in_(old)).returning(RecordRow.id)
    gone = len(session.execute(ended, execution_options={"synchronize_session": False}).all())
    needed = exists().where(
        (RecordRow.from_edition == EditionRow.id) | (RecordRow.until_edition == EditionRow.id)
    )
    shown = exists().where(ShownEditionRow.edition == EditionRow.id)
    session.execute(
        delete(EditionRow)
        .where(EditionRow.id.in_(old), ~needed, ~shown)
        .execution_options(synchronize_session=False)
    )
    return gone
