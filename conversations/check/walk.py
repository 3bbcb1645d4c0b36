"""Walking every dialogue.

From each opening, a step is crossed with every value that it declares (``samples``, and the
codes of its buttons). So that the walk stays short, a step that was met :data:`CROSSINGS` times
already is passed through with one value, another each time: every path still runs to its end,
and every step is still reached. A step is another one when its content differs, or the keys just
before it. Loops are walked twice. The order of the walk depends on nothing but the dialogues.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversations.check.canonical import described
from conversations.check.events import Stop, Walk
from conversations.check.findings import Fault
from conversations.check.trace import Step, Trace
from conversations.engine import Definition, EndlessDialogue, Standing
from conversations.journal import Entry, Json
from conversations.steps import Act, DoesNotFit, Question, Rest, Then

Opening = tuple[str, Json]
"""A dialogue's name and its start values."""

CROSSINGS = 12
RECENT_KEYS = 2
LOOPS = 2
MOST_STEPS_WITHOUT_WAITING = 30
MOST_STEPS = 200
MOST_OPENINGS = 200
"""Different start values of one dialogue: more means that they grow without end."""


@dataclass(frozen=True, slots=True)
class _Trip:
    """A path under way."""

    stop: Stop
    met: tuple[str, ...] = ()
    """The questions met on it."""
    without_waiting: int = 0


def walk(dialogues: Mapping[str, Definition], openings: Iterable[Opening]) -> Walk:
    """Walk the dialogues from these openings, and from every opening that an end names."""
    walker = _Walker(dialogues)
    for name, start in openings:
        walker.open(Stop(name, start))
        walker.run()
    return walker.trace.walk()


class _Walker:
    def __init__(self, dialogues: Mapping[str, Definition]) -> None:
        self.trace = Trace()
        self._dialogues = dialogues
        self._todo: list[_Trip] = []
        self._opened: dict[str, set[str]] = {}
        self._given_up: set[str] = set()

    def open(self, stop: Stop) -> None:
        """Walk a dialogue from these start values, unless that was done."""
        opened = self._opened.setdefault(stop.dialogue, set())
        start = described(stop.start)
        if start in opened:
            return
        if len(opened) == MOST_OPENINGS:
            self._give_up(stop, "ses valeurs de départ n'ont pas de fin")
        opened.add(start)
        self._todo.append(_Trip(stop))

    def run(self) -> None:
        """Walk until nothing is left to try; depth first, values in their order."""
        while self._todo:
            trip = self._todo.pop()
            if trip.stop.dialogue not in self._given_up:
                self._go(trip)

    def _go(self, trip: _Trip) -> None:
        standing = self._stand(trip.stop)
        if standing is None:
            return
        self.trace.tell(trip.stop, standing)
        match standing.pending:
            case None:
                self._end(trip, standing)
            case step:
                self._cross(trip, step)

    def _stand(self, stop: Stop) -> Standing | None:
        try:
            standing = Standing(self._dialogues[stop.dialogue], stop.start)
            for entry in stop.journal:
                standing.hush()
                standing.feed(entry.value)
        except DoesNotFit:
            self.trace.find(
                Fault.LOST_ANSWER, stop, "la question propose cette réponse et ne l'accepte pas"
            )
        except EndlessDialogue:
            self._give_up(stop, "il parle sans jamais rien demander")
        except Exception as error:  # noqa: BLE001 - whatever breaks is what the walk looks for
            self.trace.find(Fault.EXCEPTION, stop, f"{type(error).__name__}: {error}")
        else:
            return standing
        return None

    def _cross(self, trip: _Trip, step: Step) -> None:
        content = described(step)
        waits = isinstance(step, Question)
        if waits and trip.met.count(content) == LOOPS:
            self.trace.paths += 1
            return
        waited = 0 if waits else trip.without_waiting + 1
        if waited > MOST_STEPS_WITHOUT_WAITING or len(trip.stop.journal) > MOST_STEPS:
            self._give_up(trip.stop, "il n'attend jamais la personne, ou ne finit jamais")
            return
        values = self._values(trip.stop, content, step)
        met = (*trip.met, content) if waits else trip.met
        for value in reversed(values):
            entry = Entry(step.key, value, barrier=isinstance(step, Act))
            stop = Stop(trip.stop.dialogue, trip.stop.start, (*trip.stop.journal, entry))
            self._todo.append(_Trip(stop, met, waited))

    def _values(self, stop: Stop, content: str, step: Step) -> list[Json]:
        """Every value of a step, or one of them when it was crossed often enough."""
        values = _all_values(step)
        if not values:
            self.trace.find(Fault.DEAD_END, stop, f"« {step.key} » n'a aucune valeur à essayer")
            return []
        recent = tuple(entry.key for entry in stop.journal[-RECENT_KEYS:])
        before = self.trace.visit(stop, step, content, recent)
        return values if before < CROSSINGS else [values[before % len(values)]]

    def _end(self, trip: _Trip, standing: Standing) -> None:
        ending = standing.ending
        match ending:
            case Rest():
                pass
            case Then(dialogue) if dialogue not in self._dialogues:
                self.trace.find(Fault.DEAD_END, trip.stop, f"« {dialogue} » n'est pas un dialogue")
                return
            case Then(dialogue, start):
                self.open(Stop(dialogue, start))
            case _:
                self.trace.find(Fault.DEAD_END, trip.stop, "il finit sans nommer la suite")
                return
        self.trace.end(trip.stop, ending, waited=bool(trip.met))

    def _give_up(self, stop: Stop, why: str) -> None:
        self.trace.find(Fault.ENDLESS, stop, why)
        self._given_up.add(stop.dialogue)


def _all_values(step: Step) -> list[Json]:
    codes = [choice.code for choice in step.choices()] if isinstance(step, Question) else []
    return list({described(value): value for value in (*step.samples(), *codes)}.values())
