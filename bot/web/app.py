"""The web chat as an aiohttp application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from bot.channels.port import Desk
from bot.messages.body import Card
from bot.web import api, card_page, chat_page, file_page, following, leaving
from bot.web.bodies import LIMIT
from bot.web.front import FRONT, BeatsOf, CardOf, Front
from bot.web.headers import add_headers
from bot.web.mishaps import tell_kindly
from bot.web.pages import NEUTRAL, make_templates
from bot.web.pictures import read_pictures
from bot.web.static_files import read_static_files
from conversations.texts import Text
from resources_db.health.beats import Beat

_A_DAY = "public, max-age=86400"


async def _no_card(_id: str, _lang: str) -> Card | None:
    """Where there is no directory, there is no card."""
    return None


async def _no_beats() -> Sequence[Beat]:
    """Where nothing runs regularly."""
    return ()


def make_app(  # noqa: PLR0913 -- a composition root: each is given by name
    desk: Desk,
    say: Callable[[Text, str], str],
    healthy: Callable[[], Awaitable[bool]],
    *,
    languages: tuple[str, ...] = ("fr", "en"),
    unreviewed: frozenset[str] = frozenset(),
    trust_proxy: bool = False,
    card_of: CardOf = _no_card,
    beats: BeatsOf = _no_beats,
) -> web.Application:
    """The chat page, its JSON face and the health check, in front of a desk.

    ``say`` renders a sentence of the page in a language; ``trust_proxy`` believes the
    ``X-Forwarded-Proto`` of a proxy of ours; the page tells readers of the ``unreviewed``
    languages so. ``card_of`` words a card of the directory; ``beats`` tells how the regular
    jobs are doing.
    """
    app = web.Application(middlewares=[tell_kindly], client_max_size=LIMIT)
    app[FRONT] = Front(
        desk=desk,
        say=say,
        languages=languages,
        healthy=healthy,
        unreviewed=unreviewed,
        trust_proxy=trust_proxy,
        templates=make_templates(),
        static=read_static_files(),
        pictures=read_pictures(),
        card_of=card_of,
        beats=beats,
    )
    app.on_response_prepare.append(add_headers)
    app.router.add_get("/", chat_page.show)
    app.router.add_post("/", chat_page.post)
    app.router.add_get("/suite", following.look)
    app.router.add_post("/suite", following.send)
    app.router.add_post("/quitter", leaving.leave)
    app.router.add_get(NEUTRAL, leaving.neutral_page)
    app.router.add_get("/fiche/{id}", card_page.show_card)
    app.router.add_get("/fichier/{line}", file_page.hand_over)
    app.router.add_post("/fichier/{line}", file_page.hand_over_held)
    app.router.add_post("/api/chat", api.talk)
    app.router.add_get("/api/chat", api.read_again)
    app.router.add_get("/api/openapi.json", api.describe)
    app.router.add_get("/healthz", api.health)
    app.router.add_get("/static/{name}", _static)
    app.router.add_get("/pictures/{code}.svg", _picture)
    return app


async def _picture(request: web.Request) -> web.Response:
    """A drawing as a file, for those who build on the JSON face."""
    picture = request.app[FRONT].pictures.get(request.match_info["code"])
    if picture is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": _A_DAY}
    return web.Response(body=picture.file, content_type="image/svg+xml", headers=headers)


async def _static(request: web.Request) -> web.Response:
    return request.app[FRONT].static.response(request.match_info["name"])
