"""One record of the directory as a form: what may be changed by hand, and what is wrong with it.

A field that is left empty becomes « unknown »: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.console import directory_sentences as d
from conversations.texts import Text
from resources_db.accounts.emails import canonical_email
from resources_db.directory.phones import tel_href
from resources_db.directory.terms import Closure, ClosureReason, PublishAdvice, Resource

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form."""

    name: str
    """As the record calls it."""
    label: Text
    wrong: Text
    """What to say of a value that does not hold."""
    holds: Callable[[str], bool]
    long: bool = False
    required: bool = False


def _short(value: str) -> bool:
    return len(value) <= _LONGEST


def _is_site(value: str) -> bool:
    return value.startswith(("https://", "http://")) and " " not in value and _short(value)


FIELDS = (
    Field("nom", d.NAME, d.WRONG_NAME, _short, required=True),
    Field("description", d.DESCRIPTION, d.TOO_LONG, _short, long=True, required=True),
    Field("telephone", d.PHONE, d.WRONG_PHONE, lambda value: tel_href(value) is not None),
    Field("courriel", d.EMAIL, d.WRONG_EMAIL, lambda value: canonical_email(value) is not None),
    Field("site_web", d.SITE, d.WRONG_SITE, _is_site),
    Field("adresse", d.ADDRESS, d.TOO_LONG, _short),
    Field("horaires_accueil", d.HOURS, d.TOO_LONG, _short, long=True),
    Field("frais", d.FEES, d.TOO_LONG, _short),
    Field("publics", d.PUBLIC, d.TOO_LONG, _short),
    Field("mobilisation_precisions", d.ACCESS, d.TOO_LONG, _short, long=True),
)


@dataclass(frozen=True, slots=True)
class Mended:
    """The record as the form says it should be."""

    record: Resource
    note: str


def values_of(record: Resource) -> dict[str, str]:
    """What the form shows of a record."""
    shown = {field.name: str(getattr(record, field.name) or "") for field in FIELDS}
    closure = record.closure
    return shown | {
        "advice": record.advice.value,
        "closed_since": closure.since.isoformat() if closure else "",
        "closed_until": closure.until.isoformat() if closure and closure.until else "",
        "closed_why": closure.reason.value if closure else "",
    }


def mended(record: Resource, form: Mapping[str, str], today: date) -> Mended | dict[str, Text]:
    """The record with what was typed, or what is wrong, by field."""
    typed = {name: value.replace("\r\n", "\n").strip() for name, value in form.items()}
    wrong = _wrong(typed)
    closure = _closure(typed)
    if isinstance(closure, Text):
        wrong["closed_since"] = closure
    if wrong or isinstance(closure, Text):
        return wrong
    changed: dict[str, Any] = {
        field.name: typed.get(field.name) or (None if not field.required else "")
        for field in FIELDS
    }
    changed["advice"] = PublishAdvice(typed["advice"])
    changed["closure"] = closure
    if typed.get("checked"):
        changed |= {"checked": today, "checked_year": today.year, "date_maj": today.isoformat()}
    return Mended(replace(record, **changed), typed["note"])


def _wrong(typed: Mapping[str, str]) -> dict[str, Text]:
    wrong: dict[str, Text] = {}
    for field in FIELDS:
        value = typed.get(field.name, "")
        if (field.required and not value) or (value and not field.holds(value)):
            wrong[field.name] = field.wrong
    if typed.get("advice") not in set(PublishAdvice):
        wrong["advice"] = d.WRONG_CHOICE
    if not typed.get("note") or not _short(typed["note"]):
        wrong["note"] = d.WRONG_NOTE
    return wrong


def _closure(typed: Mapping[str, str]) -> Closure | Text | None:
    """A temporary closure; none when no day is given."""
    since, until, why = (typed.get(f"closed_{end}", "") for end in ("since", "until", "why"))
    if not since and not until and not why:
        return None
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until) if until else None
        reason = ClosureReason(why)
    except ValueError:
        return d.WRONG_CLOSURE
    return d.WRONG_CLOSURE if last is not None and last < first else Closure(first, last, reason)
