"""What opening a tutor's link changes. Called by the one door only.

A link that does not open says nothing: used, late and forged are one refusal. What is done on the
page it opens is asked in the tutor's own name, and refused like anybody's.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.invitations.tokens import seal
from resources_db.tutoring.actions import OpenTutorLink, WantTutorLink
from resources_db.tutoring.tables import TutorLinkRow

APART: Final = timedelta(minutes=10)
"""Two messages with a link leave at least this long apart."""
LINK, PAGE = "tutor-link", "tutor-page"
"""What the two secrets are for: one never opens what the other does."""


def open_link(session: Session, _actor: Actor, action: OpenTutorLink, at: datetime) -> Outcome:
    """Once, on its day."""
    opened = session.scalar(
        update(TutorLinkRow)
        .where(
            TutorLinkRow.token_hash == seal(session, LINK, action.token),
            TutorLinkRow.opened.is_(None),
            TutorLinkRow.ends > at,
        )
        .values(opened=at, session_hash=seal(session, PAGE, action.secret))
        .returning(TutorLinkRow.id)
    )
    return Refused(Reason.INVITATION_UNKNOWN, action.rule) if opened is None else Done(opened)


def want_link(session: Session, _actor: Actor, action: WantTutorLink, at: datetime) -> Outcome:
    """To the tutor only, whoever tried the link; the same answer in every case."""
    row = session.scalar(
        select(TutorLinkRow).where(TutorLinkRow.token_hash == seal(session, LINK, action.token))
    )
    if row is not None and row.ends > at and row.send_from is None and row.sent is not None:
        row.send_from = max(at, row.sent + APART)
    return Done()


HANDLERS: Final[Handlers] = {OpenTutorLink: open_link, WantTutorLink: want_link}
"""What this module does for the door."""
