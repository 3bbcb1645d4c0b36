"""Drawing the dialogues from their walk: as Mermaid charts, and as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.check.events import Place, Walk
from conversations.check.roads import Road, dialogues, places, roads, words_of
from conversations.steps import Act, Query, Question

_TITLE = """\
# The dialogues

Drawn by `./run map` from the walk that `./run check` makes; do not edit. Rectangles are
questions, hexagons look something up, double-sided boxes change something, round boxes are
dialogues.
"""


def page(walk: Walk) -> str:
    """A Markdown page: how dialogues follow one another, then a chart of each."""
    charts = [f"## {name}\n\n{_mermaid(_chart(walk, name))}" for name in dialogues(walk)]
    return "\n".join([_TITLE, _mermaid(_overview(walk)), *charts])


def outline(walk: Walk) -> str:
    """The same in plain text, for a terminal and for a screen reader."""
    return "\n\n".join("\n".join(_outlined(walk, name)) for name in dialogues(walk)) + "\n"


def _mermaid(lines: Iterator[str]) -> str:
    return "\n".join(["```mermaid", "flowchart TD", *(f"  {line}" for line in lines), "```", ""])


def _overview(walk: Walk) -> Iterator[str]:
    for name in dialogues(walk):
        yield f"{name}([{name}])"
    for name in dialogues(walk):
        for opened in dict.fromkeys(road.opens for road in roads(walk, name) if not road.goal):
            yield f"{name} --> {opened or 'rest([fin])'}"


def _chart(walk: Walk, name: str) -> Iterator[str]:
    yield f"start([{name}])"
    for place in places(walk, name):
        yield f"{_id(place.key)}{_box(place)}"
    for number, road in enumerate(roads(walk, name)):
        arrow = f"-->|{_quoted(road.sign)}|" if road.sign else "-->"
        yield f"{_id(road.origin) if road.origin else 'start'} {arrow} {_goal(road, number)}"


def _goal(road: Road, number: int) -> str:
    """A step, or an end of its own for each road, so that arrows stay short."""
    return _id(road.goal) if road.goal else f"end{number}([{road.opens or 'fin'}])"


def _id(key: str) -> str:
    """A name that is never a word of Mermaid's own."""
    return f"s_{key}"


def _box(place: Place) -> str:
    words = _quoted(_words(place))
    match place.step:
        case Question():
            return f"[{words}]"
        case Query():
            return f"{{{{{words}}}}}"
        case Act():
            return f"[[{words}]]"


def _words(place: Place) -> str:
    match place.step:
        case Question(prompt=prompt):
            return words_of(prompt)
        case Act(action=action):
            return type(action).__name__
        case query:
            return type(query).__name__


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "#quot;") + '"'


def _outlined(walk: Walk, name: str) -> Iterator[str]:
    words = {place.key: _words(place) for place in places(walk, name)}
    yield name
    for origin in ("", *words):
        if origin:
            yield f"  {origin} : {words[origin]}"
        for road in roads(walk, name):
            if road.origin == origin:
                goal = road.goal or f"[{road.opens or 'fin'}]"
                yield f"    {road.sign or 'début'} → {goal}"
