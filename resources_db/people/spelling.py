"""The one canonical form of what people type: names, numbers, addresses."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from resources_db.people.terms import NAME_LENGTH, ContactKind

_COUNTRY = "FR"
_MAILBOX = re.compile(r"[^\s@<>\"(),:;\\]{1,64}@[^\s@<>\"(),:;\\]{1,190}\.[^\s@.]{2,63}")
_SCHOOL_NUMBER = re.compile(r"\d{7}[A-Z]")
_POST_LENGTH = 400
_LONGEST_MAILBOX = 254


def clean_name(typed: str) -> str | None:
    """A name in any script, composed, on one line; None when nothing readable is left.

    >>> clean_name("  Zo\u0065\u0308   Le\u00a0Goff "), clean_name("\u202e")
    ('Zoë Le Goff', None)
    """
    composed = unicodedata.normalize("NFC", typed)
    # Joiners are letters' business in Persian or Sinhala; other controls would hide or turn text.
    kept = "".join(
        sign for sign in composed if unicodedata.category(sign)[0] != "C" or sign in "\u200c\u200d"
    )
    name = " ".join(kept.split())
    readable = any(unicodedata.category(sign)[0] in "LN" for sign in name)
    return name if readable and len(name) <= NAME_LENGTH else None


def clean_contact(kind: ContactKind, typed: str) -> str | None:
    """A number in E.164, a mailbox in lower case, a postal address on its lines; or None.

    >>> clean_contact(ContactKind.PHONE, "06 39 98 12 34")
    '+33639981234'
    >>> clean_contact(ContactKind.EMAIL, " Ana@Exemple.FR ")
    'ana@exemple.fr'
    """
    match kind:
        case ContactKind.PHONE:
            return _number(typed)
        case ContactKind.EMAIL:
            mailbox = typed.strip().lower()
            fits = len(mailbox) <= _LONGEST_MAILBOX and _MAILBOX.fullmatch(mailbox)
            return mailbox if fits else None
        case ContactKind.POST:
            lines = [" ".join(line.split()) for line in typed.strip().splitlines()]
            address = "\n".join(line for line in lines if line)
            return address if 0 < len(address) <= _POST_LENGTH else None


def clean_school_number(typed: str) -> str | None:
    """The national number of a school (UAI), or None.

    >>> clean_school_number("0760001a"), clean_school_number("76")
    ('0760001A', None)
    """
    number = typed.replace(" ", "").upper()
    return number if _SCHOOL_NUMBER.fullmatch(number) and number.isascii() else None


def _number(typed: str) -> str | None:
    """Of the right length for its country; numbers kept for fiction pass, for a trial's family."""
    try:
        number = phonenumbers.parse(typed, _COUNTRY)
    except NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
