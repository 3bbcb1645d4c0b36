"""Cards from the annuaire de l'éducation, in either of the forms it is published in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bot.exchange import values as read
from bot.exchange.building import Values, assembled, complete
from bot.exchange.findings import Notes, Read, Row, SetAside, Taken
from bot.exchange.table import Reading
from bot.exchange.text_file import Cells
from resources_db.directory.terms import KindCode, NeedCode, OpenTo, SchoolLevel
from resources_db.directory.words import fold

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "uai": ("identifiant_de_l_etablissement", "numero_uai"),
    "nom": ("nom_etablissement", "appellation_officielle"),
    "nature": ("type_etablissement", "nature_uai_libe", "denomination_principale"),
    "rue": ("adresse_1", "adresse_uai"),
    "lieu_dit": ("adresse_2", "lieu_dit_uai"),
    "code_postal": ("code_postal", "code_postal_uai"),
    "commune": ("nom_commune", "libelle_commune"),
    "code_insee": ("code_commune",),
    "telephone": ("telephone",),
    "courriel": ("mail",),
    "site_web": ("web",),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "date_maj": ("date_maj_ligne",),
    "etat": ("etat", "etat_etablissement_libe"),
    "maternelle": ("ecole_maternelle",),
    "elementaire": ("ecole_elementaire",),
    "generale": ("voie_generale",),
    "technologique": ("voie_technologique",),
    "professionnelle": ("voie_professionnelle",),
}
"""What is read, and its name in the present publication, then in the geographical one."""
_SCHOOL: Final = KindCode("etablissement_scolaire")
_CIO: Final = KindCode("cio")
_LEVELS: Final = (
    ("lycee professionnel", SchoolLevel.LYCEE_PROFESSIONNEL),
    ("section d enseignement professionnel", SchoolLevel.LYCEE_PROFESSIONNEL),
    ("lycee", SchoolLevel.LYCEE),
    ("college", SchoolLevel.COLLEGE),
    ("maternelle", SchoolLevel.MATERNELLE),
    ("elementaire", SchoolLevel.ELEMENTAIRE),
)
_FLAGS: Final = (
    ("maternelle", SchoolLevel.MATERNELLE),
    ("elementaire", SchoolLevel.ELEMENTAIRE),
    ("generale", SchoolLevel.LYCEE),
    ("technologique", SchoolLevel.LYCEE),
    ("professionnelle", SchoolLevel.LYCEE_PROFESSIONNEL),
)


def are_schools(names: list[str]) -> bool:
    """Whether these are the columns of the annuaire de l'éducation."""
    return not {name.strip().lower() for name in names}.isdisjoint(_NAMES["uai"])


def cards(rows: Iterator[Cells], reading: Reading) -> Iterator[Read]:
    """A card for each school that is open."""
    _line, header = next(rows)
    names = [name.strip().lower() for name in header]
    for line, texts in rows:
        row = Row(
            line, {n: t for n, text in zip(names, texts, strict=False) if (t := text.strip())}
        )
        said = {what: _first(row, those) for what, those in _NAMES.items()}
        yield _card(row, {what: text for what, text in said.items() if text}, reading)


def _card(row: Row, said: Mapping[str, str], reading: Reading) -> Read:
    notes = Notes(row.line)
    if fold(said.get("etat", "ouvert")) not in ("ouvert", "1"):
        return SetAside(row, f"établissement non ouvert (« {said['etat']} »)")
    nature = fold(f"{said.get('nature', '')} {said.get('nom', '')}")
    office = "information et orientation" in nature or nature.startswith("cio ")
    values = _values(said, notes)
    values["kind",] = _CIO if office else _SCHOOL
    values["needs",] = (NeedCode("orientation"),) if office else ()
    values["mobilisable_par",] = (OpenTo.USAGERS, OpenTo.PROFESSIONNELS)
    if not office and (levels := _levels(said, nature)):
        values["levels",] = levels
    why = complete(values, reading.origin, reading.locator, notes)
    if why is not None:
        return SetAside(row, why, tuple(notes.remarks))
    return Taken(row, assembled(values, notes), tuple(notes.remarks))


def _values(said: Mapping[str, str], notes: Notes) -> Values:
    wanted: Values = {
        ("id",): f"uai:{said['uai']}" if "uai" in said else None,
        ("nom",): said.get("nom"),
        ("address", "adresse"): said.get("rue"),
        ("address", "complement_adresse"): said.get("lieu_dit"),
        ("address", "code_postal"): said.get("code_postal"),
        ("address", "commune"): said.get("commune"),
        ("address", "code_insee"): said.get("code_insee"),
        ("date_maj",): said.get("date_maj", "")[:10],
    }
    for name, reader in (
        ("telephone", read.phone),
        ("courriel", read.mail),
        ("site_web", read.url),
        ("latitude", read.decimal),
        ("longitude", read.decimal),
    ):
        if name in said:
            wanted[name,] = reader(notes, name, said[name])
    return {path: value for path, value in wanted.items() if value is not None and value != ""}


def _levels(said: Mapping[str, str], nature: str) -> tuple[SchoolLevel, ...]:
    flagged = [level for flag, level in _FLAGS if said.get(flag, "0") not in ("0", "0.0")]
    if not flagged:
        flagged = [level for words, level in _LEVELS if words in nature][:1]
    return tuple(dict.fromkeys(flagged))


def _first(row: Row, names: tuple[str, ...]) -> str:
    return next((row.values[name] for name in names if name in row.values), "")
