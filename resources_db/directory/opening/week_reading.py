"""An OSM expression read back as a week, so that it can be told in words."""

from __future__ import annotations

import re

from resources_db.directory.opening.week import DAYS, EVERY_DAY, MIDNIGHT, Span, Week

_RULE = re.compile(
    r"""(?P<ph>PH,)? (?P<days>[A-Z][A-Za-z,-]+) [ ] (?P<spans>[0-9:,-]+)
    (?: [ ] "(?P<note>[^"]+)" )?""",
    re.VERBOSE,
)
_SPAN = re.compile(r"(\d\d?):(\d\d)-(\d\d):(\d\d)")


def read_week(expression: str) -> Week | None:
    """The week that an expression is, where it is no more than a week.

    >>> read_week("Mo-Fr 09:00-12:00; PH off").days[4]
    ((540, 720),)
    >>> read_week("Mo-Fr 09:00-12:00; Jul off")
    """
    if expression == "24/7":
        return Week(dict.fromkeys(EVERY_DAY, ((0, MIDNIGHT),)))
    days: dict[int, tuple[Span, ...]] = {}
    closed = set[str]()
    with_holidays, notes = set[bool](), set[str]()
    for rule in expression.split("; "):
        if rule in ("PH off", "SH off"):
            closed.add(rule)
            continue
        found = _RULE.fullmatch(rule)
        if found is None or closed:
            return None
        these, spans = _read_days(found["days"]), _read_spans(found["spans"])
        if these is None or spans is None or days.keys() & these:
            return None
        days.update(dict.fromkeys(these, spans))
        with_holidays.add(found["ph"] is not None)
        notes.add(found["note"] or "")
    if len(with_holidays) != 1 or len(notes) != 1:
        return None
    public = True if with_holidays.pop() else False if "PH off" in closed else None
    school = False if "SH off" in closed else None
    return Week(dict(sorted(days.items())), public, school, notes.pop())


def _read_days(text: str) -> set[int] | None:
    days = set[int]()
    for run in text.split(","):
        first, _, last = run.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return None
        days |= set(range(DAYS.index(first), DAYS.index(last or first) + 1))
    return days or None


def _read_spans(text: str) -> tuple[Span, ...] | None:
    spans: list[Span] = []
    for span in text.split(","):
        found = _SPAN.fullmatch(span)
        if found is None:
            return None
        from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
        start, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
        spans.append((start, end if end > start else end + MIDNIGHT))
    return tuple(spans)
