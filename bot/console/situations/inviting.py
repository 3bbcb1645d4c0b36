"""A personal link for one of the family: to read out, to photograph, or as a letter.

Made anew in one tap: the one given before opens no more. Its code is told apart, and is in no
letter.
"""

from __future__ import annotations

from functools import partial

import segno
from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.files import pdf
from bot.console.front import origin_of
from bot.console.pages import page
from bot.console.situations import sentences
from bot.console.situations.one import NOBODY, again, named, opened
from bot.console.visit import StaffVisit
from bot.paper.invitation_letter import InvitationLetter, invitation_letter
from bot.paper.of_city import letterhead
from bot.paper.voice import Voice
from resources_db.actions import Refused
from resources_db.door import perform
from resources_db.invitations.actions import GivePageSecret, Invite
from resources_db.invitations.changes import LIFETIME, find
from resources_db.invitations.tokens import is_token, new_code, new_token
from resources_db.people.terms import ContactKind
from resources_db.situations.views import PartView, SituationView


async def invite(visit: StaffVisit) -> web.StreamResponse:
    """Shown once, with a code to tell apart. Sent twice, the last link is the one that works."""
    view = await opened(visit)
    member = await named(visit, view)
    if member is None or member.part.person is None:
        return await again(visit, view, NOBODY)
    token, code = new_token(), new_code()
    action = Invite(view.id, member.part.person, token, code)
    outcome = await visit.write(lambda s: perform(s, visit.staff.actor, action, visit.at))
    if isinstance(outcome, Refused):
        return await again(visit, view, outcome)
    link = _link(visit, token)
    values = {
        "u": sentences,
        "view": view,
        "part": member.part,
        "link": link,
        "code": code,
        "token": token,
        "until": (visit.at + LIFETIME).astimezone(visit.console.zone).date(),
        "square": segno.make(link, error="m").svg_inline(
            scale=5, border=4, dark="#000", light="#fff", omitsize=True
        ),
    }
    return page(visit, "situations/link.html", values)


async def give_code(visit: StaffVisit) -> web.StreamResponse:
    """The second secret of someone's page, shown once: given in person, or sent by post."""
    view = await opened(visit)
    member = await named(visit, view)
    if member is None or member.part.person is None:
        return await again(visit, view, NOBODY)
    secret = new_code()
    action = GivePageSecret(member.part.person, secret)
    outcome = await visit.write(lambda s: perform(s, visit.staff.actor, action, visit.at))
    if isinstance(outcome, Refused):
        return await again(visit, view, outcome)
    values = {"u": sentences, "view": view, "part": member.part, "secret": secret}
    return page(visit, "situations/page_code.html", values)


async def letter(visit: StaffVisit) -> web.StreamResponse:
    """The link that was just made, as a letter: the family's language beside French."""
    view = await opened(visit)
    member, token = await named(visit, view), visit.said("token")
    if member is None or not is_token(token):
        return await again(visit, view, NOBODY)
    part = member.part
    made = await visit.read(lambda s: _letter(s, visit, view, part, token))
    if made is None:
        return await again(visit, view, NOBODY)
    return await pdf(made, "invitation")


def _letter(
    session: Session, visit: StaffVisit, view: SituationView, part: PartView, token: str
) -> partial[bytes] | None:
    """None for a link that is not theirs, or that was opened or taken back meanwhile."""
    row = find(session, token)
    if row is None or (row.person_id, row.situation_id) != (part.person, view.id):
        return None
    if row.opened is not None or row.revoked is not None:
        return None
    console, zone = visit.console, visit.console.zone
    today = visit.at.astimezone(zone).date()
    head = letterhead(session, today)
    written = InvitationLetter(
        _recipient(part),
        _link(visit, token),
        row.expires.astimezone(zone).date(),
        head.call,
        head.call_hours,
    )
    lang = "fr" if part.reach is None else part.reach.lang
    voice = Voice(console.librarian.present.catalogs, lang, beside=True, zone=zone)
    return partial(invitation_letter, written, head.sender, voice, today)


def _recipient(part: PartView) -> tuple[str, ...]:
    """Name and address for the window of an envelope, as far as they are known and may be read."""
    contacts = () if part.reach is None else part.reach.contacts
    post = next((one.value for one in contacts if one.kind is ContactKind.POST), "")
    return (part.name, *post.splitlines()) if part.name and post else ()


def _link(visit: StaffVisit, token: str) -> str:
    console = visit.console
    base = console.public_url or origin_of(visit.request, trust_proxy=console.trust_proxy)
    return f"{base}/p/lien/{token}"
