"""What tasks about appointments add to the list: how many families, when, where to read more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console.task_sentences import LETTER_TO_PRINT
from bot.console.visit import StaffVisit
from conversations.texts import Text, _, plural
from resources_db.meetings.answering import CALL_BACK, CANNOT_COME
from resources_db.meetings.expected import attendee_of
from resources_db.meetings.letters import has_letter, only_by_post
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.meetings.silence import NO_NEWS, families, key_of, silent_at
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.tables import SituationRow
from resources_db.tasks.tables import TaskRow

_WISHES: Mapping[str, Text] = {
    "morning": _("Préfère le matin"),
    "afternoon": _("Préfère l'après-midi"),
    "evening": _("Préfère le soir"),
    "any": _("N'importe quel moment convient"),
}


@dataclass(frozen=True, slots=True)
class About:
    """What is added to a task."""

    kind: Text | None = None
    """Instead of what its kind says."""
    wish: Text | None = None
    situations: tuple[str, ...] = ()
    """Random names of the situations that this person may open."""
    letter: bool = False
    """Whether a letter can be printed for it."""


def about(session: Session, visit: StaffVisit, row: TaskRow) -> About:
    """Of a task that is about no situation and no appointment, nothing."""
    if row.kind == NO_NEWS:
        return _no_news(session, visit, row)
    codes = () if row.situation is None else _codes(session, visit, {row.situation})
    wish = _wish(session, row) if row.kind in {CALL_BACK, CANNOT_COME} else None
    if row.kind == TELL_BY_HAND and row.person is not None and has_letter(session, row):
        post = only_by_post(session, row.person, visit.at.date())
        return About(LETTER_TO_PRINT if post else None, situations=codes, letter=True)
    return About(wish=wish, situations=codes)


def _no_news(session: Session, visit: StaffVisit, row: TaskRow) -> About:
    """As things stand now: who has answered since is counted no more."""
    silent = [
        one
        for one in silent_at(session, visit.at)
        if key_of(one.starts, one.organiser) == row.detail
    ]
    found = {one.situation for one in silent if one.situation is not None}
    return About(_counted(families(silent), row.due), situations=_codes(session, visit, found))


def _counted(count: int, due: datetime | None) -> Text | None:
    if due is None or not count:
        return None
    return plural(
        "Pas de nouvelles de {count} famille pour : {when}",
        "Pas de nouvelles de {count} familles pour : {when}",
        count,
        when=due,
    )


def _codes(session: Session, visit: StaffVisit, numbers: set[int]) -> tuple[str, ...]:
    """Those that this person stands towards; opening one is written down by its page."""
    actor, at = visit.staff.actor, visit.at
    open_to = [one for one in numbers if towards_situation(session, actor, one, at)]
    wanted = select(SituationRow.code).where(SituationRow.id.in_(open_to)).order_by(SituationRow.id)
    return tuple(session.scalars(wanted))


def _wish(session: Session, row: TaskRow) -> Text | None:
    _word, _sign, number = (row.detail or "").partition(":")
    if row.person is None or not number.isdecimal():
        return None
    mine = attendee_of(session, int(number), row.person)
    return None if mine is None or mine.wished is None else _WISHES.get(mine.wished)
