"""What an answer changes, in the same transaction. Called by the one door only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.agreements.actions import GiveAnswer, WithdrawAgreements
from resources_db.agreements.effects import after
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import is_shown, was_shown
from resources_db.handling import Handlers
from resources_db.people.standing import holds, person_at
from resources_db.situations.retention import last_day_of_situation
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part

_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)
_BY_STAFF = frozenset({Means.PHONE, Means.PAPER, Means.DESK})
_ALWAYS_HEARD = frozenset({Answer.NO, Answer.WITHDRAWN, Answer.TALK})


def give_answer(session: Session, actor: Actor, action: GiveAnswer, at: datetime) -> Outcome:
    """One line of proof, then what follows from it. A yes can always be taken back by a no."""
    refused = _refusal(session, actor, action, at)
    if refused is not None:
        return Refused(refused, action.rule)
    by_staff = action.person != actor.person
    row = AgreementRow(
        situation_id=action.situation,
        person_id=action.person,
        act=action.act.value,
        organisation_id=action.organisation,
        channel=action.channel,
        answer=action.answer.value,
        at=at,
        until=last_day_of_situation(at.date()) if action.answer is Answer.YES else None,
        text_version=action.text_version,
        text_hash=action.text_hash,
        lang=action.lang,
        means=action.means.value,
        entered_by=actor.person if by_staff else None,
        proof=action.proof if by_staff else None,
    )
    session.add(row)
    session.flush()
    after(session, row, at)
    return Done(row.id)


def withdraw_agreements(
    session: Session, actor: Actor, action: WithdrawAgreements, at: datetime
) -> Outcome:
    """Everything they said yes to, in every situation. Refused when the chat is nobody's."""
    person = actor.person
    if person is None and actor.address is not None:
        person = person_at(session, actor.address)
    if person is None:
        return Refused(Reason.PERSON_UNKNOWN_HERE, action.rule)
    means = Means.PAGE if actor.address is None else Means.CHAT
    given = list(standing_yes(session, person))
    for row in given:
        taken_back = withdrawal(row, at, means)
        session.add(taken_back)
        session.flush()
        after(session, taken_back, at)
    return Done(len(given))


def standing_yes(session: Session, person: int) -> Iterable[AgreementRow]:
    """The answers of someone that are a yes still."""
    rows = session.scalars(
        select(AgreementRow)
        .where(AgreementRow.person_id == person, AgreementRow.answer != Answer.TALK)
        .order_by(AgreementRow.id)
    )
    last = {(row.situation_id, row.act, row.organisation_id, row.channel): row for row in rows}
    return [row for row in last.values() if row.answer == Answer.YES]


def _refusal(session: Session, actor: Actor, action: GiveAnswer, at: datetime) -> Reason | None:
    """A no and a withdrawal are taken on an old text of ours and in a closed situation too."""
    if not _has_part(session, action, at):
        return Reason.PART_DOES_NOT_FIT
    if not (_is_whole(action) and _answers(action)):
        return Reason.ANSWER_DOES_NOT_FIT
    if not _fits_who_says_it(actor, action):
        return Reason.PROOF_NEEDED
    text = (action.act, action.text_version, action.lang, action.text_hash)
    if action.answer in _ALWAYS_HEARD:
        return None if was_shown(*text) else Reason.TEXT_CHANGED
    if session.get_one(SituationRow, action.situation).closed is not None:
        return Reason.SITUATION_CLOSED
    return None if is_shown(*text) else Reason.TEXT_CHANGED


def _is_whole(action: GiveAnswer) -> bool:
    """A link names its actor, an opt-in its channel, the others neither."""
    return (action.organisation is not None) == (action.act is Act.LINK) and (
        action.channel is not None
    ) == (action.act is Act.CHANNEL)


def _answers(action: GiveAnswer) -> bool:
    """The information is read, not agreed to; the other acts are answered."""
    if action.answer is Answer.TALK:
        return True
    return (action.answer is Answer.READ) == (action.act is Act.INFORMATION)


def _fits_who_says_it(actor: Actor, action: GiveAnswer) -> bool:
    """Themselves, on their page; or staff, with where the proof is."""
    if action.person == actor.person:
        return action.means is Means.PAGE
    return action.means in _BY_STAFF and bool(action.proof and action.proof.strip())


def _has_part(session: Session, action: GiveAnswer, at: datetime) -> bool:
    """Who answers is of the family; the actor that a link names has been proposed."""
    family = exists().where(
        PartRow.situation_id == action.situation,
        PartRow.person_id == action.person,
        PartRow.part.in_(_FAMILY),
        holds(PartRow, at),
    )
    named = exists().where(
        PartRow.situation_id == action.situation,
        PartRow.organisation_id == action.organisation,
        PartRow.part == Part.PARTNER,
        holds(PartRow, at),
    )
    return bool(session.scalar(select(family))) and (
        action.organisation is None or bool(session.scalar(select(named)))
    )


def withdrawal(row: AgreementRow, at: datetime, means: Means) -> AgreementRow:
    """The line that takes an answer back, on the text it was given on."""
    return AgreementRow(
        situation_id=row.situation_id,
        person_id=row.person_id,
        act=row.act,
        organisation_id=row.organisation_id,
        channel=row.channel,
        answer=Answer.WITHDRAWN.value,
        at=at,
        text_version=row.text_version,
        text_hash=row.text_hash,
        lang=row.lang,
        means=means.value,
    )


HANDLERS: Final[Handlers] = {
    GiveAnswer: give_answer,
    WithdrawAgreements: withdraw_agreements,
}
"""What this module does for the door."""
