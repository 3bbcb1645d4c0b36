"""A plain page on which one writes to the bots, as somebody with Telegram would."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Iterator
from contextlib import suppress

from aiohttp import web

from tools.telegram_emulator.bot_state import BotState
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person, buttons
from tools.telegram_emulator.shapes import Json

_VISITOR = 700_001
_ROUEN = {"latitude": 49.4431, "longitude": 1.0993}
_PATIENCE = 2
"""Seconds that the page waits for an answer before it shows itself again."""
_HEAD = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Émulateur Telegram</title>
<style>body{font:1rem sans-serif;max-width:40rem;margin:1rem
auto;padding:0 1rem}pre{white-space:pre-wrap;font:inherit;background:#eee;padding:.6rem;margin:.4rem
0}.me pre{background:#dff0d8;margin-left:4rem}button{margin:.1rem}</style>"""


class WithPages(Emulator):
    """The emulator, with a page for each bot."""

    def add_pages(self, app: web.Application) -> None:
        app.router.add_get("/", self._list)
        app.router.add_get("/chat/{username}", self._show)
        app.router.add_post("/chat/{username}", self._act)

    async def _list(self, _request: web.Request) -> web.Response:
        links = (f'<li><a href="/chat/{it.username}">{it.username}</a>' for it in self._all())
        return _page(f"<h1>Bots</h1><ul>{''.join(links)}</ul>")

    async def _show(self, request: web.Request) -> web.Response:
        person = self._person(request)
        lines = "".join(_line(shown, person) for shown in person.chat.messages)
        form = '<form method="post"><input name="text" autofocus> <button>Envoyer</button></form>'
        if label := person.chat.asks_place:
            key = f'<button name="place" value="1">{html.escape(label)} (Rouen)</button>'
            form += f'<form method="post">{key}</form>'
        return _page(f"<h1>{person.bot.username}</h1>{lines}{form}<p><a href='/'>Bots</a></p>")

    async def _act(self, request: web.Request) -> web.Response:
        person, form = self._person(request), await request.post()
        shown_before = len(person.chat.messages) + 1
        text, data = str(form.get("text", "")), str(form.get("data", ""))
        if "place" in form:
            person.send({"location": _ROUEN})
        shown = person.chat.find(int(str(form.get("message", "0"))))
        if data and shown is not None:
            person.press_token(shown, data)
        elif text:
            person.say(text)
            person.chat.messages.append({"message_id": 0, "from": person.shape, "text": text})
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await person.hears(shown_before)
        raise web.HTTPSeeOther(request.path)

    def _all(self) -> Iterator[BotState]:
        yield from self.bots.values()

    def _person(self, request: web.Request) -> Person:
        for bot in self._all():
            if bot.username == request.match_info["username"]:
                return Person(bot, _VISITOR)
        raise web.HTTPNotFound


def _line(shown: Json, person: Person) -> str:
    mine = shown["from"] == person.shape
    rows = "".join(_button(shown, button) for button in buttons(shown))
    words = html.escape(_words(shown))
    return f'<div class="{"me" if mine else ""}"><pre>{words}</pre>{rows}</div>'


def _words(shown: Json) -> str:
    """What stands in a bubble; a place and a file by their names."""
    match shown:
        case {"venue": {"title": title, "address": address}}:
            return f"📍 {title}\n{address}"
        case {"document": {"file_name": name}}:
            return f"📎 {name}\n{shown.get('caption', '')}"
        case _:
            return str(shown.get("text", "…"))


def _button(shown: Json, button: Json) -> str:
    data, label = html.escape(button["callback_data"]), html.escape(button["text"])
    hidden = f'<input type="hidden" name="message" value="{shown["message_id"]}">'
    return (
        f'<form method="post" style="display:inline">{hidden}'
        f'<button name="data" value="{data}">{label}</button></form>'
    )


def _page(body: str) -> web.Response:
    return web.Response(text=_HEAD + body, content_type="text/html")
