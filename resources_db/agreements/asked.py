"""What is asked of one person now, and where each question stands: their own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import current_version
from resources_db.people.standing import holds
from resources_db.people.tables import AddressPersonRow, ContactRow, OrganisationRow
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part

TELEGRAM, SMS, EMAIL = "telegram", "sms", "email"
"""Channels that a family may be announced to on."""
EVERY_CHANNEL = frozenset({TELEGRAM, SMS, EMAIL})
_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)
_OF_CONTACT = {"phone": SMS, "email": EMAIL}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one person in one situation."""

    situation: int
    code: str
    """Random name of the situation."""
    act: Act
    organisation: int | None
    named: str | None
    """Name of the actor of a link."""
    channel: str | None
    answer: Answer | None
    """Their last one; None when they have not answered."""
    answered: datetime | None
    until: date | None
    row: int | None
    """The answer itself, for its receipt."""
    means: Means | None
    """How it reached us."""
    outdated: bool
    """Answered on an older text: it is asked again."""

    @property
    def about(self) -> str:
        """What tells it from the other questions of the same act, for addresses of pages."""
        return str(self.organisation or self.channel or "-")

    @property
    def waits(self) -> bool:
        """Whether an answer is still wanted."""
        return self.answer in {None, Answer.TALK} or self.outdated

    @property
    def provisional(self) -> bool:
        """A yes by telephone is nobody's signature: it is to be given again, on a page or paper."""
        return self.answer is Answer.YES and self.means is Means.PHONE


def asked_of(
    session: Session, person: int, at: datetime, offered: frozenset[str] = EVERY_CHANNEL
) -> tuple[Asked, ...]:
    """Every question of someone's open situations: information first, then each act.

    ``offered``: the channels that the city has. A yes to another one can still be withdrawn.
    """
    situations = session.execute(
        select(SituationRow.id, SituationRow.code)
        .join(PartRow, PartRow.situation_id == SituationRow.id)
        .where(
            PartRow.person_id == person,
            PartRow.part.in_(_FAMILY),
            holds(PartRow, at),
            SituationRow.closed.is_(None),
        )
        .order_by(SituationRow.id)
    ).all()
    channels = tuple(_channels(session, person))
    every = (
        _asked(session, person, (row.id, row.code), question)
        for row in situations
        for question in _questions(session, row.id, at, channels)
    )
    return tuple(
        one
        for one in every
        if one.channel is None or one.channel in offered or one.answer is Answer.YES
    )


def asked_in(
    session: Session,
    situation: int,
    person: int,
    at: datetime,
    offered: frozenset[str] = EVERY_CHANNEL,
) -> tuple[Asked, ...]:
    """Those of one situation."""
    every = asked_of(session, person, at, offered)
    return tuple(one for one in every if one.situation == situation)


Question = tuple[Act, int | None, str | None, str | None]
"""An act, the actor and its name for a link, the channel for an opt-in."""


def _questions(
    session: Session, situation: int, at: datetime, channels: tuple[str, ...]
) -> Iterator[Question]:
    yield Act.INFORMATION, None, None, None
    yield Act.ACCOMPANIMENT, None, None, None
    actors = session.execute(
        select(OrganisationRow.id, OrganisationRow.name)
        .join(PartRow, PartRow.organisation_id == OrganisationRow.id)
        .where(PartRow.situation_id == situation, PartRow.part == Part.PARTNER, holds(PartRow, at))
        .order_by(PartRow.id)
    )
    yield from ((Act.LINK, row.id, row.name, None) for row in actors)
    yield from ((Act.CHANNEL, None, None, channel) for channel in channels)


def _channels(session: Session, person: int) -> Iterator[str]:
    """The means they have: a chat that is theirs, a number, a mailbox."""
    linked = select(AddressPersonRow.id).where(
        AddressPersonRow.person_id == person, AddressPersonRow.revoked.is_(None)
    )
    if session.scalars(linked).first() is not None:
        yield TELEGRAM
    kinds = session.scalars(
        select(ContactRow.kind)
        .where(ContactRow.person_id == person, ContactRow.wrong_since.is_(None))
        .distinct()
    ).all()
    yield from (channel for kind, channel in _OF_CONTACT.items() if kind in kinds)


def _asked(
    session: Session,
    person: int,
    where: tuple[int, str],
    question: Question,
) -> Asked:
    (situation, code), (act, organisation, named, channel) = where, question
    last = session.scalars(
        select(AgreementRow)
        .where(
            AgreementRow.person_id == person,
            AgreementRow.situation_id == situation,
            AgreementRow.act == act,
            AgreementRow.organisation_id == organisation,
            AgreementRow.channel == channel,
        )
        .order_by(AgreementRow.id.desc())
    ).first()
    outdated = (
        last is not None
        and last.answer in {Answer.YES, Answer.READ}
        and last.text_version != current_version(act)
    )
    return Asked(
        situation=situation,
        code=code,
        act=act,
        organisation=organisation,
        named=named,
        channel=channel,
        answer=None if last is None else Answer(last.answer),
        answered=None if last is None else last.at,
        until=None if last is None else last.until,
        row=None if last is None else last.id,
        means=None if last is None else Means(last.means),
        outdated=outdated,
    )
