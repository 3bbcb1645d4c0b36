"""« Fiches de repérage »: a school sends one and follows it; the service answers it."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.fiches import sentences
from bot.console.fiches.letters import tell_sender
from bot.console.pages import Told, page, refused, see
from bot.console.typed import day, number
from bot.console.visit import StaffVisit
from resources_db.actions import Action, Outcome, Reason, Refused
from resources_db.charter.signing import has_signed
from resources_db.city.days import day_of
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.fiches.actions import (
    AcceptFiche,
    AnswerAboutFiche,
    AskAboutFiche,
    DeclineFiche,
    SendFiche,
)
from resources_db.fiches.reading import FicheView, fiches_for, read_fiche, schools_of
from resources_db.fiches.terms import WORD_LENGTH, read_categories

_LIST, _NEW, _ONE = "fiches/list.html", "fiches/new.html", "fiches/one.html"


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The list; whoever has not signed the charter reads it first."""
    if not await _bound(visit):
        return see("/charte")
    values: dict[str, object] = await visit.write(
        lambda s: {
            "f": sentences,
            "fiches": fiches_for(s, visit.staff.actor, visit.at),
            "sends": visit.staff.may(SendFiche),
        }
    )
    return page(visit, _LIST, values, told=_told(visit))


async def write(visit: StaffVisit) -> web.StreamResponse:
    """The form, empty."""
    if not await _bound(visit):
        return see("/charte")
    return page(visit, _NEW, await visit.read(lambda s: _to_fill(s, visit)))


async def send(visit: StaffVisit) -> web.StreamResponse:
    """Off it goes, if the family knows."""
    school = number(visit.said("school"))
    outcome: Outcome = Refused(Reason.NO_SUCH_ORGANISATION, SendFiche.rule)
    if school is not None:
        outcome = await visit.ask(
            SendFiche(
                school,
                visit.said("initials"),
                visit.said("category"),
                day(visit.said("informed_day")) if visit.said("informed") else None,
                visit.said("class_name") or None,
            )
        )
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _NEW, await visit.read(lambda s: _to_fill(s, visit)))
    return see("/fiches?fait=envoyee")


async def show_one(visit: StaffVisit) -> web.StreamResponse:
    """What it says, where it stands, and the next word of whoever has it."""
    return page(visit, _ONE, _values(await _opened(visit), visit.form), told=_told(visit))


async def accept(visit: StaffVisit) -> web.StreamResponse:
    """The situation is opened, with nothing else than what the fiche says."""
    fiche = await _opened(visit)
    return await _answered(visit, fiche, AcceptFiche(fiche.school, fiche.id), "acceptee")


async def ask(visit: StaffVisit) -> web.StreamResponse:
    """A question of the service."""
    fiche = await _opened(visit)
    action = AskAboutFiche(fiche.school, fiche.id, visit.said("question"))
    return await _answered(visit, fiche, action, "demandee")


async def decline(visit: StaffVisit) -> web.StreamResponse:
    """No, and why."""
    fiche = await _opened(visit)
    action = DeclineFiche(fiche.school, fiche.id, visit.said("why"))
    return await _answered(visit, fiche, action, "declinee")


async def reply(visit: StaffVisit) -> web.StreamResponse:
    """The school's answer to the service's question."""
    fiche = await _opened(visit)
    action = AnswerAboutFiche(fiche.school, fiche.id, visit.said("answer"))
    outcome = await visit.ask(action)
    if isinstance(outcome, Refused):
        return await _again(visit, outcome)
    return see(f"/fiches/{fiche.code}?fait=repondue")


async def _answered(
    visit: StaffVisit, fiche: FicheView, action: Action, done: str
) -> web.StreamResponse:
    """The service's answer; whoever sent the fiche is told that there is one."""
    outcome = await visit.ask(action)
    if isinstance(outcome, Refused):
        return await _again(visit, outcome)
    told = await tell_sender(visit, fiche)
    return see(f"/fiches/{fiche.code}?fait={done if told else 'appeler'}")


async def _again(visit: StaffVisit, outcome: Refused) -> web.StreamResponse:
    return refused(visit, outcome, _ONE, _values(await _opened(visit), visit.form))


async def _opened(visit: StaffVisit) -> FicheView:
    """The fiche of this address; « not found » when it is none of theirs."""
    code = visit.request.match_info["code"]
    found = await visit.write(
        lambda s: read_fiche(s, visit.staff.actor, code, visit.at) if code.isprintable() else None
    )
    if found is None:
        raise web.HTTPNotFound
    return found


async def _bound(visit: StaffVisit) -> bool:
    person = visit.staff.signed.person
    return await visit.read(lambda s: has_signed(s, person))


def _told(visit: StaffVisit) -> Told | None:
    done = sentences.DONE.get(visit.request.query.get("fait", ""))
    return None if done is None else Told(done)


def _values(fiche: FicheView, typed: Mapping[str, str]) -> dict[str, object]:
    return {"f": sentences, "fiche": fiche, "typed": typed, "longest": WORD_LENGTH}


def _to_fill(session: Session, visit: StaffVisit) -> dict[str, object]:
    today = day_of(visit.at)
    categories = setting_on(session, CityField.FICHE_CATEGORIES, today) or ""
    return {
        "f": sentences,
        "schools": schools_of(session, visit.staff.actor, visit.at),
        "categories": read_categories(categories),
        "today": today.isoformat(),
        "typed": visit.form,
    }
