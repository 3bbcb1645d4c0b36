"""Where a measure begins: the call, the plan, the places of hosts."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.measures.starting import (
    call_page,
    change_page,
    draft_page,
    places_page,
    plan_page,
    steps_page,
)
from bot.console.menu import SERVICE
from resources_db.charter.actions import BOUND
from resources_db.measures.actions import TakeCall

_ONE = "/mesures/{code}"


def add_starting(router: web.UrlDispatcher) -> None:
    """Each page, and who comes to it: the door decides again."""
    router.add_get("/appel", signed_in(call_page.show, TakeCall.allowed))
    router.add_post("/appel", signed_in(call_page.take, TakeCall.allowed))
    router.add_get("/situations/{code}/mesure", signed_in(draft_page.show, BOUND))
    router.add_post("/situations/{code}/mesure", signed_in(draft_page.draft, BOUND))
    router.add_get(f"{_ONE}/planifier", signed_in(plan_page.show, SERVICE))
    router.add_post(f"{_ONE}/planifier", signed_in(plan_page.plan, SERVICE))
    router.add_post(f"{_ONE}/accord", signed_in(steps_page.agree, SERVICE))
    router.add_post(f"{_ONE}/lien", signed_in(steps_page.propose, SERVICE))
    router.add_post(f"{_ONE}/file", signed_in(steps_page.leave, SERVICE))
    router.add_get(f"{_ONE}/changer", signed_in(change_page.show, SERVICE))
    router.add_post(f"{_ONE}/changer", signed_in(change_page.change, SERVICE))
    router.add_get("/places", signed_in(places_page.show, SERVICE))
    router.add_post("/places", signed_in(places_page.note, SERVICE))
