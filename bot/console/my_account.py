"""« Mon compte »: where one is signed in, signing out everywhere, the second proof anew."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import my_channels
from bot.console.cookies import forget_session
from bot.console.devices import device_name
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from resources_db.accounts.actions import InviteStaffChat, LeaveStaffChats, SignOutEverywhere
from resources_db.accounts.chats import has_staff_chat, new_code
from resources_db.accounts.codes import recovery_codes_left
from resources_db.accounts.sessions import end_session, sessions_of
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Refused


async def show(visit: StaffVisit) -> web.StreamResponse:
    """One's own mailbox, sessions and codes."""
    told = Told(my_channels.SAVED) if visit.request.query.get("fait") == "canaux" else None
    return page(visit, "my_account.html", await visit.read(lambda s: _mine(s, visit)), told=told)


async def end_one(visit: StaffVisit) -> web.StreamResponse:
    """End one session; of one's own only, whatever number the form carries."""
    number = visit.said("session")
    if number.isascii() and number.isdecimal() and len(number) < 19:
        account = visit.staff.signed.account
        await visit.write(lambda s: end_session(s, int(number), account, visit.at))
    return see("/mon-compte")


async def end_all(visit: StaffVisit) -> web.StreamResponse:
    """« Me déconnecter partout », here too."""
    outcome = await visit.ask(SignOutEverywhere())
    if isinstance(outcome, Refused):
        mine = await visit.read(lambda s: _mine(s, visit))
        return refused(visit, outcome, "my_account.html", mine)
    response = see("/connexion")
    forget_session(response, visit.request, trust_proxy=visit.console.trust_proxy)
    return response


async def link_chat(visit: StaffVisit) -> web.StreamResponse:
    """A code for one's chat with the staff's bot, shown once."""
    token = new_code()
    outcome = await visit.ask(InviteStaffChat(token))
    mine = await visit.read(lambda s: _mine(s, visit))
    if isinstance(outcome, Refused):
        return refused(visit, outcome, "my_account.html", mine)
    return page(visit, "my_account.html", {**mine, "chat_code": token})


async def leave_chats(visit: StaffVisit) -> web.StreamResponse:
    """No more alerts there."""
    outcome = await visit.ask(LeaveStaffChats())
    if isinstance(outcome, Refused):
        mine = await visit.read(lambda s: _mine(s, visit))
        return refused(visit, outcome, "my_account.html", mine)
    return see("/mon-compte")


async def choose_channels(visit: StaffVisit) -> web.StreamResponse:
    """By what one is told at once."""
    outcome = await my_channels.choose(visit)
    if isinstance(outcome, Refused):
        mine = await visit.read(lambda s: _mine(s, visit))
        return refused(visit, outcome, "my_account.html", mine)
    return see("/mon-compte?fait=canaux")


def _mine(session: Session, visit: StaffVisit) -> dict[str, object]:
    signed = visit.staff.signed
    rows = sessions_of(session, signed.account, visit.at, visit.console.limits)
    return {
        "email": session.get_one(AccountRow, signed.account).email,
        "sessions": [
            {
                "id": row.id,
                "device": device_name(row.device),
                "since": row.began,
                "this": row.id == signed.session,
            }
            for row in rows
        ],
        "left": recovery_codes_left(session, signed.account),
        "has_codes": signed.has_codes,
        "may_link": visit.console.staff_bot and visit.staff.may(InviteStaffChat),
        "bot_name": visit.console.staff_bot_name,
        "chat_code": None,
        "has_chat": has_staff_chat(session, signed.person),
        "k": my_channels,
        "channels": my_channels.my_channels(session, visit),
    }
