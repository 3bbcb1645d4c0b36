"""The second proof: a code of the telephone at each sign-in, set up once."""

from __future__ import annotations

from datetime import datetime

import segno
from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import sentences
from bot.console.cookies import keep_session
from bot.console.pages import Told, page, see
from bot.console.sign_in import let_in
from bot.console.visit import StaffVisit
from resources_db.accounts.actions import SetUpCodes
from resources_db.accounts.codes import (
    enrolment_uri,
    new_recovery_codes,
    new_secret,
    step_of,
    take_code,
)
from resources_db.accounts.sessions import new_secret_of, renew, set_new_secret
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Refused

_ISSUER = "Accroche"


async def ask_code(visit: StaffVisit) -> web.StreamResponse:
    """The page that asks for the code; whoever has none yet sets it up."""
    if not visit.staff.signed.has_codes:
        return see("/installer-code")
    return see("/") if visit.staff.signed.whole else page(visit, "code.html")


async def check_code(visit: StaffVisit) -> web.StreamResponse:
    """The right code lets in, under a new secret."""
    signed, code = visit.staff.signed, visit.said("code")

    def check(session: Session) -> str | datetime | None:
        taken = take_code(session, signed.account, code, visit.at)
        if isinstance(taken, datetime):
            return taken
        return renew(session, signed.session, whole=True) if taken else None

    secret = await visit.write(check)
    if isinstance(secret, str):
        return let_in(visit, secret, "/")
    wrong = sentences.WRONG_CODE if secret is None else sentences.wait_until(secret)
    return page(visit, "code.html", status=403, told=Told(wrong, good=False))


async def show_set_up(visit: StaffVisit) -> web.StreamResponse:
    """The square to photograph. Whoever has codes already changes them from « Mon compte »."""
    signed = visit.staff.signed
    if signed.has_codes and not signed.whole:
        return see("/code")
    return await _set_up_page(visit)


async def confirm_set_up(visit: StaffVisit) -> web.StreamResponse:
    """A code given back proves that the telephone has the secret."""
    signed = visit.staff.signed
    if signed.has_codes and not signed.whole:
        return see("/code")
    secret = await visit.read(lambda s: new_secret_of(s, signed.session))
    step = None if secret is None else step_of(secret, visit.said("code"), visit.at)
    if secret is None or step is None:
        return await _set_up_page(visit, Told(sentences.WRONG_CODE, good=False))
    recovery = new_recovery_codes()
    outcome = await visit.ask(SetUpCodes(secret, step, recovery))
    if isinstance(outcome, Refused):
        return await _set_up_page(visit, Told(sentences.WRONG_FORM, good=False))
    renewed = await visit.write(lambda s: renew(s, signed.session, whole=True))
    response = page(visit, "recovery.html", {"codes": recovery})
    return _with_cookie(visit, response, renewed)


def _with_cookie(visit: StaffVisit, response: web.Response, secret: str) -> web.Response:
    keep_session(response, visit.request, secret, trust_proxy=visit.console.trust_proxy)
    return response


async def _set_up_page(visit: StaffVisit, told: Told | None = None) -> web.Response:
    secret, email = await visit.write(lambda s: _secret_being_set_up(s, visit))
    values = {
        "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
        "square": _square(enrolment_uri(secret, email, _ISSUER)),
    }
    return page(visit, "set_up.html", values, status=200 if told is None else 403, told=told)


def _secret_being_set_up(session: Session, visit: StaffVisit) -> tuple[str, str]:
    """The same one until it is confirmed: a reload must not change what was photographed."""
    signed = visit.staff.signed
    secret = new_secret_of(session, signed.session)
    if secret is None:
        secret = new_secret()
        set_new_secret(session, signed.session, secret)
    account = session.get_one(AccountRow, signed.account)
    return secret, account.email


def _square(uri: str) -> str:
    """The QR code as SVG, drawn inside the page: no address holds the secret."""
    code = segno.make(uri, error="m")
    return code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)
