"""From a template to a page of the console."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from aiohttp import web
from jinja2 import Environment

from bot.console import sentences
from bot.console.front import CONSOLE, HOME, Console
from bot.console.menu import menu_for
from bot.console.visit import Staff, StaffVisit, Visit
from bot.rendering.values import worded
from bot.web.problems import RETRY_SECONDS, UNAVAILABLE, Problem
from bot.web.safe import readable
from bot.web.spacing import spaced
from bot.web.templating import environment
from conversations import refusals
from conversations.texts import Text
from resources_db.actions import Refused

_TEMPLATES = Path(__file__).parent / "templates"
_FRENCH = "fr"
_CONFLICT = 409
Values = Mapping[str, object]
NOTHING: Values = {}


def make_templates() -> Environment:
    """The templates of the console."""
    return environment(_TEMPLATES, _spaced)


def _spaced(text: object) -> str:
    return spaced(str(text), _FRENCH)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence above a page, about what was just done or was not."""

    text: Text
    good: bool = True


def page(
    visit: Visit,
    template: str,
    values: Values = NOTHING,
    *,
    status: int = 200,
    told: Told | None = None,
) -> web.Response:
    """A page for this visit."""
    staff = visit.staff if isinstance(visit, StaffVisit) else None
    return _render(visit.request, staff, template, status, told, values)


def refused(
    visit: StaffVisit, outcome: Refused, template: str, values: Values = NOTHING
) -> web.Response:
    """The page of a form again, with why the door refused."""
    told = Told(refusals.sentence(outcome), good=False)
    return page(visit, template, values, status=_CONFLICT, told=told)


def refuse(request: web.Request, problem: Problem, staff: Staff | None = None) -> web.Response:
    """A page that tells why a request is not served."""
    told = Told(problem.sentence, good=False)
    response = _render(request, staff, "problem.html", problem.status, told, NOTHING)
    if problem.status == UNAVAILABLE.status:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def see(path: str) -> web.Response:
    """Go on to another page of the console, so that a reload sends nothing again."""
    return web.Response(status=303, headers={"Location": f"{HOME}{path}"})


def _render(
    request: web.Request,
    staff: Staff | None,
    template: str,
    status: int,
    told: Told | None,
    values: Values,
) -> web.Response:
    console = request.app[CONSOLE]

    def say(text: Text) -> str:
        return spaced(console.say(text), _FRENCH)

    drawn = console.templates.get_template(template).render(
        s=sentences,
        say=say,
        when=_when(console),
        home=HOME,
        here=request.path,
        static=console.static.path,
        staff=staff,
        menu=menu_for(staff),
        csrf=console.csrf(staff.secret) if staff is not None else "",
        nonce=secrets.token_urlsafe(12),
        told=told,
        **values,
    )
    return web.Response(
        body=readable(drawn).encode("utf-8"), status=status, content_type="text/html",
        charset="utf-8",
    )  # fmt: skip


def _when(console: Console) -> Callable[[date | datetime | None], str]:
    """A day or an instant in words, in the city's zone; a dash where there is none."""

    def told(value: date | datetime | None) -> str:
        return "–" if value is None else spaced(worded(value, _FRENCH, console.zone), _FRENCH)

    return told
