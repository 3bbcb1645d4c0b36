"""The addresses of situations, and who may come to them: the door decides again, each time."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.situations import answers, contacts, inviting, listing, one, parts, school
from resources_db.charter.actions import BOUND

_FORMS = {
    "famille": parts.add_family,
    "professionnel": parts.add_other,
    "personne": parts.change,
    "fin": parts.end,
    "autorite": parts.authority,
    "clore": parts.close,
    "contact": contacts.add,
    "confirmer": contacts.confirm,
    "faux-numero": contacts.silence,
    "proteger": contacts.protect,
    "lever": contacts.lift,
    "lien": inviting.invite,
    "lettre": inviting.letter,
    "code": inviting.give_code,
    "lire": answers.read_out,
    "reponse": answers.enter,
    "recu": answers.hand_receipt,
    "etablissement": school.ask,
    "etablissement-encore": school.send_again,
}


def add_situations(router: web.UrlDispatcher) -> None:
    """The list, each situation, and its forms."""
    router.add_get("/situations", signed_in(listing.show, BOUND))
    router.add_post("/situations", signed_in(listing.open_one, BOUND))
    router.add_get("/situations/{code}", signed_in(one.show, BOUND))
    for name, handler in _FORMS.items():
        router.add_post(f"/situations/{{code}}/{name}", signed_in(handler, BOUND))
