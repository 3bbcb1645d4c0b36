"""The table of ``accroche ask --evaluate``, as plain text (a Markdown table)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.evaluation.measures import MEASURES, Judged, Measure, interval, rows

MOST_CONFUSED = 15


def table(judged: Sequence[Judged]) -> str:
    """A line for each group and language: the share of each measure, its interval, its count."""
    names = ["", "messages", *(measure.name for measure in MEASURES)]
    lines = [_line(names), _line(["---"] * len(names))]
    for name, there in rows(judged).items():
        cells = [_cell(measure, there) for measure in MEASURES]
        lines.append(_line([name, str(len(there)), *cells]))
    return "\n".join(lines)


def confusions(judged: Sequence[Judged]) -> str:
    """What was most often taken for what. Only for the part to build on."""
    intents = Counter(
        f"{one.message.intent} → {one.answer['intent']}"
        for one in judged
        if one.answer["intent"] not in one.message.intents
    )
    needs = Counter(
        f"{'/'.join(sorted(one.message.needs))} → {next(iter(one.answer['needs']), 'aucun')}"
        for one in judged
        if one.message.needs and not {*one.answer["needs"][:1]} & one.message.needs
    )
    return "\n".join([*_counted("Intentions confondues", intents), *_counted("Besoins", needs)])


def _counted(title: str, counts: Counter[str]) -> Iterable[str]:
    yield f"{title} :"
    for name, count in counts.most_common(MOST_CONFUSED):
        yield f"- {count} × {name}"


def _cell(measure: Measure, judged: Iterable[Judged]) -> str:
    held = [measure.holds(one) for one in judged if measure.about(one.message)]
    if not held:
        return "—"
    low, high = interval(sum(held), len(held))
    return f"{100 * sum(held) / len(held):.0f} % ({100 * low:.0f}-{100 * high:.0f} ; {len(held)})"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
