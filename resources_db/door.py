"""The one door: whatever changes state goes through :func:`perform`.

It authorises the actor, applies the rules, writes the change and its audit line, all in the
caller's transaction. A part of the domain gives its handlers in its ``changes`` module.

To be allowed is to hold one of the action's roles *now*, and towards what the action is about
(``situations.need_to_know``). Whoever does not is told the same, whether the thing exists or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
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
from resources_db.actions import AboutSituation, Action, Actor, Done, Outcome, Reason, Refused
from resources_db.agreements.actions import GiveAnswer, WithdrawAgreements
from resources_db.agreements.changes import give_answer, withdraw_agreements
from resources_db.audit.tables import ROLES_LENGTH, AuditRow
from resources_db.charter.actions import RecordBoardInformed, SignCharter
from resources_db.charter.changes import record_board_informed, sign_charter
from resources_db.city.actions import GiveLogo, SetCity, SignCity
from resources_db.city.changes import give_logo, set_city, sign_city
from resources_db.conventions.actions import LeaveConvention, RecordConvention, RecordReview
from resources_db.conventions.changes import leave_convention, record_convention, record_review
from resources_db.directory.actions import (
    PublishEdition,
    ReportMistake,
    RestoreVersion,
    SaveResource,
)
from resources_db.directory.changes import (
    publish_edition,
    restore_version,
    save_resource,
)
from resources_db.invitations.actions import Invite, OpenInvitation, ReportMisopened
from resources_db.invitations.changes import invite, open_invitation, report_misopened
from resources_db.meetings import changes as meetings
from resources_db.meetings.actions import (
    AnswerAppointment,
    BookAppointment,
    CancelAppointment,
    ChooseReminders,
    ExpectSomeone,
    MoveAppointment,
    ReleaseSomeone,
)
from resources_db.messages.actions import ChooseLanguage, EraseConversation, NoteBlocked
from resources_db.messages.changes import choose_language, erase_conversation, note_blocked
from resources_db.misreadings.actions import CountMisread
from resources_db.misreadings.changes import count_misread
from resources_db.people.actions import (
    AddContact,
    AddOrganisation,
    AddPerson,
    ChangePerson,
    ConfirmContact,
    EndRole,
    GiveRole,
    LiftProtection,
    ProtectContact,
    SilenceContact,
)
from resources_db.people.changes import (
    add_organisation,
    add_person,
    change_person,
    end_role,
    give_role,
)
from resources_db.people.contact_changes import (
    add_contact,
    confirm_contact,
    lift_protection,
    protect_contact,
    silence_contact,
)
from resources_db.situations.actions import (
    AddPart,
    CloseSituation,
    EndPart,
    OpenSituation,
    RecordAuthority,
)
from resources_db.situations.changes import (
    add_part,
    close_situation,
    end_part,
    open_situation,
    record_authority,
)
from resources_db.situations.need_to_know import but_for_charter, held, roles_for
from resources_db.tasks.actions import (
    AskForHuman,
    AssignTask,
    CloseTask,
    EndTask,
    HandOver,
    NoteCall,
)
from resources_db.tasks.changes import ask_for_human, close_task
from resources_db.tasks.work import assign_task, end_task, hand_over, note_call
from resources_db.upkeep.actions import (
    AcceptCorrection,
    CountUnmet,
    DismissDuplicate,
    RejectCorrection,
)
from resources_db.upkeep.changes import (
    accept_correction,
    count_unmet,
    dismiss_duplicate,
    reject_correction,
    report_mistake,
)

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
    CountMisread: count_misread,
    OpenAccount: open_account,
    CloseAccount: close_account,
    GiveLink: give_link,
    SetUpCodes: set_up_codes,
    ForgetCodes: forget_codes,
    SignOutEverywhere: sign_out_everywhere,
    SetCity: set_city,
    SignCity: sign_city,
    GiveLogo: give_logo,
    AddOrganisation: add_organisation,
    AddPerson: add_person,
    ChangePerson: change_person,
    GiveRole: give_role,
    EndRole: end_role,
    AddContact: add_contact,
    ConfirmContact: confirm_contact,
    SilenceContact: silence_contact,
    ProtectContact: protect_contact,
    LiftProtection: lift_protection,
    OpenSituation: open_situation,
    AddPart: add_part,
    EndPart: end_part,
    RecordAuthority: record_authority,
    CloseSituation: close_situation,
    BookAppointment: meetings.book,
    MoveAppointment: meetings.move,
    CancelAppointment: meetings.cancel,
    ExpectSomeone: meetings.expect,
    ReleaseSomeone: meetings.release,
    AnswerAppointment: meetings.answer,
    ChooseReminders: meetings.choose,
    Invite: invite,
    OpenInvitation: open_invitation,
    ReportMisopened: report_misopened,
    GiveAnswer: give_answer,
    WithdrawAgreements: withdraw_agreements,
    SignCharter: sign_charter,
    RecordBoardInformed: record_board_informed,
    RecordConvention: record_convention,
    RecordReview: record_review,
    LeaveConvention: leave_convention,
    AssignTask: assign_task,
    EndTask: end_task,
    NoteCall: note_call,
    HandOver: hand_over,
    AcceptCorrection: accept_correction,
    RejectCorrection: reject_correction,
    DismissDuplicate: dismiss_duplicate,
    CountUnmet: count_unmet,
}

_CHARTER_FIRST = Refused(Reason.CHARTER_NOT_SIGNED, "R35")


def perform(
    session: Session, actor: Actor, action: Action, at: datetime, *, key: str | None = None
) -> Outcome:
    """Ask for a change. ``at`` is the instant it is asked; nothing here reads a clock.

    ``key`` names the request: asked again under the same key, it changes nothing and gives the
    first outcome. A refusal leaves everything as it was, but is on record.
    """
    if key is not None and (before := _already(session, key)) is not None:
        return before
    standing = replace(actor, roles=roles_for(session, actor, action, at))
    if standing.roles & action.allowed:
        outcome = HANDLERS[type(action)](session, standing, action, at)
    else:
        signing = bool(but_for_charter(session, actor, action, at) & action.allowed)
        standing = replace(actor, roles=held(session, actor, at))
        outcome = _CHARTER_FIRST if signing else Refused(Reason.NOT_ALLOWED, "rights")
    session.add(_line(standing, action, at, key, outcome))
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
        roles=" ".join(sorted(role.value for role in actor.roles))[:ROLES_LENGTH],
        address_id=None if action.anonymous else actor.address,
        person_id=None if action.anonymous else actor.person,
        situation_id=action.situation if isinstance(action, AboutSituation) else None,
        key=key,
        reason=refused.reason.value if refused else None,
        rule=refused.rule if refused else action.rule,
        made=outcome.id if isinstance(outcome, Done) else None,
    )
