"""Noting what the walk meets: each thing once, in the order in which it was met."""

from __future__ import annotations

from collections import Counter

from conversations.check.events import Asked, Ended, Leg, Place, Stop, Told, Walk
from conversations.check.findings import Fault, Finding
from conversations.engine import Standing
from conversations.steps import Act, Ending, Query, Question, Say

Step = Question[object] | Query[object] | Act


class Trace:
    """The notes of one walk."""

    def __init__(self) -> None:
        self.paths = 0
        self._visits: Counter[tuple[str, ...]] = Counter()
        self._asked: dict[tuple[bool, str], Asked] = {}
        self._told: dict[Say, Told] = {}
        self._ended: list[Ended] = []
        self._places: dict[tuple[str, str], Place] = {}
        self._legs: dict[tuple[str, ...], Leg] = {}
        self._findings: dict[str, Finding] = {}

    def visit(self, stop: Stop, step: Step, content: str, recent: tuple[str, ...]) -> int:
        """Note a step; how often this content was met before, after the same recent keys."""
        place = (stop.dialogue, *recent, content)
        before = self._visits[place]
        self._visits[place] += 1
        here = (stop.dialogue, step.key)
        self._places.setdefault(here, Place(*here, step))
        if isinstance(step, Question):
            first = not stop.journal
            self._asked.setdefault((first, content), Asked(stop, step))
        return before

    def tell(self, stop: Stop, standing: Standing) -> None:
        """Note where the last answer led, and what was said on the way."""
        for say in standing.spoken:
            self._told.setdefault(say, Told(stop, say))
        last = stop.journal[-1] if stop.journal else None
        goal = standing.pending.key if standing.pending else ""
        leg = Leg(
            stop.dialogue,
            last.key if last else "",
            last.value if last else stop.start,
            goal,
            standing.ending,
        )
        road = (leg.dialogue, leg.origin, repr(leg.value), leg.goal, repr(leg.ending))
        self._legs.setdefault(road, leg)
        refused = last is not None and last.barrier and _refused(last.value)
        if refused and not standing.spoken and not self._counts(stop.dialogue, leg.origin):
            self.find(Fault.SILENT_REFUSAL, stop, "rien ne dit à la personne que c'est refusé")

    def _counts(self, dialogue: str, key: str) -> bool:
        """Whether an act only counts: nobody is told of it, done or not."""
        place = self._places.get((dialogue, key))
        return place is not None and isinstance(place.step, Act) and place.step.action.anonymous

    def end(self, stop: Stop, ending: Ending, *, waited: bool) -> None:
        """Note the end of a path."""
        self.paths += 1
        self._ended.append(Ended(stop, ending, waited))

    def find(self, fault: Fault, stop: Stop, detail: str) -> None:
        """Note a fault; the same one in the same dialogue is kept once."""
        finding = Finding(fault, stop.dialogue, stop.path, detail)
        self._findings.setdefault(f"{fault} {stop.dialogue} {detail}", finding)

    def walk(self) -> Walk:
        """The whole walk."""
        return Walk(
            tuple(self._asked.values()),
            tuple(self._told.values()),
            tuple(self._ended),
            tuple(self._places.values()),
            tuple(self._legs.values()),
            tuple(self._findings.values()),
            len(self._visits),
            self.paths,
        )


def _refused(value: object) -> bool:
    return isinstance(value, dict) and "refused" in value
