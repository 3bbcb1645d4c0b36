"""The report, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.load import Contestant
from benchmarks.rounds import Results
from benchmarks.servers import Server


def figures(results: Results) -> Iterator[str]:
    """Medians: messages a second, and how long one took."""
    columns = [f"{senders} at once: {what}" for senders in _loads(results) for what in _MEASURES]
    yield from _head("face", "who", *columns)
    for contestant in dict.fromkeys(contestant for contestant, _ in results):
        cells = [contestant.face, f"**{contestant.name}**" if contestant.ours else contestant.name]
        for senders in _loads(results):
            result = results[contestant, senders]
            p50, p99 = (f"{result.latency(part) * 1000:.1f}" for part in (50, 99))
            cells += [f"{result.rate:.0f}", p50, p99]
        yield _row(*cells)


def ratios(results: Results) -> Iterator[str]:
    """Ours beside each peer of the same face: messages a second, times the peer's."""
    everyone = list(dict.fromkeys(contestant for contestant, _ in results))
    yield from _head("face", "ours", "beside", *(f"{load} at once" for load in _loads(results)))
    for ours in (one for one in everyone if one.ours):
        for peer in (one for one in everyone if one.face == ours.face and not one.ours):
            yield _row(ours.face, f"**{ours.name}**", peer.name, *_times(results, ours, peer))


def footprints(servers: Sequence[Server]) -> Iterator[str]:
    """Start-up times and memory of the servers; call it while they still run."""
    columns = ("first start, s", "next start, s", "memory ready, MB", "after the load, MB")
    yield from _head("server", *columns)
    for server in servers:
        starts = (_told(start, 2) for start in (server.first_start, server.running.seconds))
        memories = (_told(size, 0) for size in (server.memory_ready, server.running.memory()))
        yield _row(server.name, *starts, *memories)


_MEASURES = ("messages/s", "p50 ms", "p99 ms")


def _loads(results: Results) -> list[int]:
    """How many wrote at once, in order."""
    return list(dict.fromkeys(senders for _, senders in results))


def _times(results: Results, ours: Contestant, peer: Contestant) -> Iterator[str]:
    for senders in _loads(results):
        yield f"× {results[ours, senders].times(results[peer, senders]):.2g}"


def _told(figure: float | None, digits: int) -> str:
    return "–" if figure is None else f"{figure:.{digits}f}"


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*["---"] * len(cells))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
