"""From the files of facts to the resources of the directory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resources_db.directory import curation
from resources_db.directory.bad_data import BadData
from resources_db.directory.curation import Aside, Entry, SameAs
from resources_db.directory.facts import Fact, public_fact, seed_fact
from resources_db.directory.fields import read_records
from resources_db.directory.sources import UNCONFIRMED, newest, year_of
from resources_db.directory.terms import Resource, ResourceId

DATA = Path(__file__).with_name("data")
ORIGIN = "facts"
"""The origin of the records that the files of facts make."""


@dataclass(frozen=True, slots=True)
class Files:
    """The three files that make a directory."""

    public: Path = DATA / "public_resources.json"
    seed: Path = DATA / "seed_resources.json"
    curation: Path = curation.DEFAULT_PATH


def files_of(folder: Path) -> Files:
    """The files of a folder; where one of the three is not there, the one shipped with us."""
    shipped = Files()
    return Files(
        *(
            own if (own := folder / ours.name).is_file() else ours
            for ours in (shipped.public, shipped.seed, shipped.curation)
        )
    )


def load_facts(files: Files = Files()) -> list[Resource]:
    """Every resource of the facts, those that are never shown included. Raises ``BadData``.

    Where both files name the same thing, one resource holds both sources: the public record
    gives the contact, the founding document gives the public and, when needed, the words.
    """
    facts = read_facts(files)
    decisions = curation.load_curation(files.curation)
    kept: list[tuple[Fact, Entry]] = []
    also: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        match decisions.get(fact.id):
            case None:
                raise _undecided(files, f"rien sur {fact.id} ({fact.nom})", "Ajoutez sa ligne.")
            case Entry() as entry:
                kept.append((fact, entry))
            case SameAs(other):
                also[other].append(fact)
            case Aside():
                pass
    if lost := sorted(also.keys() - {fact.id for fact, _ in kept}):
        raise _undecided(files, f"merge:{lost[0]} ne mène à aucune fiche", "Changez la décision.")
    return [resource(fact, entry, also.get(fact.id, ())) for fact, entry in kept]


def read_facts(files: Files) -> list[Fact]:
    """The facts of both files, in their order. Raises ``BadData``."""
    facts = [public_fact(record) for record in read_records(files.public)]
    facts += [seed_fact(record) for record in read_records(files.seed)]
    return facts


def resource(fact: Fact, entry: Entry, others: Sequence[Fact]) -> Resource:
    """One resource from a fact, its codes, and the other facts that name the same thing."""
    sources = fact.sources + tuple(source for other in others for source in other.sources)
    date = newest(fact.sources) or newest(sources)
    if fact.contact_year:
        date = str(fact.contact_year)
    return Resource(
        id=ResourceId(fact.id),
        nom=fact.nom,
        kind=entry.kind,
        needs=entry.needs,
        description=_first(fact.description, *(other.description for other in others)) or "",
        telephone=fact.telephone,
        adresse=fact.adresse,
        courriel=None,
        site_web=fact.site_web,
        horaires_accueil=fact.horaires,
        frais=fact.frais,
        langues=fact.langues,
        publics=_first(fact.publics, *(other.publics for other in others)),
        age_min=entry.age_min,
        age_max=entry.age_max,
        mobilisable_par=entry.mobilisable_par,
        mobilisation_precisions=entry.mobilisation_precisions,
        a_distance=entry.a_distance,
        reach=entry.reach,
        communes=entry.communes,
        departements=entry.departements,
        territory=fact.territory,
        latitude=None,
        longitude=None,
        advice=fact.advice,
        date_maj=date,
        checked_year=year_of(date),
        sources=sources or (UNCONFIRMED,),
        origin=ORIGIN,
    )


def _first(*texts: str | None) -> str | None:
    return next((text for text in texts if text), None)


def _undecided(files: Files, problem: str, mend: str) -> BadData:
    return BadData(files.curation.name, 1, "id", problem, mend)
