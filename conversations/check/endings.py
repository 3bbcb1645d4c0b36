"""How dialogues follow one another: each comes to an end, and none chases another in silence."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.check.canonical import described
from conversations.check.events import Ended, Stop, Walk
from conversations.check.findings import Fault, Finding
from conversations.steps import Then


def ending_faults(walk: Walk) -> Iterator[Finding]:
    """Dialogues without any end, and rounds of dialogues that never wait for the person."""
    ended = {end.at.dialogue for end in walk.ended}
    for name in dict.fromkeys(leg.dialogue for leg in walk.legs):
        if name not in ended:
            yield Finding(Fault.DEAD_END, name, (), "aucun chemin n'arrive à une fin")
    yield from _silent_rounds(walk)


def _silent_rounds(walk: Walk) -> Iterator[Finding]:
    silent: dict[str, dict[str, Ended]] = {}
    for end in walk.ended:
        if isinstance(end.ending, Then) and not end.waited:
            goal = _opening(Stop(end.ending.dialogue, end.ending.start))
            silent.setdefault(_opening(end.at), {})[goal] = end
    for origin, goals in silent.items():
        for end in goals.values():
            if isinstance(end.ending, Then) and _comes_back(origin, goals, silent):
                detail = f"il ouvre « {end.ending.dialogue} » puis revient, sans jamais attendre"
                yield Finding(Fault.ENDLESS, end.at.dialogue, end.at.path, detail)
                break


def _comes_back(origin: str, goals: dict[str, Ended], silent: dict[str, dict[str, Ended]]) -> bool:
    """Whether dialogues that ask nothing lead from these goals back to their origin."""
    todo, seen = list(goals), set[str]()
    while todo:
        here = todo.pop()
        if here == origin:
            return True
        if here not in seen:
            seen.add(here)
            todo.extend(silent.get(here, {}))
    return False


def _opening(stop: Stop) -> str:
    return f"{stop.dialogue} {described(stop.start)}"
