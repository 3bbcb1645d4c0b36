"""Which half-days of a plan a refusal is about, so that a page tells it beside each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resources_db.actions import Reason
from resources_db.measures.checking import Checking
from resources_db.measures.limits import half_days_break
from resources_db.measures.terms import Activity, HalfDay


def troubles(checking: Checking, plan: Sequence[HalfDay]) -> Mapping[int, Reason]:
    """By its place in the plan, why a half-day cannot stay as it is; empty when none stands out.

    A missing agreement is about none of them. First those that break a rule by themselves. When
    none does, those without any one of which the plan would hold: two that meet, a day that is
    too long.
    """
    if checking.agreement_breaks() is not None:
        return {}
    alone = {
        index: reason
        for index, one in enumerate(plan)
        if (reason := _by_itself(checking, one)) is not None
    }
    if alone:
        return alone
    broken = checking.breaks(plan)
    if broken is None:
        return {}
    if broken is Reason.RECEPTION_FIRST:
        return {min(range(len(plan)), key=lambda n: (plan[n].day, plan[n].starts)): broken}
    return {
        index: broken
        for index in range(len(plan))
        if checking.breaks([*plan[:index], *plan[index + 1 :]]) is not broken
    }


def _by_itself(checking: Checking, one: HalfDay) -> Reason | None:
    """What it breaks whatever the others are: as if it were the reception that comes first."""
    row = checking.row
    return half_days_break([one], row.first_day, row.last_day) or checking.breaks(
        [replace(one, activity=Activity.RECEPTION)]
    )
