"""Cards from data·inclusion: structures and their services, v1 or v0, JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from bot.exchange import cells, inclusion_v0, meanings
from bot.exchange.building import Values, assembled, complete, derive
from bot.exchange.codes import Lists, known
from bot.exchange.columns import BY_NAME, Column
from bot.exchange.findings import Notes, OfColumns, Read, Row, SetAside, Taken, Unusable
from bot.exchange.json_records import records
from bot.exchange.table import Reading
from bot.exchange.text_file import rows
from bot.exchange.values import clean
from resources_db.directory.terms import Address, Reach, Structure

_ALIKE: Final = """description adresse complement_adresse code_postal commune code_insee latitude
longitude telephone courriel horaires_accueil frais_precisions publics_precisions mobilisable_par
mobilisation_precisions lien_source thematiques conditions_acces modes_accueil zone_eligibilite
contact_nom_prenom lien_mobilisation modes_mobilisation volume_horaire_hebdomadaire nombre_semaines
score_qualite nom""".split()
SERVICE: Final[Mapping[str, Column]] = {name: BY_NAME[name] for name in _ALIKE} | {
    "id": BY_NAME["service_id"],
    "source": BY_NAME["service_source"],
    "date_maj": BY_NAME["service_date_maj"],
    "type": BY_NAME["type_service"],
    "frais": BY_NAME["frais_code"],
    "publics": BY_NAME["publics_codes"],
}
"""Where each field of a v1 service goes in a card."""
STRUCTURE: Final[Mapping[str, Column]] = {
    name.removeprefix("structure_"): column
    for name, column in BY_NAME.items()
    if name.startswith("structure_")
}
"""Where each field of a v1 structure goes."""
_INHERITED: Final = ("telephone", "courriel", "site_web", "horaires_accueil")
_PARTS: Final = tuple(field.name for field in fields(Address))
_CODE_OF_COMMUNE: Final = 5
_CODE_OF_DEPARTEMENT: Final = 3
_FRANCE: Final = frozenset({"france", "99100"})
_REGION_FROM: Final = 2
"""Départements from which a service is said to be regional."""
Found = tuple[bool, Row, dict[str, Any]]
"""Whether it is a service, its row as texts, the object."""
Objects = Callable[[], Iterator[Found]]


def from_json(path: Path) -> Objects:
    """The objects of a JSON file."""

    def objects() -> Iterator[Found]:
        for name, line, record in records(path):
            if name in ("structures", "services", "items", "results", "data", ""):
                service = name == "services" or (name != "structures" and "structure_id" in record)
                yield service, Row(line, {}), record

    return objects


def from_csv(path: Path) -> Objects:
    """The objects of a CSV file of structures or of services."""

    def objects() -> Iterator[Found]:
        lines = rows(path)
        header = next(lines, None)
        names = [name.strip() for name in header[1]] if header else []
        for line, texts in lines:
            if len(texts) > len(names):
                raise Unusable(
                    f"« {path.name} », ligne {line} : {len(texts)} cellules pour {len(names)} "
                    "colonnes. Le fichier est abîmé."
                )
            record = {name: _of_cell(text) for name, text in zip(names, texts, strict=False)}
            yield "structure_id" in names, Row(line, {}), record

    return objects


def cards(objects: Objects, reading: Reading) -> Iterator[Read]:
    """A card for each service, then one for each structure without a service.

    Goes through the objects twice: a service may come before its structure.
    """
    reader = _Reader(reading)
    for service, row, record in objects():
        if not service:
            yield from reader.keep_structure(row.line, record)
    for service, row, record in objects():
        if service:
            yield from reader.service(row.line, record)
    yield from reader.alone()


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._structures: dict[str, tuple[int, Structure]] = {}
        self._served: set[str] = set()
        self._ids: set[str] = set()
        self._unknown: set[str] = set()

    def keep_structure(self, line: int, record: Mapping[str, Any]) -> Iterator[Read]:
        """Remember a structure, for its services."""
        notes = Notes(line)
        record = _as_v1(record)
        values = self._values(record, STRUCTURE, notes)
        parts = {p: values.pop(("structure", "address", p), None) for p in _PARTS}
        said = {path[1]: value for path, value in values.items()}
        if "nom" not in said or "id" not in said:
            yield SetAside(_row(line, record), "structure sans nom ou sans identifiant")
            return
        said.setdefault("source", self._reading.origin.code)
        self._structures[said["id"]] = line, Structure(**said, address=Address(**parts))
        if notes.remarks:
            yield OfColumns(tuple(notes.remarks))

    def service(self, line: int, record: Mapping[str, Any]) -> Iterator[Read]:
        """The card of a service."""
        notes = Notes(line)
        record = _as_v1(record)
        values = self._values(record, SERVICE, notes, besides={"structure_id"})
        wanted = str(record.get("structure_id") or "")
        _line, structure = self._structures.get(wanted, (0, None))
        if structure:
            self._served.add(wanted)
            _inherit(values, structure)
        elif wanted:
            notes.raw.append(("structure_id", wanted))
        _from_codes(values)
        yield self._card(line, record, values, structure, notes)

    def alone(self) -> Iterator[Read]:
        """The cards of structures that no service of the file names."""
        for id_, (line, structure) in self._structures.items():
            if id_ not in self._served:
                notes = Notes(line)
                values: Values = {("id",): id_, ("nom",): structure.nom}
                if id_ in self._ids:
                    values["id",] = f"structure {id_}"
                _inherit(values, structure)
                record = {"id": id_, "nom": structure.nom}
                yield self._card(line, record, values, structure, notes)

    def _card(
        self,
        line: int,
        record: Mapping[str, Any],
        values: Values,
        structure: Structure | None,
        notes: Notes,
    ) -> Read:
        if structure:
            values["structure",] = structure
            networks = structure.reseaux_porteurs
            kind = meanings.kind_of(networks, values.get(("nom",), "")) or meanings.kind_of(
                (), structure.nom
            )
            if kind:
                values.setdefault(("kind",), kind)
        values.setdefault(("id",), values.get(("offer", "id"), ""))
        source = values.get(("offer", "source")) or (structure.source if structure else "")
        values["origin",] = source or self._reading.origin.code
        updated = values.get(("offer", "date_maj")) or (structure.date_maj if structure else None)
        if updated:
            values["date_maj",] = updated.isoformat()
        why = complete(values, self._reading.origin, self._reading.locator, notes)
        if why is not None:
            return SetAside(_row(line, record), why, tuple(notes.remarks))
        self._ids.add(values["id",])
        return Taken(_row(line, record), assembled(values, notes), tuple(notes.remarks))

    def _values(
        self,
        record: Mapping[str, Any],
        columns: Mapping[str, Column],
        notes: Notes,
        besides: set[str] = frozenset(),  # type: ignore[assignment]
    ) -> Values:
        values: Values = {}
        for name, value in record.items():
            text = clean(_text(value))
            if not text or name in besides:
                continue
            column = columns.get(name)
            if column is None:
                notes.raw.append((name, text))
                if name not in self._unknown:
                    self._unknown.add(name)
                    notes.say(
                        name, text[:80], "champ inconnu de data·inclusion v1 : gardé tel quel"
                    )
                continue
            said = cells.read(column, text, notes)
            if said is not None and said != ():
                values[column.path] = said
        return values


def _inherit(values: Values, structure: Structure) -> None:
    """What a service leaves empty is its structure's."""
    for name in _INHERITED:
        if (name,) not in values and (theirs := getattr(structure, name)) is not None:
            values[name,] = theirs
            derive(values, name)
    if ("description",) not in values and structure.description:
        values["description",] = structure.description
        derive(values, "description")
    if any(("address", part) in values for part in _PARTS):
        return
    derive(values, "address")
    for part in _PARTS:
        if (theirs := getattr(structure.address, part)) is not None:
            values["address", part] = theirs
    if ("latitude",) not in values and structure.latitude is not None:
        values["latitude",], values["longitude",] = structure.latitude, structure.longitude


def _from_codes(values: Values) -> None:
    """The words of the card that codes say: cost, audience, at a distance, how far it serves."""
    if ("frais",) not in values and (fee := values.get(("offer", "frais"))):
        values["frais",] = known(Lists.FEES)[fee]
        derive(values, "frais")
    if ("publics",) not in values and (publics := values.get(("offer", "publics"))):
        values["publics",] = ", ".join(known(Lists.PUBLICS)[code] for code in publics)
        derive(values, "publics")
    if values.get(("offer", "modes_accueil")) == ("a-distance",):
        values["a_distance",] = True
    zone = values.get(("offer", "zone_eligibilite"), ())
    departements = tuple(code for code in zone if len(code) <= _CODE_OF_DEPARTEMENT)
    if _FRANCE.intersection(zone):
        values["reach",] = Reach.FRANCE if ("a_distance",) in values else Reach.NEARBY
    elif departements:
        values["departements",] = departements
        wide = len(departements) >= _REGION_FROM
        values["reach",] = Reach.REGION if wide else Reach.DEPARTMENT


def _as_v1(record: Mapping[str, Any]) -> Mapping[str, Any]:
    return inclusion_v0.as_v1(record) if inclusion_v0.is_v0(record) else record


def _of_cell(text: str) -> object:
    """A cell of a CSV: a JSON list where it is one."""
    bare = cells.unguarded(text.strip())
    if bare.startswith("[") and bare.endswith("]"):
        try:
            return json.loads(bare)
        except ValueError:
            return bare
    return bare


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case list() | dict():
            return json.dumps(value, ensure_ascii=False) if value else ""
        case _:
            return str(value)


def _row(line: int, record: Mapping[str, Any]) -> Row:
    return Row(line, {name: text for name, value in record.items() if (text := _text(value))})
