"""How long ago a record was checked, in words: « vérifié il y a 4 mois »."""

from __future__ import annotations

from datetime import date

from conversations.texts import Text, _, plural

_DAYS_TOLD, _MONTHS_TOLD = 31, 24
"""Up to so many days are told in days; up to so many months in months."""


def checked_words(checked: date, today: date) -> Text:
    """When a record was last checked. A day to come, mistyped, is told as it is."""
    days = (today - checked).days
    if days < 0:
        return _("vérifié le {date}", date=checked)
    if days == 0:
        return _("vérifié aujourd'hui")
    if days <= _DAYS_TOLD:
        return plural("vérifié il y a {count} jour", "vérifié il y a {count} jours", days)
    months = max(1, _months(checked, today))
    if months <= _MONTHS_TOLD:
        return plural("vérifié il y a {count} mois", "vérifié il y a {count} mois", months)
    return plural("vérifié il y a {count} an", "vérifié il y a {count} ans", months // 12)


def _months(first: date, last: date) -> int:
    """Whole months from a day to another."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    return whole - (last.day < first.day)
