"""Telephone numbers as providers write them, and as a text message shows them."""

from __future__ import annotations

import re

from resources_db.people.spelling import clean_contact
from resources_db.people.terms import ContactKind


def e164(written: str) -> str | None:
    """A number as providers write it (« 33639980001 »), in E.164; None when it is none.

    A short number (« 36180 ») writes no answer of a family.

    >>> e164("33639980001"), e164("+33639980001"), e164("0033639980001"), e164("36180")
    ('+33639980001', '+33639980001', '+33639980001', None)
    """
    digits = re.sub(r"[\s.()-]", "", written).removeprefix("+").removeprefix("00")
    if not (digits.isascii() and digits.isdecimal() and 8 <= len(digits) <= 15):
        return None
    return f"+{digits}" if not digits.startswith("0") else clean_contact(ContactKind.PHONE, digits)


def compact(number: str) -> str:
    """A number to call, without the blanks that cost a sign each and turn round in Arabic.

    >>> compact("02 35 00 00 00"), compact("le standard")
    ('0235000000', 'le standard')
    """
    bare = re.sub(r"[\s.\u00a0\u202f]", "", number)
    return bare if re.fullmatch(r"\+?\d{3,15}", bare) else number
