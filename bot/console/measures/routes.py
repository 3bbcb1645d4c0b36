"""The addresses of measures, and who may come to them: the door decides again, each time."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.measures import during_forms, ending_forms, listing, page, signing_forms
from resources_db.charter.actions import BOUND

ONE = "/mesures/{code}"
_FORMS = {
    "signer": signing_forms.sign,
    "feuille": signing_forms.record_sheet,
    "commencer": signing_forms.start,
    "pointer": during_forms.mark,
    "au-courant": during_forms.know,
    "travail": during_forms.give_work,
    "terminer": ending_forms.complete,
    "annuler": ending_forms.cancel,
    "referent": ending_forms.name_referent,
    "rendez-vous": ending_forms.arrange_return,
    "retour": ending_forms.note_return,
    "clore": ending_forms.close,
}


def add_measures(router: web.UrlDispatcher) -> None:
    """The list, each measure, and its forms."""
    router.add_get("/mesures", signed_in(listing.show, BOUND))
    router.add_get(ONE, signed_in(page.show, BOUND))
    for name, handler in _FORMS.items():
        router.add_post(f"{ONE}/{name}", signed_in(handler, BOUND))
