"""What the actions on accounts change."""

from __future__ import annotations

from datetime import datetime
from typing import Final

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
from resources_db.accounts.codes import replace_recovery_codes
from resources_db.accounts.emails import canonical_email
from resources_db.accounts.finding import account_of_person, email_hash
from resources_db.accounts.links import add_link
from resources_db.accounts.sessions import end_sessions
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.handling import Handlers
from resources_db.people.changes import may_give_keys
from resources_db.people.standing import roles_of
from resources_db.people.tables import PersonRow


def open_account(session: Session, actor: Actor, action: OpenAccount, at: datetime) -> Outcome:
    """One account a person and a mailbox; a closed one of that person opens again."""
    if not _may_manage(session, actor, action.person, at):
        return Refused(Reason.NOT_ALLOWED, action.rule)
    email = canonical_email(action.email)
    if email is None:
        return Refused(Reason.NOT_A_MAILBOX, action.rule)
    if session.get(PersonRow, action.person) is None:
        return Refused(Reason.NO_SUCH_PERSON, action.rule)
    hashed = email_hash(session, email)
    row = account_of_person(session, action.person)
    owner = session.scalar(select(AccountRow.person).where(AccountRow.email_hash == hashed))
    if owner is not None and owner != action.person:
        return Refused(Reason.MAILBOX_TAKEN, action.rule)
    if row is None:
        row = AccountRow(person=action.person)
        session.add(row)
    row.email, row.email_hash, row.opened, row.closed = email, hashed, at, None
    session.flush()
    return Done(row.id)


def close_account(session: Session, actor: Actor, action: CloseAccount, at: datetime) -> Outcome:
    """Nobody closes their own: an installation must not lose its last way in by a slip."""
    row = _others_account(session, actor, action.account, at)
    if isinstance(row, Reason):
        return Refused(row, action.rule)
    row.closed = at
    end_sessions(session, row.id, at)
    return Done(row.id)


def give_link(session: Session, actor: Actor, action: GiveLink, at: datetime) -> Outcome:
    """The link is kept by its hash: whoever reads the database cannot sign in with it."""
    row = session.get(AccountRow, action.account)
    if row is None or row.closed is not None:
        return Refused(Reason.NO_SUCH_ACCOUNT, action.rule)
    if not _may_manage(session, actor, row.person, at):
        return Refused(Reason.NOT_ALLOWED, action.rule)
    return Done(add_link(session, row.id, action.token_hash, at, action.expires))


def set_up_codes(session: Session, actor: Actor, action: SetUpCodes, _at: datetime) -> Outcome:
    """New codes replace the old, with their recovery codes."""
    row = None if actor.person is None else account_of_person(session, actor.person)
    if row is None:
        return Refused(Reason.NO_SUCH_ACCOUNT, action.rule)
    row.code_secret, row.code_step = action.secret, action.step
    session.flush()
    replace_recovery_codes(session, row.id, action.recovery)
    return Done(row.id)


def forget_codes(session: Session, actor: Actor, action: ForgetCodes, at: datetime) -> Outcome:
    """By someone else only: a stolen session must not get rid of the second proof."""
    row = _others_account(session, actor, action.account, at)
    if isinstance(row, Reason):
        return Refused(row, action.rule)
    row.code_secret, row.code_step = None, 0
    session.flush()
    replace_recovery_codes(session, row.id, ())
    end_sessions(session, row.id, at)
    return Done(row.id)


def sign_out_everywhere(
    session: Session, actor: Actor, action: SignOutEverywhere, at: datetime
) -> Outcome:
    """Every browser, this one included."""
    row = None if actor.person is None else account_of_person(session, actor.person)
    if row is None:
        return Refused(Reason.NO_SUCH_ACCOUNT, action.rule)
    end_sessions(session, row.id, at)
    return Done(row.id)


def _others_account(
    session: Session, actor: Actor, account: int, at: datetime
) -> AccountRow | Reason:
    row = session.get(AccountRow, account)
    if row is None:
        return Reason.NO_SUCH_ACCOUNT
    if row.person == actor.person:
        return Reason.OWN_ACCOUNT
    return row if _may_manage(session, actor, row.person, at) else Reason.NOT_ALLOWED


def _may_manage(session: Session, actor: Actor, person: int, at: datetime) -> bool:
    """Whoever holds the account of an administrator is one: only another gives a way into it."""
    keys = {Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER}
    return may_give_keys(actor) or not roles_of(session, person, at) & keys


HANDLERS: Final[Handlers] = {
    OpenAccount: open_account,
    CloseAccount: close_account,
    GiveLink: give_link,
    SetUpCodes: set_up_codes,
    ForgetCodes: forget_codes,
    SignOutEverywhere: sign_out_everywhere,
}
"""What this module does for the door."""
