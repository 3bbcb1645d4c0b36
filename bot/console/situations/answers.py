"""An answer that staff enters: read out on the telephone, signed on paper, said at the desk.

The text is shown first, as it has to be read out; the answer is noted with where its proof is.
"""

from __future__ import annotations

from functools import partial

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.files import pdf
from bot.console.languages import spoken
from bot.console.pages import page, refused
from bot.console.situations import sentences
from bot.console.situations.members import Member
from bot.console.situations.one import NOBODY, after, again, named, opened
from bot.console.typed import number
from bot.console.visit import StaffVisit
from bot.paper.kept_receipt import kept_receipt
from bot.paper.of_city import letterhead
from bot.paper.receipt import receipt
from bot.paper.voice import Voice
from resources_db.actions import Reason, Refused
from resources_db.agreements.actions import GiveAnswer
from resources_db.agreements.asked import Asked
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import text_of, versions
from resources_db.situations.actions import AddPart
from resources_db.situations.views import SituationView

_READ_OUT = "situations/answer.html"
BY_STAFF = (Means.PHONE, Means.PAPER, Means.DESK)


async def read_out(visit: StaffVisit) -> web.StreamResponse:
    """The text of one question, in the person's language beside French, and a form under it."""
    view = await opened(visit)
    member = await named(visit, view)
    asked = _asked(visit, member)
    if member is None or asked is None:
        return await again(visit, view, NOBODY)
    return page(visit, _READ_OUT, _values(visit, view, member, asked))


async def enter(visit: StaffVisit) -> web.StreamResponse:
    """Note it, on the text that was read out."""
    view = await opened(visit)
    member = await named(visit, view)
    asked = _asked(visit, member)
    if member is None or member.part.person is None or asked is None:
        return await again(visit, view, NOBODY)
    action = _action(visit, member.part.person, asked)
    outcome = action if isinstance(action, Refused) else await visit.ask(action)
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _READ_OUT, _values(visit, view, member, asked))
    return await after(visit, view, outcome, "reponse")


async def hand_receipt(visit: StaffVisit) -> web.StreamResponse:
    """The receipt of an answer, on paper, for who gave it."""
    view = await opened(visit)
    member, row = await named(visit, view), number(visit.said("row"))
    if member is None or row is None or not view.roles & AddPart.allowed:
        return await again(visit, view, NOBODY)
    of_here = row in {one.row for one in view.answers if one.person == member.part.person}
    made = await visit.read(lambda s: _receipt(s, visit, member, row)) if of_here else None
    if made is None:
        return await again(visit, view, NOBODY)
    return await pdf(made, f"recu-{row}")


def possible(asked: Asked) -> tuple[Answer, ...]:
    """The information is read; the other acts are answered, and taken back once given."""
    if asked.act is Act.INFORMATION:
        return (Answer.READ, Answer.TALK)
    against = Answer.WITHDRAWN if asked.answer is Answer.YES else Answer.NO
    return (Answer.YES, against, Answer.TALK)


def _asked(visit: StaffVisit, member: Member | None) -> Asked | None:
    """The question that the form names, among those asked of this person."""
    named_here = (visit.said("act"), visit.said("about"))
    every = () if member is None else member.asked
    return next((one for one in every if (one.act.value, one.about) == named_here), None)


def _action(visit: StaffVisit, person: int, asked: Asked) -> GiveAnswer | Refused:
    said, means = visit.said("answer"), visit.said("means")
    if said not in {one.value for one in possible(asked)}:
        return Refused(Reason.ANSWER_DOES_NOT_FIT, GiveAnswer.rule)
    if means not in {one.value for one in BY_STAFF}:
        return Refused(Reason.PROOF_NEEDED, GiveAnswer.rule)
    if visit.said("version") not in versions(asked.act):
        return Refused(Reason.TEXT_CHANGED, GiveAnswer.rule)
    lang = visit.said("lang") if visit.said("lang") in spoken() else "fr"
    text = text_of(asked.act, lang, visit.said("version"))
    return GiveAnswer(
        asked.situation,
        person,
        asked.act,
        Answer(said),
        text.version,
        text.hash,
        text.lang,
        Means(means),
        organisation=asked.organisation,
        channel=asked.channel,
        proof=visit.said("proof")[: sentences.MOST_PROOF] or None,
    )


def _values(
    visit: StaffVisit, view: SituationView, member: Member, asked: Asked
) -> dict[str, object]:
    reach = member.part.reach
    lang = "fr" if reach is None else reach.lang
    texts = (text_of(asked.act, lang), text_of(asked.act, "fr"))
    return {
        "u": sentences,
        "view": view,
        "part": member.part,
        "asked": asked,
        "texts": texts if texts[0].lang != texts[1].lang else texts[:1],
        "possible": possible(asked),
        "means": BY_STAFF,
        "languages": spoken(),
        "serving": bool(view.roles & AddPart.allowed),
        "typed": visit.form,
        "typed_lang": visit.said("lang") or lang,
    }


def _receipt(
    session: Session, visit: StaffVisit, member: Member, row: int
) -> partial[bytes] | None:
    console, part = visit.console, member.part
    today = visit.at.astimezone(console.zone).date()
    head = letterhead(session, today)
    kept = None if part.person is None else kept_receipt(session, part.person, row, head.call)
    if kept is None:
        return None
    lang = "fr" if part.reach is None else part.reach.lang
    voice = Voice(console.librarian.present.catalogs, lang, zone=console.zone)
    return partial(receipt, kept, head.sender, voice, today)
