"""The contract: who signs, what is missing, and the beginning. Called by the one door only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.agreements.terms import Means
from resources_db.city.days import calendar_at
from resources_db.measures.actions import OnPaper, RecordSheet, SignContract, StartMeasure
from resources_db.measures.checking import Checking
from resources_db.measures.finding import (
    half_days,
    measure_in,
    missing,
    signatures,
    terms_hash,
)
from resources_db.measures.machine import State, Step
from resources_db.measures.people import is_holder
from resources_db.measures.refusing import refuse
from resources_db.measures.stepping import out_of_turn, take
from resources_db.measures.tables import MeasureRow, SignatureRow
from resources_db.measures.terms import Signer
from resources_db.people.tables import PersonRow

SIGNS_AS: Final[Mapping[Role, Signer]] = MappingProxyType(
    {
        Role.SCHOOL_HEAD: Signer.HEAD,
        Role.AGENT: Signer.SERVICE,
        Role.COORDINATOR: Signer.SERVICE,
        Role.REFERENT_DE_PARCOURS: Signer.SERVICE,
        Role.YOUNG_PERSON: Signer.PUPIL,
        Role.GUARDIAN: Signer.HOLDER,
    }
)
_UNSIGNED: Final = (
    (Signer.HEAD, Reason.HEAD_UNSIGNED),
    (Signer.SERVICE, Reason.SERVICE_UNSIGNED),
    (Signer.PUPIL, Reason.PUPIL_UNSIGNED),
    (Signer.HOLDER, Reason.HOLDER_UNSIGNED),
)
"""In the order in which the missing ones are named."""
_KEPT_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class _Proof:
    """How one signature was given."""

    means: Means
    entered_by: int | None = None
    kept: str | None = None
    named: str | None = None


def sign_contract(session: Session, actor: Actor, action: SignContract, at: datetime) -> Outcome:
    """On one's own page, in one's own quality; once, and on the terms that are in force."""
    row = measure_in(session, action.situation, action.measure)
    if row is None or actor.person is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    signing = {SIGNS_AS[role] for role in actor.roles if role in SIGNS_AS} & missing(session, row)
    if Signer.HOLDER in signing and not is_holder(session, row.situation_id, actor.person, at):
        signing.discard(Signer.HOLDER)
    wanted = [OnPaper(signer, actor.person) for signer in Signer if signer in signing][:1]
    refused = _refusal(session, row, tuple(wanted), action.terms_hash)
    if refused is not None:
        return refuse(refused, action.rule)
    return Done(_sign(session, row, wanted[0], at, _Proof(Means.PAGE)))


def sign_by_mailbox(
    session: Session, row: MeasureRow, named: str, shown: str, at: datetime
) -> Reason | None:
    """For the head of a school without an account, on the page that its mailbox opened."""
    signing = OnPaper(Signer.HEAD)
    refused = _refusal(session, row, (signing,), shown)
    if refused is None:
        _sign(session, row, signing, at, _Proof(Means.PAGE, named=named))
    return refused


def record_sheet(session: Session, actor: Actor, action: RecordSheet, at: datetime) -> Outcome:
    """The one sheet, seen by someone of the service; on its first day the measure begins."""
    row = measure_in(session, action.situation, action.measure)
    if row is None or actor.person is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    if not 0 < len(action.kept.strip()) <= _KEPT_LENGTH:
        return Refused(Reason.PROOF_NEEDED, action.rule)
    refused = _refusal(session, row, action.signatures, action.terms_hash)
    if refused is None and not _known(session, row, action.signatures, at):
        refused = Reason.NOT_A_SIGNER
    if refused is not None:
        return refuse(refused, action.rule)
    for one in action.signatures:
        _sign(session, row, one, at, _Proof(Means.PAPER, actor.person, action.kept.strip()))
    if row.state == State.SIGNED and start_refusal(session, row, at) is None:
        take(row, Step.START, at)
    return Done(row.id)


def start_measure(session: Session, _actor: Actor, action: StartMeasure, at: datetime) -> Outcome:
    """Refused while someone has not signed: the sentence names who (R2)."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    refused = start_refusal(session, row, at)
    if refused is not None:
        return refuse(refused, action.rule)
    take(row, Step.START, at)
    return Done(row.id)


def start_refusal(session: Session, row: MeasureRow, at: datetime) -> Reason | None:
    """Why a measure may not begin now; None when it may. Everything is looked at once more."""
    lacking = missing(session, row)
    if row.state in {State.DRAFTED, State.AGREED, State.PLANNED} and lacking:
        return next(reason for signer, reason in _UNSIGNED if signer in lacking)
    late = out_of_turn(row, Step.START)
    if late is not None:
        return late
    planned = half_days(session, row.id)
    today = at.astimezone(calendar_at(session, at).territory.timezone).date()
    if not planned or planned[0].day > today:
        return Reason.DAY_TO_COME
    checking = Checking.of(session, row, at)
    hosts = ((one.host_id, one.day) for one in planned)
    return checking.agreement_breaks() or checking.hosts_break(hosts)


def _refusal(
    session: Session, row: MeasureRow, signing: tuple[OnPaper, ...], shown: str
) -> Reason | None:
    late = out_of_turn(row, Step.SIGN)
    if late is not None:
        return late
    signers = [one.signer for one in signing]
    people = [one.person for one in signing if one.person is not None]
    before = {one.person_id for one in signatures(session, row)}
    twice = len(set(signers)) != len(signers) or len(set(people)) != len(people)
    if not signing or twice or before & set(people) or set(signers) - missing(session, row):
        return Reason.NOT_A_SIGNER
    return None if shown == terms_hash(session, row) else Reason.TEXT_CHANGED


def _known(session: Session, row: MeasureRow, signing: tuple[OnPaper, ...], at: datetime) -> bool:
    """Whoever is named exists; a holder is named, and is one."""
    for one in signing:
        if one.person is not None and session.get(PersonRow, one.person) is None:
            return False
        if one.signer is Signer.HOLDER and (
            one.person is None or not is_holder(session, row.situation_id, one.person, at)
        ):
            return False
    return True


def _sign(
    session: Session,
    row: MeasureRow,
    one: OnPaper,
    at: datetime,
    proof: _Proof,
) -> int:
    signature = SignatureRow(
        measure_id=row.id,
        plan=row.plan,
        signer=one.signer.value,
        person_id=one.person,
        at=at,
        means=proof.means.value,
        terms_hash=terms_hash(session, row),
        entered_by=proof.entered_by,
        kept=proof.kept,
        named=proof.named,
    )
    session.add(signature)
    session.flush()
    take(row, Step.SIGN if missing(session, row) else Step.SIGN_LAST, at)
    session.flush()
    return signature.id
