"""A person of the staff answers in the conversation where they were asked for."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.library import Library
from bot.messages.stored_bodies import to_json
from bot.rendering.replies import Wording
from conversations.texts import _
from conversations.turn import Reply
from resources_db.actions import Actor, Outcome, Reason, Refused, Role
from resources_db.door import perform
from resources_db.messages import outbox
from resources_db.messages.threads import find_address_state
from resources_db.tasks.actions import CloseTask
from resources_db.tasks.opening import HUMAN_ASKED, open_tasks

STAFF = Actor(frozenset({Role.ADMINISTRATOR}))


def answer_person(
    session: Session,
    task: int,
    words: str,
    *,
    library: Library,
    zone: tzinfo,
    at: datetime,
    actor: Actor = STAFF,
) -> Outcome:
    """Settle a request for a human with an answer, which appears in that conversation.

    Refused when the task does not wait, is no such request, or its conversation was erased.
    """
    waiting = {row.id: row for row in open_tasks(session) if row.kind == HUMAN_ASKED}
    address = waiting[task].address if task in waiting else None
    state = None if address is None else find_address_state(session, address)
    if state is None:
        return Refused(Reason.NO_SUCH_TASK, CloseTask.rule)
    outcome = perform(session, actor, CloseTask(task), at)
    if isinstance(outcome, Refused):
        return outcome
    wording = Wording(library, state.lang, zone, at.astimezone(zone).date())
    told = Reply(_("Réponse d'une personne de l'équipe : {words}", words=words))
    message = outbox.Message(state.bot, to_json(wording.body(told)))
    outbox.post(session, state.id, message, at)
    return outcome
