"""Links that open a fact: a map, a site, a letter. Never a script, never another protocol."""

from __future__ import annotations

import re
from urllib.parse import quote

from resources_db.directory.phones import tel_href

BY_SMS = frozenset({"114"})
"""Numbers that are written to."""
_MAP = "https://www.openstreetmap.org/search?query="
_ASIDE = re.compile(r"\s*\([^)]*\)")
_POSTCODE = re.compile(r"\b\d{5}\b")
_STREET = re.compile(
    r"\d|\b(rue|avenue|boulevard|quai|place|impasse|allée|voie|cours|chemin|route|square)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[;:]|non trouvée|non donnée")
_SITE = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")
_MAIL = re.compile(r"[^\s@<>?&\"]+@[^\s@<>?&\"]+")


def phone(number: str) -> str | None:
    """The link that dials a number, or writes to it; None when it cannot be dialled.

    >>> phone("02 32 18 86 87"), phone("114")
    ('tel:+33232188687', 'sms:114')
    """
    return f"sms:{number}" if number in BY_SMS else tel_href(number)


def map_search(address: str, territory: str) -> str | None:
    """A map search for an address; None when it does not name one street.

    An address without its postcode takes the first town of its territory.

    >>> map_search("29 rue César Franck (antenne)", "Rouen (76)")
    'https://www.openstreetmap.org/search?query=29%20rue%20C%C3%A9sar%20Franck%2C%20Rouen'
    """
    if _SEVERAL.search(address) or not _STREET.search(address):
        return None
    town = re.split("[/,;:]", territory, maxsplit=1)[0].strip()
    where = address if _POSTCODE.search(address) else f"{address}, {town}"
    return _MAP + quote(_ASIDE.sub("", where).strip(" ,"), safe="", errors="replace")


def web(site: str) -> str | None:
    """The link of a web site; https where the source wrote none; None when it is not a site.

    >>> web("www.apsn-prev.org")
    'https://www.apsn-prev.org'
    """
    link = site if "://" in site else f"https://{site}"
    return link if _SITE.fullmatch(link) else None


def mail(address: str) -> str | None:
    """The link that writes to an address; None when it is not one."""
    return f"mailto:{address}" if _MAIL.fullmatch(address) else None
