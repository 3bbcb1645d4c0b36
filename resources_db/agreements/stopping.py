"""Stopping one channel: STOP by text message, the link of an e-mail.

The same lines of proof as on the page, at once: what was planned is taken back in the same
transaction, and nothing more goes by that channel.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome
from resources_db.agreements.actions import StopChannel
from resources_db.agreements.changes import standing_yes, withdrawal
from resources_db.agreements.effects import after
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act
from resources_db.handling import Handlers


def stop_channel(session: Session, _actor: Actor, action: StopChannel, at: datetime) -> Outcome:
    """Never refused: whoever did not agree to the channel has nothing to take back."""
    given = list(_agreed_to(session, action))
    for row in given:
        taken_back = withdrawal(row, at, action.means)
        session.add(taken_back)
        session.flush()
        after(session, taken_back, at)
    return Done(len(given))


def _agreed_to(session: Session, action: StopChannel) -> Iterable[AgreementRow]:
    return (
        row
        for row in standing_yes(session, action.person)
        if row.act == Act.CHANNEL and row.channel == action.channel
    )


HANDLERS: Final[Handlers] = {StopChannel: stop_channel}
"""What this module does for the door."""
