"""What the page of a question shows of its measure: what the answer needs, and no more."""

from __future__ import annotations

from datetime import tzinfo

from bot.measures.named import FOLLOWS, GROUNDS, MARKS, REGIMES
from bot.paper.measures.common import responsible_words
from bot.paper.measures.contract import commitments
from bot.schools import sentences
from conversations.texts import Text
from resources_db.measures.terms import EndGround, follows
from resources_db.measures.views import MeasureView
from resources_db.school_requests.reading import Asked
from resources_db.school_requests.terms import RequestKind

_WITH_DAYS = frozenset({RequestKind.SIGN_CONTRACT, RequestKind.NEWS, RequestKind.CHECK})
_WITH_MARKS = frozenset({RequestKind.CHECK})


def shown(asked: Asked, zone: tzinfo) -> dict[str, object]:
    """What its template expects; nothing of a measure where the question is about none."""
    told = (sentences.happened(one.told, one.when, zone) for one in asked.happened)
    measure = asked.measure
    return {
        "happened": tuple(one for one in told if one is not None),
        "frame": None if measure is None or measure.frame is None else _frame(measure),
        "days": () if measure is None else tuple(_days(asked.kind, measure, zone)),
        "contract": _contract(measure) if asked.kind is RequestKind.SIGN_CONTRACT else (),
        "follows": _follows(measure) if asked.kind is RequestKind.CHECK else (),
        "grounds": _grounds() if asked.kind is RequestKind.END else (),
    }


def _frame(measure: MeasureView) -> Text | None:
    return None if measure.frame is None else REGIMES[measure.frame.regime]


def _days(
    kind: RequestKind, measure: MeasureView, zone: tzinfo
) -> list[tuple[Text, tuple[str, ...], Text | None]]:
    """When and what for, where and with whom, how it went."""
    if kind not in _WITH_DAYS:
        return []
    return [
        (
            sentences.half_day(one, zone),
            tuple(word for word in (one.mission, one.host, one.tutor) if word),
            MARKS[one.mark] if one.mark is not None and kind in _WITH_MARKS else None,
        )
        for one in measure.half_days
    ]


def _contract(measure: MeasureView | None) -> tuple[tuple[Text, ...], tuple[Text, ...]] | None:
    """What each commits to; who is responsible, and who is insured."""
    if measure is None or measure.signed is None or measure.missing is None:
        return None
    return commitments(measure.signed | measure.missing), responsible_words(measure.frame)


def _follows(measure: MeasureView | None) -> tuple[Text, ...]:
    """What follows when it was carried out in full, then when it was not."""
    if measure is None or measure.frame is None:
        return ()
    return tuple(FOLLOWS[follows(measure.frame, respected=one)] for one in (True, False))


def _grounds() -> tuple[tuple[str, Text], ...]:
    return tuple((one.value, GROUNDS[one.value]) for one in EndGround)
