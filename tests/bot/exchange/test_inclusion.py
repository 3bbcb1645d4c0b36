"""data·inclusion in and out: nothing of v1 is lost, v0 is understood, the schema accepts it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from data_inclusion.schema import v1

from bot.exchange import formats, inclusion_out
from bot.exchange.findings import OfColumns, SetAside, Taken
from bot.exchange.table import Reading
from resources_db.directory.terms import OpenTo, Reach, Resource

TODAY = date(2026, 11, 21)
STRUCTURE: dict[str, Any] = {
    "source": "essai",
    "id": "essai--s1",
    "nom": "Centre social des Tilleuls",
    "date_maj": "2026-02-14",
    "description": "Un centre social inventé.",
    "lien_source": "https://annuaire.example/s1",
    "siret": "13003013300016",
    "commune": "Rouen",
    "code_postal": "76100",
    "code_insee": "76540",
    "adresse": "12 rue Inventée",
    "complement_adresse": "Bâtiment B",
    "longitude": 1.09,
    "latitude": 49.43,
    "telephone": "+33261910001",
    "courriel": "accueil@tilleuls.fr",
    "site_web": "https://tilleuls.example/",
    "horaires_accueil": "Mo-Fr 09:00-12:00; PH off",
    "accessibilite_lieu": "https://acceslibre.beta.gouv.fr/app/invente/",
    "reseaux_porteurs": ["caf", "communes"],
}
SERVICE: dict[str, Any] = {
    "source": "essai",
    "structure_id": "essai--s1",
    "id": "essai--v1",
    "nom": "Groupe de parole des parents",
    "description": "Un groupe où l'on parle entre parents.",
    "lien_source": "https://annuaire.example/v1",
    "date_maj": "2026-03-01",
    "type": "atelier",
    "thematiques": ["famille--soutien-a-la-parentalite-et-a-leducation", "sante--sante-mentale"],
    "frais": "payant",
    "frais_precisions": "2 € la séance",
    "publics": ["familles", "jeunes"],
    "publics_precisions": "Parents d'adolescents",
    "conditions_acces": "Habiter le quartier",
    "commune": "Sotteville-lès-Rouen",
    "code_postal": "76300",
    "code_insee": "76681",
    "adresse": "3 place Inventée",
    "complement_adresse": "Étage 2",
    "longitude": 1.08,
    "latitude": 49.41,
    "telephone": "+33261910002",
    "courriel": "parole@tilleuls.fr",
    "modes_accueil": ["en-presentiel", "a-distance"],
    "zone_eligibilite": ["76540", "200023414"],
    "contact_nom_prenom": "Personne Inventée",
    "lien_mobilisation": "https://tilleuls.example/inscription",
    "modes_mobilisation": ["telephoner", "se-presenter"],
    "mobilisable_par": ["usagers", "professionnels"],
    "mobilisation_precisions": "Sur inscription",
    "volume_horaire_hebdomadaire": 1.5,
    "nombre_semaines": 10,
    "horaires_accueil": "Tu 18:00-20:00",
}


LISTS = frozenset(k for k, v in (STRUCTURE | SERVICE).items() if isinstance(v, list))


def write(path: Path, structures: Iterable[object], services: Iterable[object]) -> Path:
    """A data·inclusion file, its services first to make it harder."""
    path.write_text(json.dumps({"services": list(services), "structures": list(structures)}))
    return path


def cards(path: Path, reading: Reading) -> list[Resource]:
    """The cards of a file."""
    return [one.resource for one in formats.read(path, reading) if isinstance(one, Taken)]


def exported(resources: list[Resource], folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The cards as data·inclusion JSON, which the package accepts."""
    path = folder / "export.json"
    assert inclusion_out.write_json(resources, path, TODAY).remarks == []
    written: dict[str, list[dict[str, Any]]] = json.loads(path.read_text("utf-8"))
    for structure in written["structures"]:
        v1.Structure.model_validate(structure)
    for service in written["services"]:
        v1.Service.model_validate(service)
    return written


def unordered(record: dict[str, Any]) -> dict[str, Any]:
    """The record with its lists in no order: in v1 they are sets."""
    return {k: sorted(map(str, v)) if k in LISTS else v for k, v in record.items()}


def test_no_field_of_v1_is_forgotten_here() -> None:
    """The examples below have every field of both models."""
    assert set(STRUCTURE) == set(v1.Structure.model_fields)
    assert set(SERVICE) == set(v1.Service.model_fields)


def test_nothing_of_v1_is_lost(reading: Reading, tmp_path: Path) -> None:
    """Every field of a structure and of its service comes out as it came in."""
    found = cards(write(tmp_path / "in.json", [STRUCTURE], [SERVICE]), reading)
    written = exported(found, tmp_path)
    assert [unordered(one) for one in written["structures"]] == [unordered(STRUCTURE)]
    assert [unordered(one) for one in written["services"]] == [unordered(SERVICE)]


def test_what_a_service_leaves_to_its_structure_stays_so(reading: Reading, tmp_path: Path) -> None:
    """The card shows the structure's phone; the export does not give it to the service."""
    bare = {
        name: SERVICE[name]
        for name in ("source", "structure_id", "id", "nom", "description", "date_maj", "frais")
    }
    [card] = cards(write(tmp_path / "in.json", [STRUCTURE], [bare]), reading)
    assert (card.telephone, card.adresse, card.frais) == (
        "+33261910001",
        "12 rue Inventée, Bâtiment B, 76100 Rouen",
        "Payant",
    )
    assert card.mobilisable_par == tuple(OpenTo)
    assert exported([card], tmp_path)["services"] == [bare]


def test_a_structure_alone_is_a_card(reading: Reading, tmp_path: Path) -> None:
    """It comes out as a structure, whole, without an invented service."""
    [card] = cards(write(tmp_path / "in.json", [STRUCTURE], []), reading)
    assert (card.nom, card.communes) == (STRUCTURE["nom"], ("76540",))
    written = exported([card], tmp_path)
    assert [unordered(one) for one in written["structures"]] == [unordered(STRUCTURE)]
    assert written["services"] == []


def test_the_facts_make_a_file_that_the_schema_accepts(
    resources: list[Resource], tmp_path: Path
) -> None:
    """The directory that ships with the assistant, as JSON and as CSV."""
    path = tmp_path / "export.json"
    inclusion_out.write_json(resources, path, TODAY)
    written = json.loads(path.read_text("utf-8"))
    assert len(written["structures"]) == len(resources)
    for service in written["services"]:
        v1.Service.model_validate(service)


def test_csv_says_the_same_as_json(reading: Reading, tmp_path: Path) -> None:
    """A folder of two tables is read as the file of two lists."""
    [card] = cards(write(tmp_path / "in.json", [STRUCTURE], [SERVICE]), reading)
    inclusion_out.write_csv([card], tmp_path / "tables", TODAY)
    with (tmp_path / "tables" / "services.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert json.loads(row["publics"]) == ["familles", "jeunes"]
    assert cards(tmp_path / "tables", reading) == [card]


def test_zones_say_how_far_a_service_goes(reading: Reading, tmp_path: Path) -> None:
    """A département, several, or the whole country at a distance."""
    zones = {"d": ["76"], "r": ["76", "27"], "f": ["france"]}
    services = [
        SERVICE | {"id": f"essai--{key}", "zone_eligibilite": zone, "modes_accueil": ["a-distance"]}
        for key, zone in zones.items()
    ]
    found = cards(write(tmp_path / "in.json", [STRUCTURE], services), reading)
    assert [(one.reach, one.departements) for one in found] == [
        (Reach.DEPARTMENT, ("76",)),
        (Reach.REGION, ("76", "27")),
        (Reach.FRANCE, ("76",)),
    ]


def test_a_wrong_code_is_kept_raw_with_a_suggestion(reading: Reading, tmp_path: Path) -> None:
    """The rest of the row is taken."""
    wrong = SERVICE | {"type": "ateliers", "publics": ["familles", "ados"], "inconnu": "x"}
    [one] = [
        one
        for one in formats.read(write(tmp_path / "in.json", [STRUCTURE], [wrong]), reading)
        if isinstance(one, Taken)
    ]
    assert one.resource.offer is not None
    assert one.resource.offer.type is None
    assert one.resource.offer.publics == ("familles",)
    assert set(one.resource.raw) == {
        ("type_service", "ateliers"),
        ("publics_codes", "ados"),
        ("inconnu", "x"),
    }
    hints = {remark.field: remark.suggestion for remark in one.remarks}
    assert hints["type_service"] == "vouliez-vous dire « atelier » ?"


def test_v0_is_read_with_its_own_names(reading: Reading, tmp_path: Path) -> None:
    """Names and codes of v0 become those of v1; what has no heir is kept."""
    structure = {
        "id": "essai--s0",
        "source": "essai",
        "nom": "Une mission locale",
        "date_maj": "2024-05-01",
        "code_insee": "76540",
        "typologie": "ML",
        "presentation_resume": "Résumé",
        "presentation_detail": "Une présentation en détail.",
        "horaires_ouverture": "Mo-Fr 09:00-17:00",
    }
    service = {
        "id": "essai--v0",
        "structure_id": "essai--s0",
        "source": "essai",
        "nom": "Un accompagnement",
        "date_maj": "2024-05-01",
        "presentation_resume": "Un accompagnement vers l'emploi.",
        "types": ["accompagnement", "atelier"],
        "frais": ["gratuit"],
        "profils": ["jeunes-16-26", "profil-disparu"],
        "zone_diffusion_type": "departement",
        "zone_diffusion_code": "76",
        "modes_orientation_beneficiaire": ["telephoner"],
        "formulaire_en_ligne": "https://inscription.example/",
    }
    [card] = cards(write(tmp_path / "in.json", [structure], [service]), reading)
    assert card.kind == "mission_locale"
    assert card.description == "Un accompagnement vers l'emploi."
    assert card.horaires_accueil == "Mo-Fr 09:00-17:00"
    assert card.offer is not None
    assert (card.offer.type, card.offer.frais, card.offer.publics) == (
        "accompagnement",
        "gratuit",
        ("jeunes",),
    )
    assert card.offer.lien_mobilisation == "https://inscription.example/"
    assert (card.reach, card.mobilisable_par) == (Reach.DEPARTMENT, (OpenTo.USAGERS,))
    assert ("publics_codes", "profil-disparu") in card.raw


@pytest.mark.parametrize("missing", ["nom", "id"])
def test_a_structure_without_name_is_set_aside(
    missing: str, reading: Reading, tmp_path: Path
) -> None:
    """With everything it said."""
    bare = {k: v for k, v in STRUCTURE.items() if k != missing}
    found = list(formats.read(write(tmp_path / "in.json", [bare], []), reading))
    aside = [one for one in found if not isinstance(one, OfColumns)]
    assert [type(one) for one in aside] == [SetAside]
