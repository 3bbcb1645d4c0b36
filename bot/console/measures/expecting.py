"""What one reader is expected to do now, about one measure: one thing, or nothing. Pure.

It says where to do it: a section of the page, or another page. Everything else the page offers is
there too, further down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.console.measure_task_sentences import OF_MEASURES
from bot.console.measures import expecting_sentences as e
from bot.console.measures.opened import Opened
from conversations.texts import Text
from resources_db.actions import Role
from resources_db.measures.agenda import Asked
from resources_db.measures.machine import LIVE, State
from resources_db.measures.terms import Regime, Signer
from resources_db.people.terms import SCHOOL_STAFF


class Where(StrEnum):
    """A section of the page, by its anchor, or a page of its own under the measure's."""

    KNOW = "#au-courant"
    CONTRACT = "#contrat"
    SHEET = "#feuille"
    DAYS = "#demi-journees"
    WORK = "#travail"
    REFERENT = "#referent"
    CHECK = "#verifier"
    END = "#terminer"
    RETURN = "#retour"
    CLOSE = "#clore"
    PLAN = "/planifier"
    """The agreement by telephone is noted there, then the plan."""
    SITUATION = "situation"
    """The page of its situation: agreements are noted there."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing to do; ``where`` is None when there is nothing."""

    text: Text
    where: Where | None = None


_LAPSED: Mapping[Asked, Where] = {
    Asked.AGREEMENT_LAPSED: Where.SITUATION,
    Asked.LINK_LAPSED: Where.SITUATION,
    Asked.HOST_LAPSED: Where.DAYS,
    Asked.TUTOR_LEFT: Where.DAYS,
}
"""What held when it was planned and does not any more: before anything else, and where."""
_SERVICE = frozenset({Role.AGENT, Role.COORDINATOR, Role.REFERENT_DE_PARCOURS})


def expected(opened: Opened) -> Expected:
    """Of the one whose view it is, in their first quality: service, head, school, then tutor."""
    roles = opened.view.roles
    if opened.to_know:
        return Expected(e.KNOW, Where.KNOW)
    if roles & _SERVICE:
        return _of_service(opened)
    if roles & SCHOOL_STAFF:
        return _of_school(opened, head=Role.SCHOOL_HEAD in roles)
    return _of_host(opened)


def _of_service(opened: Opened) -> Expected:
    for lapsed, where in _LAPSED.items():
        if lapsed in opened.due:
            return Expected(OF_MEASURES[lapsed.value], where)
    asked = _ASKED_OF_SERVICE.get(opened.view.state, Expected(e.CLOSE, Where.CLOSE))
    return asked if isinstance(asked, Expected) else asked(opened)


def _before_it(opened: Opened) -> Expected:
    if opened.standing.missing and _has_come(opened):
        return Expected(e.SHEET, Where.SHEET)
    if Signer.SERVICE in opened.standing.missing:
        return Expected(e.SIGN_SERVICE, Where.CONTRACT)
    return Expected(e.OTHERS_SIGN, Where.SHEET)


def _ready(opened: Opened) -> Expected:
    return Expected(e.START, Where.SHEET) if _has_come(opened) else Expected(e.READY)


def _during_it(opened: Opened) -> Expected:
    if Asked.MARK in opened.due:
        return Expected(e.MARK, Where.DAYS)
    now = opened.next_half_day
    if now is not None and now.starts <= opened.at and now.mark is None:
        return Expected(e.MARK_NOW, Where.DAYS)
    for asked, text, where in (
        (Asked.WORK_CALL, e.WORK_CALL, Where.WORK),
        (Asked.COMPLETE, e.COMPLETE, Where.END),
        (Asked.REFERENT, e.REFERENT, Where.REFERENT),
        (Asked.RETURN, e.RETURN, Where.RETURN),
    ):
        waits = asked is Asked.COMPLETE and _waits_for_check(opened)
        if asked in opened.due:
            return Expected(e.HEAD_CHECKS) if waits else Expected(text, where)
    return Expected(e.NOTHING_NOW)


def _after_it(opened: Opened) -> Expected:
    if Asked.RETURN in opened.due:
        return Expected(e.RETURN, Where.RETURN)
    if Asked.REFERENT in opened.due:
        return Expected(e.REFERENT, Where.REFERENT)
    return Expected(e.NOTE_RETURN, Where.RETURN)


_ASKED_OF_SERVICE: Mapping[State, Expected | Callable[[Opened], Expected]] = {
    State.DRAFTED: Expected(e.AGREE, Where.PLAN),
    State.AGREED: Expected(e.PLAN, Where.PLAN),
    State.PLANNED: _before_it,
    State.SIGNED: _ready,
    State.RUNNING: _during_it,
    State.COMPLETED: _after_it,
    State.ENDED: _after_it,
    State.CLOSED: Expected(e.CLOSED),
}
"""By state; whatever is not here is over, and only has to be closed."""


def _of_school(opened: Opened, *, head: bool) -> Expected:
    state, stands = opened.view.state, opened.standing
    if head and state is State.PLANNED and Signer.HEAD in stands.missing:
        return Expected(e.SIGN_HEAD, Where.CONTRACT)
    if head and _to_check(opened):
        return Expected(e.CHECK, Where.CHECK)
    lacks_work = stands.regime is Regime.ALTERNATIVE and not stands.has_work
    if lacks_work and state in {State.PLANNED, State.SIGNED, State.RUNNING}:
        return Expected(e.WORK, Where.WORK)
    if state in {State.COMPLETED, State.ENDED}:
        return Expected(e.NOTE_RETURN, Where.RETURN)
    return Expected(e.NOTHING_NOW if state in LIVE else e.OVER)


def _of_host(opened: Opened) -> Expected:
    """A tutor marks; whoever else receives only has to be there."""
    if opened.view.state in LIVE and Role.MISSION_TUTOR in opened.view.roles:
        for one in opened.view.half_days:
            if one.starts <= opened.at and one.mark is None:
                return Expected(e.MARK_NOW, Where.DAYS)
    return Expected(e.NOTHING_NOW if opened.view.state in LIVE else e.OVER)


def _to_check(opened: Opened) -> bool:
    done = opened.view.state in {State.COMPLETED, State.RETURNED}
    return not opened.standing.checked and (done or Asked.CHECK in opened.due)


def _waits_for_check(opened: Opened) -> bool:
    return opened.standing.regime is Regime.RESPONSIBILITY and not opened.standing.checked


def _has_come(opened: Opened) -> bool:
    """Whether its first day is there."""
    planned = opened.view.half_days
    return bool(planned) and planned[0].day <= opened.today
