"""What one actor may read of a measure: a frozen value, ``None`` or empty where it is hidden.

Every page and every paper is made from these, never from the rows. Opening a measure is written
down (``audit.readings``) in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.audit.readings import note_reading
from resources_db.measures.danger import alarmed_by
from resources_db.measures.fields import Field, seen_by
from resources_db.measures.finding import frame_of, half_days, last_marks, missing, signatures
from resources_db.measures.following import is_provisional
from resources_db.measures.machine import State
from resources_db.measures.tables import (
    BookletRow,
    HalfDayRow,
    LearntRow,
    MeasureRow,
    SchoolWorkRow,
    SignatureRow,
)
from resources_db.measures.terms import (
    WITHDRAWN,
    Activity,
    Follows,
    Frame,
    Half,
    Learnt,
    Mark,
    Page,
    Signer,
    Writing,
    follows,
)
from resources_db.people.standing import memberships
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.views import full_name


@dataclass(frozen=True, slots=True)
class HalfDayView:
    """One half-day."""

    row: int
    day: date
    half: Half
    starts: datetime
    ends: datetime
    activity: Activity
    host: str | None
    """Name of who receives; None for the service itself."""
    tutor: str | None
    mission: str | None
    mark: Mark | None
    appointment: int | None


@dataclass(frozen=True, slots=True)
class SignatureView:
    """The proof of one signature."""

    signer: Signer
    name: str | None
    at: datetime
    means: str
    kept: str | None


@dataclass(frozen=True, slots=True)
class WordsView:
    """Words of the booklet, or of the school."""

    page: Page | None
    """None for what the school handed over."""
    half_day: int | None
    title: str | None
    """Of the school's work: the teacher who keeps the link."""
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EndView:
    """How it ended."""

    ground: str | None
    checked: datetime | None
    respected: bool | None
    educational: bool | None
    follows: Follows | None
    """None while the head has not said whether it was respected."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure, as far as the reader may see it."""

    id: int
    code: str
    situation: int
    roles: frozenset[Role]
    """In what quality it is read."""
    state: State
    plan: int
    frame: Frame | None
    first_day: date | None
    last_day: date | None
    half_days: tuple[HalfDayView, ...]
    signed: frozenset[Signer] | None
    missing: frozenset[Signer] | None
    proofs: tuple[SignatureView, ...]
    provisional: bool | None
    end: EndView | None
    return_appointment: int | None
    returned: date | None
    work: tuple[WordsView, ...]
    booklet: tuple[WordsView, ...]
    """The last words of each page and half-day; the tutor's among them where they may be read."""
    learnt: tuple[tuple[int, tuple[Learnt, ...]], ...]
    """By person."""


def read_measure(
    session: Session, actor: Actor, measure: int, at: datetime, *, what: str
) -> MeasureView | None:
    """The measure as this actor may see it, written down as read; None when there is nothing.

    « Nothing » is the same whether it does not exist or is none of their business.
    """
    row = session.get(MeasureRow, measure)
    if row is None or actor.person is None:
        return None
    roles = towards_situation(session, actor, row.situation_id, at)
    fields = seen_by(roles)
    if not fields:
        return None
    reader = _Reader(session, actor.person, at, fields)
    mine = tuple(reader.half_days(row))
    if Field.DAYS not in fields and not mine:
        return None
    note_reading(session, actor.person, row.situation_id, roles, what, at)
    return reader.view(row, roles, mine)


def view_for_school(session: Session, row: MeasureRow, at: datetime) -> MeasureView:
    """What the head of its school may see, where that head has no account.

    The caller holds the link that the school's mailbox was sent: the door wrote its opening down.
    """
    head = frozenset({Role.SCHOOL_HEAD})
    reader = _Reader(session, _NOBODY, at, seen_by(head))
    return reader.view(row, head, tuple(reader.half_days(row)))


_NOBODY = 0
"""The number of no person: whoever reads has nothing of their own here."""


@dataclass(frozen=True, slots=True)
class _Reader:
    session: Session
    reader: int
    at: datetime
    fields: frozenset[Field]

    def view(
        self, row: MeasureRow, roles: frozenset[Role], mine: tuple[HalfDayView, ...]
    ) -> MeasureView:
        sees = self.fields.__contains__
        lacking = missing(self.session, row) if sees(Field.SIGNED) else None
        signed = {Signer(one.signer) for one in signatures(self.session, row) if self._tells(one)}
        return MeasureView(
            id=row.id,
            code=row.code,
            situation=row.situation_id,
            roles=roles,
            state=State(row.state),
            plan=row.plan,
            frame=frame_of(row) if sees(Field.FRAME) else None,
            first_day=row.first_day if sees(Field.DAYS) else None,
            last_day=row.last_day if sees(Field.DAYS) else None,
            half_days=mine,
            signed=frozenset(signed) if sees(Field.SIGNED) else None,
            missing=lacking,
            proofs=tuple(self._proofs(row)) if sees(Field.PROOFS) else (),
            provisional=(
                is_provisional(self.session, row, self.at) if sees(Field.PROVISIONAL) else None
            ),
            end=self._end(row) if sees(Field.END) else None,
            return_appointment=row.return_appointment if sees(Field.RETURN) else None,
            returned=row.returned if sees(Field.RETURN) else None,
            work=tuple(self._work(row)) if sees(Field.WORK) else (),
            booklet=tuple(self._booklet(row)),
            learnt=tuple(self._learnt(row)),
        )

    def half_days(self, row: MeasureRow) -> Iterable[HalfDayView]:
        """All of them; or those one is in charge of, or receives."""
        marks = last_marks(self.session, row.id)
        places = {where for _role, where in memberships(self.session, self.reader, self.at)}
        for one in half_days(self.session, row.id):
            tutor_here = one.tutor_id == self.reader
            received = Field.MISSION not in self.fields and one.host_id in places
            own = Field.OWN_DAYS in self.fields and (tutor_here or received)
            if own or Field.DAYS in self.fields:
                yield self._half_day(one, marks.get(one.id))

    def _half_day(self, one: HalfDayRow, mark: Mark | None) -> HalfDayView:
        host = None if one.host_id is None else self.session.get_one(OrganisationRow, one.host_id)
        tutor = None if one.tutor_id is None else self.session.get_one(PersonRow, one.tutor_id)
        return HalfDayView(
            row=one.id,
            day=one.day,
            half=Half(one.half),
            starts=one.starts,
            ends=one.ends,
            activity=Activity(one.activity),
            host=None if host is None else host.name,
            tutor=None if tutor is None else full_name(tutor),
            mission=one.mission if Field.MISSION in self.fields else None,
            mark=mark if Field.MARKS in self.fields else None,
            appointment=one.appointment_id if Field.DAYS in self.fields else None,
        )

    def _proofs(self, row: MeasureRow) -> Iterable[SignatureView]:
        for one in signatures(self.session, row):
            who = None if one.person_id is None else self.session.get(PersonRow, one.person_id)
            name = one.named if who is None else full_name(who)
            yield SignatureView(Signer(one.signer), name, one.at, one.means, one.kept)

    def _work(self, row: MeasureRow) -> Iterable[WordsView]:
        given = select(SchoolWorkRow).where(SchoolWorkRow.measure_id == row.id)
        for one in self.session.scalars(given.order_by(SchoolWorkRow.id)):
            yield WordsView(None, None, one.teacher, one.words, one.at)

    def _booklet(self, row: MeasureRow) -> Iterable[WordsView]:
        written = select(BookletRow).where(BookletRow.measure_id == row.id)
        last: dict[tuple[str, int | None], BookletRow] = {}
        silent = self._keeps_from_parents(row)
        for one in self.session.scalars(written.order_by(BookletRow.id)):
            field = Field.TUTOR_WORDS if one.page == Page.TUTOR else Field.BOOKLET
            if field in self.fields and not silent:
                last[one.page, one.half_day_id] = one
        for one in last.values():
            yield WordsView(Page(one.page), one.half_day_id, None, one.words, one.at)

    def _keeps_from_parents(self, row: MeasureRow) -> bool:
        """Whether the tutor's words once told of a danger: a parent may be what is feared."""
        parent = Field.OWN in self.fields and Field.BOOKLET not in self.fields
        return parent and alarmed_by(self.session, row, Writing.TUTOR)

    def _learnt(self, row: MeasureRow) -> Iterable[tuple[int, tuple[Learnt, ...]]]:
        given = select(LearntRow).where(LearntRow.measure_id == row.id)
        if Field.LEARNT not in self.fields:
            if Field.OWN not in self.fields:
                return
            given = given.where(LearntRow.person_id == self.reader)
        for one in self.session.scalars(given.order_by(LearntRow.person_id)):
            yield one.person_id, tuple(map(Learnt, one.answers.split()))

    def _tells(self, one: SignatureRow) -> bool:
        """Neither parent learns that the other one signed."""
        alone = Field.OWN in self.fields and one.signer == Signer.HOLDER
        return not alone or one.person_id == self.reader

    def _end(self, row: MeasureRow) -> EndView:
        """Neither parent learns that the other one took back the agreement."""
        respected = row.respected
        after = None if respected is None else follows(frame_of(row), respected=respected)
        told = row.end_ground != WITHDRAWN or Field.OWN not in self.fields
        ground = row.end_ground if told else None
        return EndView(ground, row.checked, respected, row.educational, after)
