"""« Accords »: who has answered what, and what waits, situation by situation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.agreements import sentences
from bot.console.agreements.sentences import State
from bot.console.pages import page, see
from bot.console.situations import sentences as situation_sentences
from bot.console.situations.listing import SHOWN
from bot.console.situations.members import member_of
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.agreements.asked import Asked
from resources_db.agreements.terms import Act, Answer
from resources_db.charter.signing import has_signed
from resources_db.situations.terms import Part
from resources_db.situations.views import SituationView, read_situation, situations_of

_STATE = {
    None: State.WAITING,
    Answer.TALK: State.TALK,
    Answer.NO: State.REFUSED,
    Answer.WITHDRAWN: State.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One question to one person."""

    who: str
    asked: Asked
    state: State


@dataclass(frozen=True, slots=True)
class Family:
    """The questions of one situation."""

    view: SituationView
    lines: tuple[Line, ...]

    def only(self, state: State | None) -> Family:
        """Those in one state; all of them when none is named."""
        if state is None:
            return self
        return replace(self, lines=tuple(one for one in self.lines if one.state is state))


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Filtered by a link; whoever has not signed the charter reads it first."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    return page(visit, "agreements/page.html", await visit.write(lambda s: _values(s, visit)))


def state_of(asked: Asked) -> State:
    """Where a question stands: a text that changed comes before what was answered to it."""
    if asked.outdated:
        return State.AGAIN
    if asked.provisional:
        return State.PROVISIONAL
    return _STATE.get(asked.answer, State.GIVEN)


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    wanted = visit.request.query.get("etat", "")
    state = State(wanted) if wanted in set(State) else None
    at = min(number(visit.request.query.get("apres", "")) or 0, 10**6)
    numbers = situations_of(session, visit.staff.actor, visit.at)
    families = [
        _family(session, visit, view)
        for one in numbers[at : at + SHOWN]
        if (view := read_situation(session, visit.staff.actor, one, visit.at, what="agreements"))
        and view.closed is None
    ]
    counts = Counter(line.state for family in families for line in family.lines)
    shown = (family.only(state) for family in families)
    return {
        "a": sentences,
        "u": situation_sentences,
        "families": [family for family in shown if family.lines],
        "counts": counts,
        "total": counts.total(),
        "state": state,
        "more": at + SHOWN if len(numbers) > at + SHOWN else None,
    }


def _family(session: Session, visit: StaffVisit, view: SituationView) -> Family:
    lines = [
        Line(part.name or view.initials or "–", asked, state_of(asked))
        for part in view.parts
        if part.part in {Part.PUPIL, Part.GUARDIAN}
        for asked in member_of(session, visit, view, part).asked
        if asked.act is not Act.CHANNEL or asked.answer is not None  # nobody owes an opt-in
    ]
    return Family(view, tuple(lines))
