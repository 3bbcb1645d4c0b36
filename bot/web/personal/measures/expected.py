"""« Ce qui est attendu de vous maintenant »: one thing, for one of the family. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.web.personal.measures import sentences as m
from bot.web.personal.measures.known import Known, Stay
from conversations.texts import Text
from resources_db.agreements.terms import Answer
from resources_db.measures.machine import State
from resources_db.measures.mine import Changed
from resources_db.measures.terms import Activity, Mark, Page


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing to do; without an address there is nothing to press."""

    text: Text
    label: Text | None = None
    path: str | None = None


def expected(known: Known) -> Expected:
    """The one thing that this reader can do: about an accident first, then for what comes next."""
    if any(one.view.mark is Mark.ACCIDENT for one in known.happened):
        link = known.contact.link if known.contact.phone else None
        return Expected(m.CALL_NOW, m.CALL, link)
    match known.mine.view.state:
        case State.DRAFTED:
            return _answer(known)
        case State.PLANNED:
            return _sign(known)
        case State.SIGNED | State.RUNNING:
            return _come(known)
        case State.COMPLETED | State.ENDED | State.RETURNED:
            return _look_back(known)
        case state:
            return Expected(_NOTHING[state])


_NOTHING: Mapping[State, Text] = {
    State.AGREED: m.BEING_PLANNED,
    State.REFUSED: m.WILL_NOT_BE,
    State.CANCELLED: m.WILL_NOT_BE,
    State.CLOSED: m.NOTHING_NOW,
}


def _answer(known: Known) -> Expected:
    asked = known.agreement
    if not known.mine.holder or asked is None:
        return Expected(m.HOLDER_ANSWERS)
    if asked.answer in {None, Answer.TALK}:
        path = f"/p/texte/{asked.code}/{asked.act}/{asked.about}"
        return Expected(m.ANSWER, m.READ_AND_ANSWER, path)
    return Expected(m.NOTHING_NOW)


def _sign(known: Known) -> Expected:
    mine = known.mine
    if mine.signs_as is None:
        return Expected(m.OTHERS_SIGN)
    again = mine.signed is not None and mine.signed.changed is Changed.THE_PLAN
    return Expected(m.SIGN_AGAIN if again else m.SIGN, m.READ_AND_SIGN, f"{known.path}/signer")


def _come(known: Known) -> Expected:
    """What was done is written first, while it is fresh; then the next half-day."""
    if to_write(known) is not None:
        return Expected(m.WRITE, m.OPEN_BOOKLET, f"{known.path}/livret")
    ahead = next((one for one in known.stays if one.view.ends > known.at), None)
    if ahead is None:
        return Expected(m.NOTHING_NOW)
    day, hour = ahead.view.day, ahead.starts
    if ahead.view.activity is Activity.RECEPTION:
        return Expected(m.come_together(day, hour))
    return Expected(m.next_moment(day, hour))


def to_write(known: Known) -> Stay | None:
    """The last half-day that the young person was at and has not told anything of."""
    if not known.mine.is_pupil:
        return None
    past = [
        one
        for one in known.stays
        if one.view.ends <= known.at and one.view.mark not in {None, Mark.ABSENT}
    ]
    last = past[-1] if past else None
    if last is None or known.wrote(Page.DONE, last.view.row) is not None:
        return None
    return last


def _look_back(known: Known) -> Expected:
    back = known.back
    if back is not None and not back.cancelled and back.answer is None and back.starts > known.at:
        return Expected(m.ANSWER_RETURN, m.SAY_IF_YOU_COME, f"/p/rdv/{back.code}")
    if not known.mine.view.learnt:
        return Expected(m.LEARNT, m.ANSWER_THREE, f"{known.path}/bilan")
    return Expected(m.NOTHING_NOW)
