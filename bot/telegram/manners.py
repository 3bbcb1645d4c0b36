"""What is done at once for someone who has just written, beside answering them.

A pressed button stops its little clock and shows what was chosen; slow work shows « is typing »;
who writes far too fast is told so. All of it is courtesy: when it fails, nothing is lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from bot.channels.pauses import Growing
from bot.logs import failure
from bot.rendering.limits import TEXT_UNITS, utf16_units
from bot.telegram import api
from bot.telegram.api import BotApi
from bot.telegram.calls import AnswerPress, Call, EditText, SendText, Typing
from bot.telegram.channel import Sleep
from bot.telegram.decoding import language_in
from bot.telegram.envelopes import Envelope
from conversations.texts import Text, _

TOO_FAST = _(
    "Vous écrivez très vite : je ne peux plus tout lire. Attendez une minute, puis écrivez-moi "
    "à nouveau. En cas de danger, appelez le 15, le 17 ou le 112."
)
_TRIES = 3
_WAIT = 1.0
"""Seconds that updates wait at most for their presses to be answered."""
_SLOW = 0.8
"""Seconds after which work is slow."""
_SHOWN = 5.0
"""Seconds for which « is typing » is shown."""
_MOST_SHOWN = 12
"""Times that it is shown at most: after a minute, it would be a promise."""


@dataclass(slots=True)
class Manners:
    """The courtesies of one bot."""

    bot: BotApi
    say: Callable[[Text, str], str]
    languages: tuple[str, ...]
    sleep: Sleep = asyncio.sleep
    _under_way: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    async def acknowledge(self, envelopes: Iterable[Envelope]) -> None:
        """Answer the presses among these updates, now; show what was chosen, soon."""
        pressed = [one for one in envelopes if one.press is not None]
        answers = [self._begin(self._insist(AnswerPress(one.press or ""))) for one in pressed]
        for one in pressed:
            self._begin(self._show_choice(one))
        if answers:
            await asyncio.wait(answers, timeout=_WAIT)

    def slow_down(self, envelope: Envelope) -> None:
        """Ask someone to write less fast."""
        if envelope.chat is not None:
            lang = language_in(envelope.update)
            known = lang if lang in self.languages else self.languages[0]
            self._begin(self._insist(SendText(envelope.chat, self.say(TOO_FAST, known or ""))))

    def show_typing(self, work: Mapping[str, asyncio.Task[object]]) -> None:
        """Show « is typing » in these chats for as long as what answers them takes long."""
        for address, task in work.items():
            if address.isdecimal():  # a person: the numbers of groups are negative
                self._begin(self._type_if_slow(int(address), task))

    async def close(self) -> None:
        """Stop being polite."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _type_if_slow(self, chat: int, work: asyncio.Task[object]) -> None:
        """Once work is slow, and each time the sign has faded, until the work is done."""
        for time in range(_MOST_SHOWN):
            fading = asyncio.ensure_future(self.sleep(_SHOWN if time else _SLOW))
            try:
                await asyncio.wait({fading, work}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                fading.cancel()
            if work.done():
                return
            await self._try(Typing(chat))

    async def _show_choice(self, envelope: Envelope) -> None:
        try:
            edit = _chosen(envelope)
        except Exception as error:  # noqa: BLE001 -- the message may be shaped like no other
            failure("telegram.courtesy_failed", error)
            return
        if edit is not None:
            await self._insist(edit)

    async def _insist(self, call: Call) -> None:
        pause = Growing()
        for _again in range(_TRIES):
            match await self._try(call):
                case api.TooMany(after):
                    await self.sleep(after.total_seconds())
                case api.Unanswered() | api.Unreached():
                    await self.sleep(pause.next())
                case _:
                    return

    async def _try(self, call: Call) -> api.Answer:
        try:
            return await self.bot.call(call)
        except Exception as error:  # noqa: BLE001 -- a courtesy never stands in the way
            failure("telegram.courtesy_failed", error)
            return api.Done()

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task


def _chosen(envelope: Envelope) -> EditText | None:
    """The question with the answer that was chosen under it, and no buttons any more."""
    press = cast("dict[str, object]", envelope.update.get("callback_query"))
    match press:
        case {
            "data": str(data),
            "message": {
                "message_id": int(message),
                "chat": {"id": int(chat), "type": "private"},
                "text": str(text),
                "reply_markup": {},
            },
        }:
            question = cast("dict[str, Any]", press["message"])
            label = _label(question["reply_markup"]["inline_keyboard"], data)
            answered = f"{text}\n\n▸ {label}"
            fits = label is not None and utf16_units(answered) <= TEXT_UNITS
            entities = tuple(question.get("entities", ()))
            return EditText(chat, message, answered if fits else text, entities)
        case _:
            return None


def _label(rows: list[list[object]], data: str) -> str | None:
    for row in rows:
        for button in row:
            match button:
                case {"callback_data": str(carried), "text": str(label)} if carried == data:
                    return label
                case _:
                    continue
    return None
