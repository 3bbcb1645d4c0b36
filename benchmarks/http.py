"""Talking over HTTP on loopback, the same way with everyone."""

from __future__ import annotations

from typing import TypedDict

from aiohttp import ClientSession

from benchmarks.load import OVER_HTTP, Contestant, Say
from benchmarks.story import EXPECTED, STORY


class Answer(TypedDict, total=False):
    """What is read of an answer of ``POST /api/chat``."""

    messages: list[object]
    session: str


def over_http(name: str, client: ClientSession, address: str, ours: bool) -> Contestant:
    """A server that answers ``POST /api/chat``."""
    return Contestant(name, OVER_HTTP, ours, lambda: _conversation(client, f"{address}api/chat"))


async def check(contestant: Contestant) -> None:
    """Tell our server the story once, and see that it is really answered."""
    say = contestant.begin()
    answers = [await say(words) for words in STORY]
    if EXPECTED not in str(answers):
        raise RuntimeError("the server does not answer the story: mend benchmarks/story.py")


def _conversation(client: ClientSession, url: str) -> Say:
    headers: dict[str, str] = {}

    async def say(words: str) -> Answer:
        async with client.post(url, json={"text": words, "lang": "fr"}, headers=headers) as got:
            got.raise_for_status()
            answer: Answer = await got.json()
        if "session" in answer:
            headers["Authorization"] = f"Bearer {answer['session']}"
        return answer

    return say
