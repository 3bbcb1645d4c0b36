"""Signing in by a single-use link: asking for it, receiving it, using it.

Whether a mailbox has an account is never shown: not by the words of the answer, and not by the
time it takes, since the letter leaves after the answer.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import sentences
from bot.console.cookies import forget_session, keep_session
from bot.console.front import network_of
from bot.console.pages import Told, page, see
from bot.console.visit import StaffVisit, Visit
from bot.mail.port import Letter
from conversations.texts import Text
from resources_db.accounts.finding import any_account, open_account_of_email
from resources_db.accounts.links import Opened, look_at_link, make_link, use_link
from resources_db.accounts.pauses import closed_until, count_failure
from resources_db.accounts.sessions import FirstProof, begin_session, end_session, id_token_of

_FREE_FOR_MAILBOX = 3
_FREE_FOR_NETWORK = 30
LETTERS = web.AppKey("letters", set[asyncio.Task[object]])
"""The letters on their way: a task that nobody holds may be collected before its end."""


async def ask_who(visit: Visit) -> web.StreamResponse:
    """The page where signing in begins."""
    return _sign_in_page(visit)


def sign_in_trouble(visit: Visit, text: Text) -> web.Response:
    """The same page, with why it did not work."""
    return _sign_in_page(visit, Told(text, good=False))


def _sign_in_page(visit: Visit, told: Told | None = None) -> web.Response:
    console = visit.console
    name = console.provider_name if console.provider is not None else None
    return page(
        visit, "sign_in.html", {"provider": name, "mail": console.mailer is not None}, told=told
    )


async def send_link(visit: Visit) -> web.StreamResponse:
    """The same answer for every mailbox. Asked too often, nothing is sent for a while."""
    console, email = visit.console, visit.said("email")
    network = network_of(visit.request, trust_proxy=console.trust_proxy)
    made = await visit.write(lambda s: _link_for(s, email, network, visit.at))
    if made is not None and console.mailer is not None:
        to, token = made
        link = console.address(visit.request, f"/lien/{token}")
        letter = Letter(
            to,
            console.say(sentences.LETTER_SUBJECT),
            console.say(sentences.letter_body(link)),
        )
        letters = visit.request.app[LETTERS]
        sending = asyncio.create_task(console.mailer.send(letter))
        letters.add(sending)
        sending.add_done_callback(letters.discard)
    return page(visit, "link_sent.html")


def _link_for(session: Session, email: str, network: str, at: datetime) -> tuple[str, str] | None:
    """The mailbox of the account and a new link to it; None where none is to be sent."""
    ways = ((f"mail:{email.lower()}", _FREE_FOR_MAILBOX), (f"network:{network}", _FREE_FOR_NETWORK))
    closed = any(closed_until(session, way, at) is not None for way, _free in ways)
    for way, free in ways:
        if not closed:
            count_failure(session, way, at, free)
    account = open_account_of_email(session, email)
    if account is None or closed:
        return None
    return account.email, make_link(session, account.id, at)


async def look(visit: Visit) -> web.StreamResponse:
    """A link was opened: a button uses it, since machines that check mail open links too."""
    token = visit.request.match_info["token"]
    opened = await visit.read(lambda s: _usable(s, token, visit.at))
    if opened is None:
        return _dead(visit)
    template = "claim.html" if opened.account is None else "enter.html"
    return page(visit, template, {"token": token, "filled": {}})


async def enter(visit: Visit) -> web.StreamResponse:
    """Use the link: half signed in, the second proof follows."""
    token = visit.said("token")
    opened = await visit.read(lambda s: look_at_link(s, token, visit.at))
    if opened is None or opened.account is None:
        return _dead(visit)

    def use(session: Session) -> str | None:
        used = use_link(session, token, visit.at)
        if used is None or used.account is None:
            return None
        return half_session(session, visit, used.account)

    secret = await visit.write(use)
    return _dead(visit) if secret is None else let_in(visit, secret, "/code")


def half_session(session: Session, visit: Visit, account: int) -> str:
    """Begin a session by a link, from which nothing is seen before the second proof."""
    proof = FirstProof("link", visit.request.headers.get("User-Agent", ""))
    return begin_session(session, account, visit.at, visit.console.limits, proof, whole=False)


def let_in(visit: Visit, secret: str, path: str) -> web.Response:
    """Go on, with a session's new secret in the browser."""
    response = see(path)
    keep_session(response, visit.request, secret, trust_proxy=visit.console.trust_proxy)
    return response


async def sign_out(visit: StaffVisit) -> web.StreamResponse:
    """End this session, and offer to end the provider's too."""
    console, signed = visit.console, visit.staff.signed
    id_token = await visit.read(lambda s: id_token_of(s, signed.session))
    await visit.write(lambda s: end_session(s, signed.session, signed.account, visit.at))
    elsewhere = None
    if id_token is not None and console.provider is not None:
        back = console.address(visit.request, "/connexion")
        state = console.csrf(visit.staff.secret)
        elsewhere = await console.provider.goodbye(id_token, state, back)
    outside = Visit(visit.request, console, visit.at, visit.form, None, "")
    response = page(outside, "goodbye.html", {"elsewhere": elsewhere})
    forget_session(response, visit.request, trust_proxy=console.trust_proxy)
    return response


def _usable(session: Session, token: str, at: datetime) -> Opened | None:
    """The link of the first administrator works only while there is none."""
    opened = look_at_link(session, token, at)
    claims = opened is not None and opened.account is None
    return None if claims and any_account(session) else opened


def _dead(visit: Visit) -> web.Response:
    return page(visit, "problem.html", status=410, told=Told(sentences.LINK_DEAD, good=False))


async def finish_letters(app: web.Application) -> None:
    """Let letters under way leave before the application closes."""
    await asyncio.gather(*app[LETTERS], return_exceptions=True)
