"""The one written form of a mailbox."""

from __future__ import annotations

import re

# Not the grammar of RFC 5322: what a person types, and what a mail header may safely hold.
_SHAPE = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]{1,64}@[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]+")
_DOMAIN = re.compile(r"[^.]{1,63}(\.[^.]{1,63})+")
LONGEST = 254
"""Signs of the longest mailbox that mail can be sent to."""


def canonical_email(written: str) -> str | None:
    """The mailbox in lower case, without blanks around it; None when it cannot be one.

    >>> canonical_email(" Lea.Martin@Ville.example "), canonical_email("lea@ville")
    ('lea.martin@ville.example', None)
    """
    email = written.strip().lower()
    if len(email) > LONGEST or not _SHAPE.fullmatch(email):
        return None
    return email if _DOMAIN.fullmatch(email.rpartition("@")[2]) else None
