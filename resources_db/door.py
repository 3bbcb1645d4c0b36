"""The one door: whatever changes state goes through :func:`perform`.

It authorises the actor, applies the rules, writes the change and its audit line, all in the
caller's transaction. A part of the domain gives its handlers in its ``changes`` module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts.actions import (
    CloseAccount,
    ForgetCodes,
    GiveLink,
    OpenAccount,
    SetUpCodes,
    SignOutEverywhere,
)
from resources_db.accounts.changes import (
    close_account,
    forget_codes,
    give_link,
    open_account,
    set_up_codes,
    sign_out_everywhere,
)
from resources_db.actions import Action, Actor, Done, Outcome, Reason, Refused
from resources_db.audit.tables import AuditRow
from resources_db.directory.actions import (
    PublishEdition,
    ReportMistake,
    RestoreVersion,
    SaveResource,
)
from resources_db.directory.changes import (
    publish_edition,
    report_mistake,
    restore_version,
    save_resource,
)
from resources_db.messages.actions import ChooseLanguage, EraseConversation, NoteBlocked
from resources_db.messages.changes import choose_language, erase_conversation, note_blocked
from resources_db.tasks.actions import AskForHuman, CloseTask
from resources_db.tasks.changes import ask_for_human, close_task

Handler = Callable[[Session, Actor, Any, datetime], Outcome]

HANDLERS: Mapping[type[Action], Handler] = {
    ReportMistake: report_mistake,
    PublishEdition: publish_edition,
    SaveResource: save_resource,
    RestoreVersion: restore_version,
    ChooseLanguage: choose_language,
    EraseConversation: erase_conversation,
    AskForHuman: ask_for_human,
    CloseTask: close_task,
    NoteBlocked: note_blocked,
    OpenAccount: open_account,
    CloseAccount: close_account,
    GiveLink: give_link,
    SetUpCodes: set_up_codes,
    ForgetCodes: forget_codes,
    SignOutEverywhere: sign_out_everywhere,
}


def perform(
    session: Session, actor: Actor, action: Action, at: datetime, *, key: str | None = None
) -> Outcome:
    """Ask for a change. ``at`` is the instant it is asked; nothing here reads a clock.

    ``key`` names the request: asked again under the same key, it changes nothing and gives the
    first outcome. A refusal leaves everything as it was, but is on record.
    """
    if key is not None and (before := _already(session, key)) is not None:
        return before
    if actor.roles & action.allowed:
        outcome = HANDLERS[type(action)](session, actor, action, at)
    else:
        outcome = Refused(Reason.NOT_ALLOWED, "rights")
    session.add(_line(actor, action, at, key, outcome))
    session.flush()
    return outcome


def _already(session: Session, key: str) -> Outcome | None:
    row = session.scalars(select(AuditRow).where(AuditRow.key == key)).one_or_none()
    if row is None:
        return None
    return Done(row.made) if row.reason is None else Refused(Reason(row.reason), row.rule)


def _line(
    actor: Actor, action: Action, at: datetime, key: str | None, outcome: Outcome
) -> AuditRow:
    refused = outcome if isinstance(outcome, Refused) else None
    return AuditRow(
        at=at,
        action=type(action).__name__,
        roles=" ".join(sorted(role.value for role in actor.roles)),
        address_id=actor.address,
        key=key,
        reason=refused.reason.value if refused else None,
        rule=refused.rule if refused else action.rule,
        made=outcome.id if isinstance(outcome, Done) else None,
    )
