"""« Réglages »: what the city decides, dated; its logo; trying mail and backups."""

from __future__ import annotations

import asyncio
from datetime import date, datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import city_sentences
from bot.console.backups import can_write
from bot.console.city_lines import Worded, holding, lines
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from bot.mail.port import Letter, Sending
from bot.paper.logos import BrokenLogo
from bot.paper.logos import logo as printable
from conversations.texts import Text
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Actor, Outcome, Refused
from resources_db.city.actions import GiveLogo, SetCity, SignCity
from resources_db.city.days import calendar_at
from resources_db.city.pictures import is_small_png
from resources_db.city.reading import logo_on
from resources_db.city.terms import CityField
from resources_db.directory.opening.evaluate import opening
from resources_db.directory.opening.states import Unknown, Why
from resources_db.door import perform

_TEMPLATE = "city.html"
_TRIED = {
    Sending.SENT: Told(city_sentences.MAIL_SENT),
    Sending.NO_MAILBOX: Told(city_sentences.MAIL_REFUSED, good=False),
    Sending.REFUSED: Told(city_sentences.MAIL_REFUSED, good=False),
    Sending.LATER: Told(city_sentences.MAIL_SILENT, good=False),
    Sending.UNREACHABLE: Told(city_sentences.MAIL_SILENT, good=False),
}


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Each setting with what holds today, then their history."""
    done = visit.request.query.get("fait") == "oui"
    return await _show(visit, Told(city_sentences.DECIDED_WELL) if done else None)


async def decide(visit: StaffVisit) -> web.StreamResponse:
    """A value, from a day on."""
    since = _day(visit)
    if since is None or visit.said("field") not in set(city_sentences.TYPED):
        return await _show(visit, Told(city_sentences.BAD_DAY, good=False), 422)
    action = SetCity(CityField(visit.said("field")), visit.said("value"), since)
    return await _after(visit, await visit.ask(action))


async def sign(visit: StaffVisit) -> web.StreamResponse:
    """The officer signs off what touches the law."""
    number = visit.said("setting")
    row = int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0
    return await _after(visit, await visit.ask(SignCity(row)))


async def give_logo(visit: StaffVisit) -> web.StreamResponse:
    """A picture, from today on."""
    if visit.file is None:
        return await _show(visit, Told(city_sentences.NO_LOGO, good=False), 422)
    if is_small_png(visit.file):  # the door refuses the others
        try:
            await asyncio.to_thread(printable, "logo.png", visit.file)
        except BrokenLogo as error:
            values = await visit.read(lambda s: _values(s, visit))
            return page(visit, _TEMPLATE, {**values, "problem": str(error)}, status=422)
    return await _after(visit, await visit.ask(GiveLogo(visit.file, _today(visit))))


async def logo(visit: StaffVisit) -> web.StreamResponse:
    """The logo of today, for the page."""
    content = await visit.read(lambda s: logo_on(s, _today(visit)))
    if content is None:
        raise web.HTTPNotFound
    return web.Response(body=content, content_type="image/png")


async def try_mail(visit: StaffVisit) -> web.StreamResponse:
    """A trial letter to whoever asks; that it left well is noted."""
    console = visit.console
    if console.mailer is None or not visit.staff.may(SetCity):
        return await _show(visit, Told(city_sentences.NO_MAIL, good=False), 409)
    to = await visit.read(lambda s: s.get_one(AccountRow, visit.staff.signed.account).email)
    subject, body = (
        console.say(words) for words in (city_sentences.TRIAL_SUBJECT, city_sentences.TRIAL_BODY)
    )
    sent = await console.mailer.send(Letter(to, subject, body))
    if sent is Sending.SENT:
        await _note(visit, CityField.MAIL_TRIED)
    return await _show(visit, _TRIED[sent])


async def try_backup(visit: StaffVisit) -> web.StreamResponse:
    """Write a small file in the folder of backups."""
    folder = visit.console.backup_dir
    if folder is None or not visit.staff.may(SetCity):
        return await _show(visit, Told(city_sentences.NO_BACKUP, good=False), 409)
    if not await asyncio.to_thread(can_write, folder):
        return await _show(visit, Told(city_sentences.BACKUP_FAILS, good=False), 409)
    await _note(visit, CityField.BACKUP_TRIED)
    return await _show(visit, Told(city_sentences.BACKUP_WORKS))


async def _note(visit: StaffVisit, field: CityField) -> None:
    today = _today(visit)
    actor: Actor = visit.staff.actor
    action = SetCity(field, today.isoformat(), today)
    await visit.write(lambda s: perform(s, actor, action, visit.at))


async def _after(visit: StaffVisit, outcome: Outcome) -> web.StreamResponse:
    if isinstance(outcome, Refused):
        values = await visit.read(lambda s: _values(s, visit))
        return refused(visit, outcome, _TEMPLATE, values)
    return see("/reglages?fait=oui")


async def _show(visit: StaffVisit, told: Told | None, status: int = 200) -> web.StreamResponse:
    values = await visit.read(lambda s: _values(s, visit))
    return page(visit, _TEMPLATE, values, told=told, status=status)


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    today = _today(visit)
    held = holding(session, today)
    return {
        "c": city_sentences,
        "today": today.isoformat(),
        "holding": held,
        "understood": _understood(session, held[CityField.SERVICE_HOURS].value, visit.at),
        "lines": lines(session),
        "may_set": visit.staff.may(SetCity),
        "may_sign": visit.staff.may(SignCity),
        "mail": visit.console.mailer is not None,
        "problem": "",
        "backups": visit.console.backup_dir is not None,
    }


def _understood(session: Session, hours: Worded, at: datetime) -> Text | None:
    """A warning under hours that cannot be read."""
    if not isinstance(hours, str):
        return None
    read = opening(hours, at, calendar_at(session, at))
    return city_sentences.HOURS_UNREAD if read == Unknown(Why.NOT_UNDERSTOOD) else None


def _day(visit: StaffVisit) -> date | None:
    try:
        return date.fromisoformat(visit.said("since"))
    except ValueError:
        return None


def _today(visit: StaffVisit) -> date:
    return visit.at.astimezone(visit.console.zone).date()
