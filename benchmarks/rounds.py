"""Rounds: in each one everybody is loaded once in turn, so that a slow moment hits them alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.load import Contestant, Sample, measure

SENDERS = (1, 20)
"""How many write at once, in one load after the other."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one contestant did under one load, a sample a round."""

    samples: Sequence[Sample]

    @property
    def rate(self) -> float:
        """Messages answered a second, median of the rounds."""
        return median(sample.rate for sample in self.samples)

    def latency(self, percent: int) -> float:
        """Seconds within which this share of all messages was answered."""
        everyone = [seconds for sample in self.samples for seconds in sample.latencies]
        return quantiles(everyone, n=100, method="inclusive")[percent - 1]

    def times(self, other: Result) -> float:
        """How many times the rate of another one: median of each round's ratio."""
        pairs = zip(self.samples, other.samples, strict=True)
        return median(mine.rate / theirs.rate for mine, theirs in pairs)


Results = Mapping[tuple[Contestant, int], Result]


async def run(
    contestants: Sequence[Contestant], rounds: int, seconds: float, loads: Sequence[int] = SENDERS
) -> Results:
    """Load each contestant with one sender and with many, in each round; warm up first."""
    found: dict[tuple[Contestant, int], list[Sample]] = defaultdict(list)
    for contestant in contestants:
        await measure(contestant, 2, seconds / 2)
    for _ in range(rounds):
        for senders in loads:
            for contestant in contestants:
                found[contestant, senders].append(await measure(contestant, senders, seconds))
    return {key: Result(samples) for key, samples in found.items()}
