"""Phone numbers as links that a phone can dial."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

_COUNTRY = "FR"
_SHORTEST_LONG_NUMBER = 9
"""French short numbers have two to six digits; long ones nine after the zero."""


def digits(phone: str) -> str:
    """The digits alone, to compare numbers however they are written.

    >>> digits("0 800 12 25 00"), digits("+33 2 35 08 69 00")
    ('0800122500', '0235086900')
    """
    kept = "".join(sign for sign in phone if sign.isdecimal() and sign.isascii())
    if phone.lstrip().startswith("+33"):
        return "0" + kept[2:].removeprefix("0")
    return kept


def tel_href(phone: str) -> str | None:
    """The ``tel:`` link of a number; None when it is not one that can be dialled in France.

    Short numbers stay as they are, since they only exist in France.

    >>> tel_href("02 32 18 86 87"), tel_href("116 006"), tel_href("39 89"), tel_href("cf. site")
    ('tel:+33232188687', 'tel:116006', 'tel:3989', None)
    """
    bare = digits(phone)
    if any(sign.isalpha() for sign in phone) or not bare:
        return None
    try:
        number = phonenumbers.parse(phone, _COUNTRY)
    except NumberParseException:
        return None
    if not phone.lstrip().startswith("+") and len(bare) < _SHORTEST_LONG_NUMBER:
        return f"tel:{bare}" if bare[0] != "0" and _is_short(number, bare) else None
    if not phonenumbers.is_possible_number(number):
        return None
    return "tel:" + phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _is_short(number: phonenumbers.PhoneNumber, bare: str) -> bool:
    possible = phonenumbers.is_possible_short_number_for_region(number, _COUNTRY)
    return possible or phonenumbers.is_emergency_number(bare, _COUNTRY)
