"""Cards as data·inclusion v1: structures and services that the published schema accepts.

What is ours alone (kinds, ages, agreements…) stays out: the schema has no place for it. A value
that the schema refuses is left out too, and told.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from data_inclusion.schema import v1
from pydantic import BaseModel, ValidationError

from bot.exchange.cells import guarded
from bot.exchange.columns import Column
from bot.exchange.findings import Remark
from bot.exchange.inclusion import SERVICE, STRUCTURE
from bot.exchange.table_out import value_at
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import Address, Resource, Structure

OURS: Final = "accroche"
"""The producer of the cards that no other producer published."""
_SHORTEST: Final = 5
"""Signs of a description without which the schema takes no service."""
_PARTS: Final = ("adresse", "complement_adresse", "code_postal", "commune", "code_insee")
Object = dict[str, Any]


@dataclass(slots=True)
class Exported:
    """What was left out, for the editor."""

    remarks: list[Remark] = field(default_factory=list[Remark])
    structures: int = 0
    services: int = 0


def write_json(resources: Iterable[Resource], path: Path, today: date) -> Exported:
    """One object with the lists « structures » and « services »."""
    told = Exported()
    services = path.with_name(f"{path.name}.services")
    with path.open("w", encoding="utf-8") as out, services.open("w+", encoding="utf-8") as kept:
        out.write('{"structures": [')
        for kind, record in records(resources, today, told):
            first = (told.structures if kind == "structures" else told.services) == 1
            text = ("\n" if first else ",\n") + json.dumps(record, ensure_ascii=False)
            (out if kind == "structures" else kept).write(text)
        out.write('],\n"services": [')
        kept.seek(0)
        for piece in iter(lambda: kept.read(1 << 20), ""):
            out.write(piece)
        out.write("]}\n")
    services.unlink()
    return told


def write_csv(resources: Iterable[Resource], folder: Path, today: date) -> Exported:
    """``structures.csv`` and ``services.csv`` in a folder; lists are JSON in their cells."""
    told = Exported()
    folder.mkdir(parents=True, exist_ok=True)
    names = {
        "structures": list(v1.Structure.model_fields),
        "services": list(v1.Service.model_fields),
    }
    with (
        (folder / "structures.csv").open("w", encoding="utf-8", newline="") as structures,
        (folder / "services.csv").open("w", encoding="utf-8", newline="") as services,
    ):
        writers = {
            "structures": csv.writer(structures, lineterminator="\n"),
            "services": csv.writer(services, lineterminator="\n"),
        }
        for kind, writer in writers.items():
            writer.writerow(names[kind])
        for kind, record in records(resources, today, told):
            writers[kind].writerow([_cell(record.get(name)) for name in names[kind]])
    return told


def records(
    resources: Iterable[Resource], today: date, told: Exported
) -> Iterator[tuple[str, Object]]:
    """("structures" or "services", object) for each; a structure comes once."""
    seen: set[str] = set()
    for resource in resources:
        structure = resource.structure or _own_structure(resource)
        if structure.id not in seen:
            seen.add(structure.id)
            record = _accepted(v1.Structure, _structure(structure, resource, today), told)
            if record is None:
                continue
            told.structures += 1
            yield "structures", record
        own = resource.structure is None and len(resource.description) >= _SHORTEST
        if resource.offer is not None or own:
            record = _accepted(v1.Service, _service(resource, structure, today), told)
            if record is not None:
                told.services += 1
                yield "services", record


def _own_structure(resource: Resource) -> Structure:
    """The structure of a card that no producer gave one: the place itself."""
    return Structure(
        id=_named(resource),
        source=resource.origin or OURS,
        nom=resource.nom,
        description=resource.description or None,
        address=resource.address or Address(adresse=resource.adresse),
        latitude=resource.latitude,
        longitude=resource.longitude,
        telephone=resource.telephone,
        courriel=resource.courriel,
        site_web=resource.site_web,
        horaires_accueil=resource.horaires_accueil,
    )


def _named(resource: Resource) -> str:
    source = resource.origin or OURS
    return resource.id if resource.id.startswith(f"{source}--") else f"{source}--{resource.id}"


def _structure(structure: Structure, resource: Resource, today: date) -> Object:
    record = {name: _plain(_of(structure, column)) for name, column in STRUCTURE.items()}
    record["date_maj"] = record["date_maj"] or _date(resource, today).isoformat()
    return record


def _of(structure: Structure, column: Column) -> object:
    value: object = structure
    for name in column.path[1:]:
        value = getattr(value, name, None)
    return value


def _service(resource: Resource, structure: Structure, today: date) -> Object:
    record = {name: _plain(value_at(resource, column)) for name, column in SERVICE.items()}
    for name in set(resource.derived) - {"adresse"}:
        theirs = {"frais": "frais_precisions", "publics": "publics_precisions"}
        for field_ in _PARTS if name == "address" else (theirs.get(name, name),):
            record[field_] = None
    if "address" not in resource.derived and resource.address is None:
        record["adresse"] = resource.adresse
    if (resource.latitude, resource.longitude) == (structure.latitude, structure.longitude):
        record["latitude"] = record["longitude"] = None
    if resource.offer is None:
        themes = [needs()[need].thematique for need in resource.needs]
        record["thematiques"] = sorted({theme for theme in themes if theme}) or None
        record["id"], record["source"] = _named(resource), structure.source
    if not record["description"]:
        record["description"] = resource.description or None
    record["structure_id"] = structure.id
    record["date_maj"] = record["date_maj"] or _date(resource, today).isoformat()
    return record


def _date(resource: Resource, today: date) -> date:
    """When the card was last sure of something; the day of the export when nobody knows."""
    if resource.checked is not None:
        return resource.checked
    try:
        return date.fromisoformat((resource.date_maj or "")[:10])
    except ValueError:
        return date(resource.checked_year, 1, 1) if resource.checked_year else today


def _plain(value: object) -> Any:
    match value:
        case () | "":
            return None
        case tuple():
            return [str(item) for item in cast("tuple[object, ...]", value)]
        case date():
            return value.isoformat()
        case _:
            return value


def _accepted(model: type[BaseModel], record: Object, told: Exported) -> Object | None:
    """The object without what the schema refuses; None when it refuses what it requires."""
    for _ in range(2):
        try:
            model.model_validate(record)
        except ValidationError as error:
            for wrong in error.errors():
                name = str(wrong["loc"][0])
                value = str(record.get(name) or "")
                why = f"data·inclusion ne prend pas cette valeur ({wrong['msg']}) : laissée"
                told.remarks.append(Remark(0, f"{record['id']}, {name}", value[:80], why))
                record[name] = None
        else:
            return {name: value for name, value in record.items() if value is not None}
    return None


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return guarded(str(value))
