"""The settings that a city decides, with the day from which each holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from resources_db.calendar.terms import SchoolZone
from resources_db.fiches.terms import CATEGORIES, are_categories

VALUE_LENGTH = 2000
"""Signs of the longest value."""


class CityField(StrEnum):
    """What a city decides. Each value holds from a day on, until another one does."""

    NAME = "name"
    """The name of the city, as letters and pages say it."""
    SERVICE_NAME = "service_name"
    """The official name of the service Jeunesse: who letters and e-mails come from."""
    COMMUNE = "commune"
    """INSEE code of the city: its hour, its public holidays, its département."""
    SCHOOL_ZONE = "school_zone"
    """Whose school holidays: A, B, C, or those of a territory that sets its own."""
    EXCLUSION_DAY = "exclusion_day"
    """What « 8 jours » counts (R1): school days unless the officer signed another reading."""
    RETENTION_DAY = "retention_day"
    """The day of the year (MM-DD) on which what has served may be destroyed: 31 August."""
    SERVICE_PHONE = "service_phone"
    """Number of the service Jeunesse, as families are told it."""
    SERVICE_HOURS = "service_hours"
    """When someone answers there, in words: read like the hours of any place."""
    CRIP_PHONE = "crip_phone"
    """Number of the Département's cell that worrying information about a child goes to (CRIP)."""
    QUIET_FROM = "quiet_from"
    """Hour of the evening (HH:MM) from which nothing is pushed to a family."""
    QUIET_TO = "quiet_to"
    """Hour of the morning (HH:MM) until which nothing is; the same one for no quiet hours."""
    QUIET_EXCEPTION = "quiet_exception"
    """Whether a change may be told in quiet hours rather than by nobody: yes, no."""
    UNANSWERED_HOURS = "unanswered_hours"
    """Hours before an appointment at which whoever has not answered becomes a task."""
    SMS_SENDER = "sms_sender"
    """The name that text messages come from: 3 to 11 letters and digits."""
    SMS_MONTHLY_CEILING_CENTS = "sms_monthly_ceiling_cents"
    """Cents that a month of text messages may cost."""
    SMS_PART_COST_CENTS = "sms_part_cost_cents"
    """Cents that one part of a text message costs, rounded up."""
    SMS_URGENT_BEYOND = "sms_urgent_beyond"
    """Whether a change of the next two days is told beyond the ceiling of the month: yes, no."""
    LOGO = "logo"
    """Hash of the logo's picture, kept apart."""
    MAIL_TRIED = "mail_tried"
    """The day a trial letter left well."""
    TRIAL_DONE = "trial_done"
    """The day the trial with an invented family went to its end."""
    BACKUP_TRIED = "backup_tried"
    """The day the folder of backups could be written in."""
    FICHE_CATEGORIES = "fiche_categories"
    """Why a school may send a fiche, in a few words each, with semicolons between them (R12)."""


SIGNED_BY_OFFICER = frozenset({CityField.EXCLUSION_DAY, CityField.RETENTION_DAY})
"""What the data-protection officer signs off before it holds."""

USUAL: Mapping[CityField, str] = MappingProxyType(
    {
        CityField.COMMUNE: "76540",
        CityField.EXCLUSION_DAY: "school_days",
        CityField.RETENTION_DAY: "08-31",
        CityField.QUIET_FROM: "20:00",
        CityField.QUIET_TO: "08:00",
        CityField.QUIET_EXCEPTION: "no",
        CityField.UNANSWERED_HOURS: "24",
        CityField.FICHE_CATEGORIES: "; ".join(CATEGORIES),
        CityField.SMS_URGENT_BEYOND: "yes",
    }
)
"""What holds while nobody has decided otherwise; a field that is not here has no usual value."""

_SHORT = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
_DAYS = frozenset({"school_days", "working_days", "calendar_days"})


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _between(least: int, most: int) -> Callable[[str], bool]:
    """A whole number, without a sign or a leading zero."""
    number = _like(r"0|[1-9][0-9]{0,8}")
    return lambda value: number(value) and least <= int(value) <= most


_WALL_CLOCK = _like(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_HOLDS: Mapping[CityField, Callable[[str], bool]] = {
    CityField.COMMUNE: _like(r"[0-9][0-9AB][0-9]{3}"),
    CityField.SCHOOL_ZONE: lambda value: value in SchoolZone.__members__,
    CityField.EXCLUSION_DAY: lambda value: value in _DAYS,
    CityField.RETENTION_DAY: _like(r"(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|0[13578]-31"),
    CityField.QUIET_FROM: _WALL_CLOCK,
    CityField.QUIET_TO: _WALL_CLOCK,
    CityField.QUIET_EXCEPTION: lambda value: value in {"yes", "no"},
    CityField.UNANSWERED_HOURS: _between(1, 336),
    CityField.SMS_SENDER: _like(r"(?=.*[A-Za-z])[A-Za-z0-9]{3,11}"),
    CityField.SMS_MONTHLY_CEILING_CENTS: _between(0, 100_000_000),
    CityField.SMS_PART_COST_CENTS: _between(1, 1000),
    CityField.SMS_URGENT_BEYOND: lambda value: value in {"yes", "no"},
    CityField.LOGO: _like(r"[0-9a-f]{64}"),
    CityField.FICHE_CATEGORIES: are_categories,
}


def _anything(_value: str) -> bool:
    return True


def holds(field: CityField, value: str) -> bool:
    """Whether a value makes sense for a field.

    >>> holds(CityField.SCHOOL_ZONE, "B"), holds(CityField.SCHOOL_ZONE, "Z")
    (True, False)
    """
    return bool(_SHORT.fullmatch(value)) and _HOLDS.get(field, _anything)(value)
