"""The pages that only the demonstration has: who plays, what happened, and everyone's door.

A door opens someone's real page, signed in. Nothing of this is served by ``accroche serve``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from aiohttp import web
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.console import cookies
from bot.demo.cast import CAST, FAMILY, Player, Who
from bot.demo.city import City
from bot.demo.stage import Stage
from bot.demo.telling import moment
from bot.web.front import FRONT
from bot.web.personal.visit import keep
from bot.web.spacing import spaced
from bot.web.templating import environment
from bot.web.tutors.visit import COOKIE
from bot.web.tutors.visit import HOME as DAY
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.sessions import FirstProof, Limits, begin_session
from resources_db.invitations import sessions
from resources_db.invitations.tokens import new_token, seal
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part
from resources_db.tutoring.changes import PAGE
from resources_db.tutoring.tables import TutorLinkRow

HOME: Final = "/demo"
_LIST: Final = "/equipe/mesures"
_STARTS: Final[Mapping[Who, Sequence[str]]] = {
    Who.PARENT: ("/p",),
    Who.PUPIL: ("/p",),
    Who.TUTOR: (DAY, _LIST),
    Who.COORDINATOR: ("/equipe/bilan",),
}
"""Where each begins, the first that opens; the others at the list of measures."""
_OF_FAMILY: Final = {Who.PARENT: Part.GUARDIAN, Who.PUPIL: Part.PUPIL}
_TEMPLATES: Final = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Door:
    """What it takes to let someone in."""

    stage: Stage
    city: City
    limits: Limits
    port: int


@dataclass(frozen=True, slots=True)
class Place:
    """One of them, on the page."""

    player: Player
    address: str
    here: bool
    """Whether their page can be opened already."""


def add_door(app: web.Application, door: Door) -> None:
    """Serve the page and the doors beside the assistant's own pages."""
    templates = environment(_TEMPLATES, spaced)

    async def show(request: web.Request) -> web.Response:
        stage = door.stage
        places = [await _place(door, who) for who in CAST]
        drawn = templates.get_template("demo.html").render(
            places=places,
            now=moment(stage.clock(), stage.zone),
            played=[
                (moment(one.scene.at), CAST[one.scene.who], one) for one in reversed(stage.played)
            ],
            caught=[(moment(one.at, stage.zone), one) for one in reversed(stage.net.messages)],
            static=request.app[FRONT].static.path,
        )
        return web.Response(text=drawn, content_type="text/html")

    app.router.add_get(HOME, show)
    app.router.add_get(f"{HOME}/entrer/{{who}}", _opener(door))


def address_of(who: Who, port: int) -> str:
    """A name of one's own for each, so that one browser holds them all side by side.

    Browsers lead every name under « localhost » to this machine (RFC 6761), and keep cookies
    apart by name.
    """
    return f"http://{who.value}.localhost:{port}{HOME}/entrer/{who.value}"


async def _place(door: Door, who: Who) -> Place:
    there = who not in FAMILY or await door.stage.assistant.database.read(
        lambda session: _person(session, door.city, who) is not None
    )
    return Place(CAST[who], address_of(who, door.port), there)


def _opener(door: Door) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def open_for(request: web.Request) -> web.StreamResponse:
        named = request.match_info["who"]
        if named not in set(Who):
            raise web.HTTPNotFound
        who, asked = Who(named), request.query.get("vers")
        for path in _STARTS.get(who, (_LIST,)) if asked is None else (asked,):
            opened = await _open(request, door, who, path)
            if opened is not None:
                return opened
        raise web.HTTPNotFound

    return open_for


async def _open(request: web.Request, door: Door, who: Who, path: str) -> web.Response | None:
    """Their page at this address, signed in; None where nothing opens to them."""
    if not path.startswith("/") or path.startswith("//"):
        return None
    secret = await door.stage.assistant.database.write(lambda s: _let_in(s, door, who, path))
    if secret is None:
        return None
    response = web.Response(status=303, headers={"Location": path})
    if who in FAMILY:
        keep(request, response, secret)
    elif path.startswith(DAY):
        response.set_cookie(COOKIE, secret, path=DAY, httponly=True, samesite="Lax")
    else:
        cookies.keep_session(response, request, secret, trust_proxy=False)
    return response


def _let_in(session: Session, door: Door, who: Who, path: str) -> str | None:
    """A session of theirs; None for who is not there yet, and a tutor without a day."""
    person, at = _person(session, door.city, who), door.stage.clock()
    if person is None:
        return None
    if who in FAMILY:
        return sessions.begin(session, person, at)
    if path.startswith(DAY):
        return _day_of(session, person, at)
    account = account_of_person(session, person)
    if account is None:
        return None
    proof = FirstProof("link", "démonstration")
    return begin_session(session, account.id, at, door.limits, proof, whole=True)


def _day_of(session: Session, tutor: int, at: datetime) -> str | None:
    """The page of a tutor's day opens once, by its link: let it open again."""
    secret = new_token()
    opened = session.execute(
        update(TutorLinkRow)
        .where(TutorLinkRow.tutor_id == tutor, TutorLinkRow.ends > at)
        .values(opened=at, session_hash=seal(session, PAGE, secret))
        .returning(TutorLinkRow.id)
    ).first()
    return None if opened is None else secret


def _person(session: Session, city: City, who: Who) -> int | None:
    """Whose page: the family is known once the school has called."""
    part = _OF_FAMILY.get(who)
    if part is None:
        return city.people[who]
    return session.scalar(
        select(PartRow.person_id).where(PartRow.part == part.value).order_by(PartRow.id).limit(1)
    )
