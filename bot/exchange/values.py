"""Reading one value of a file: a phone, a date, a code… What cannot be read is noted and kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import lru_cache

from opening_hours import validate as is_osm
from rapidfuzz import fuzz, process

from bot.exchange.findings import Notes
from resources_db.directory.phones import digits, tel_href
from resources_db.directory.words import fold

_NOTHING = frozenset(
    """cf site|voir site|voir le site|cf le site|voir site internet|nc|n c|nr|n a|na|neant|aucun
    inconnu|inconnue|non communique|non renseigne|a completer|a preciser|a verifier|idem|x|xx
    ras|sans objet|so|null|none|nan""".replace("\n", "|")
    .replace("  ", "")
    .split("|")
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_SEVERAL = re.compile(r"\s*(?:[/;|\n]|\bou\b|\bet\b|,)\s*")
_NUMBER = re.compile(r"(?:\+33|\(?0)[\d\s().-]{8,}\d|\b\d{4}\b|\b1\d{1,2}(?: ?\d{3})?\b")
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_URL = re.compile(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_BARE_URL = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_LONG = 9
_LIKELY = 72
"""How alike a code must be to be suggested, of 100."""
_YES = frozenset({"oui", "o", "vrai", "true", "1", "yes"})
_NO = frozenset({"non", "n", "faux", "false", "0", "no"})
OsmOf = Callable[[str], str | None]


def clean(text: str) -> str:
    """The text without what no one can see: control signs, spaces around."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say (« cf. site », « NC », « - »)."""
    folded = fold(text)
    return not folded or folded in _NOTHING


def phone(notes: Notes, name: str, text: str) -> str | None:
    """A number that can be dialled, written as in the source; of several, the first."""
    if (mended := _with_its_zero(text)) is not None:
        notes.say(name, text, f"le zéro du début manquait : lu « {mended} »")
        return mended
    if _dialled(text):
        return text
    found = [one for part in _SEVERAL.split(text) if (one := _inside(part)) is not None]
    if not found:
        notes.keep(name, text, "pas un numéro de téléphone : gardé à part")
        return None
    if len(found) > 1:
        notes.keep(
            name, text, f"plusieurs numéros : « {found[0]} » est pris, le reste gardé à part"
        )
    else:
        notes.keep(name, text, f"« {found[0]} » est pris, le texte entier gardé à part")
    return found[0]


def mail(notes: Notes, name: str, text: str) -> str | None:
    """An address of e-mail; of several, the first."""
    if _MAIL.fullmatch(text):
        return text
    found = _MAIL.findall(text.replace(" @ ", "@"))
    if not found:
        notes.keep(name, text, "pas une adresse de courriel : gardée à part")
        return None
    first = str(found[0])
    notes.keep(name, text, f"« {first} » est pris, le texte entier gardé à part")
    return first


def url(notes: Notes, name: str, text: str) -> str | None:
    """The address of a page; « www. » alone gets its « https:// »."""
    if _URL.fullmatch(text):
        return text
    if _BARE_URL.fullmatch(text):
        return f"https://{text}"
    notes.keep(name, text, "pas l'adresse d'un site : gardée à part")
    return None


def day(notes: Notes, name: str, text: str) -> date | None:
    """A date: 2025-02-14 or 14/02/2025."""
    found = _DAY_FIRST.fullmatch(text)
    written = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        notes.keep(name, text, "pas une date : gardée à part", "écrivez 14/02/2025")
        return None


def whole(notes: Notes, name: str, text: str) -> int | None:
    """A whole number, perhaps written « 12.0 » by a spreadsheet."""
    number = decimal(notes, name, text)
    if number is None or number == int(number):
        return None if number is None else int(number)
    notes.keep(name, text, "pas un nombre entier : gardé à part")
    return None


def decimal(notes: Notes, name: str, text: str) -> float | None:
    """A number, with a point or a comma."""
    bare = text.replace("\u202f", "").replace("\xa0", "").replace(",", ".")
    if re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,20})?(?:[eE]-?\d{1,2})?", bare):
        return float(bare)
    notes.keep(name, text, "pas un nombre : gardé à part")
    return None


def yes_or_no(notes: Notes, name: str, text: str) -> bool | None:
    """Oui or non."""
    folded = fold(text)
    if folded in _YES or folded in _NO:
        return folded in _YES
    notes.keep(name, text, "ni oui ni non : gardé à part", "écrivez oui ou non")
    return None


def siret(notes: Notes, name: str, text: str) -> str | None:
    """Fourteen digits, perhaps in groups."""
    bare = re.sub(r"\s", "", text)
    if re.fullmatch(r"\d{14}", bare, re.ASCII):
        return bare
    notes.keep(name, text, "un SIRET a quatorze chiffres : gardé à part")
    return None


def hours(notes: Notes, name: str, text: str, to_osm: OsmOf) -> str | None:
    """Opening hours as OSM where that is certain, as their text otherwise."""
    if says_nothing(text):
        notes.keep(name, text, "ne dit pas d'horaires : gardé à part")
        return None
    if is_osm(text):
        return text
    converted = to_osm(text)
    if converted is not None:
        return converted
    notes.say(name, text, "horaires gardés en toutes lettres : l'assistant les dira à vérifier")
    return text


def code(
    notes: Notes,
    name: str,
    text: str,
    known: Mapping[str, str],
    usual: Callable[[str], str | None] | None = None,
) -> str | None:
    """One of the known codes, written as a code, by its label, or by a ``usual`` name."""
    if text in known:
        return text
    folded = fold(text)
    for one, label in known.items():
        if folded in (fold(one), fold(label)):
            return one
    if usual is not None and (found := usual(text)) is not None:
        return found
    meant = _meant(folded, known)
    why = "valeur inconnue : gardée à part"
    notes.keep(name, text, why, f"vouliez-vous dire « {meant} » ?" if meant else "")
    return None


def codes(
    notes: Notes, name: str, texts: Collection[str], known: Mapping[str, str]
) -> tuple[str, ...]:
    """The known codes among several, each once, in their order."""
    found = (code(notes, name, text, known) for text in texts)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _meant(folded: str, known: Mapping[str, str]) -> str | None:
    choices = {one: fold(one.replace("--", " ")) for one in known} | {
        f"{one}\n": fold(label) for one, label in known.items()
    }
    found = process.extractOne(folded, choices, scorer=fuzz.token_set_ratio, score_cutoff=_LIKELY)
    return str(found[2]).rstrip("\n") if found else None


@lru_cache(maxsize=8192)
def _dialled(text: str) -> bool:
    return tel_href(text) is not None


def _with_its_zero(text: str) -> str | None:
    """A spreadsheet takes 0235000000 for a number and forgets its zero."""
    bare = text.removesuffix(".0")
    if len(bare) == _LONG and bare.isdecimal() and bare[0] != "0" and _dialled("0" + bare):
        return "0" + bare
    return None


def _inside(text: str) -> str | None:
    for found in _NUMBER.finditer(text):
        if _dialled(found[0]) and len(digits(found[0])) > 1:
            return found[0].strip()
    return None
