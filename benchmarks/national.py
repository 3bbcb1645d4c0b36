"""A directory as big as the national one, invented: the same for the same number and seed.

Nothing in it is real but the communes: names are put together from words, phone numbers are of
the ranges that the regulator keeps for fiction (01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49,
06 39 98), sites end in « .example ».
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from resources_db.directory.communes import load_communes
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import (
    Address,
    Commune,
    Kind,
    KindCode,
    Need,
    Offer,
    OpenTo,
    PublishAdvice,
    Reach,
    Resource,
    ResourceId,
    Source,
    Structure,
)

NATIONAL = 150_000
"""Services of the national data set, in round numbers."""
SOURCE = "national-invente"
_TODAY = date(2026, 11, 1)
_FICTION = ("019900", "026191", "035301", "046571", "053649", "063998")
_NO_PLACE = frozenset(
    KindCode(code)
    for code in """agent_humain menu rdv consentement droits_donnees glossaire langue
    fiche_annuaire agenda_equipe aucun urgence_15_17_18_112_114""".split()
)
_WHO = """Maison Relais Espace Atelier Point Pôle Passerelle Permanence Antenne Centre Accueil
Carrefour Comptoir Forum Foyer Club Cercle Collectif Réseau Tremplin""".split()
_OF = """Acacias Alizés Amandiers Arcades Aubépines Aulnes Bleuets Bouleaux Bruyères Capucines
Cascades Cèdres Cerisiers Charmes Châtaigniers Chênes Cigales Collines Coquelicots Cormorans Cygnes
Dunes Écluses Embruns Érables Falaises Faubourgs Figuiers Fontaines Forges Fougères Frênes Galets
Genêts Glycines Goélands Grillons Hêtres Hirondelles Horizons Iris Jardins Jonquilles Lavandes Lilas
Lucioles Marais Marronniers Mésanges Mimosas Moulins Muguets Mûriers Myrtilles Noisetiers Noyers
Oliviers Ormes Passereaux Peupliers Pins Pivoines Platanes Pommiers Quais Remparts Rivages Roseaux
Sapins Saules Sources Sureaux Tamaris Terrasses Tilleuls Tisserands Tournesols Trembles Tulipes
Vallons Verdiers Vergers Vignes Violettes""".split()
_MANY = """Deux Trois Quatre Cinq Sept Douze Grands Petits Hauts Vieux Beaux Clairs Premiers
Derniers Joyeux Vaillants""".split()
_FOR = (
    "Écoute et soutien des familles",
    "Reprendre pied à l'école",
    "Ateliers du mercredi",
    "Aide aux devoirs et à l'organisation",
    "Préparer son retour en formation",
    "Permanence sans rendez-vous",
    "Groupe de parole",
    "Accompagnement dans les démarches",
    "Découverte des métiers",
    "Médiation entre parents et adolescents",
    "Sport et confiance en soi",
    "Français pour les nouveaux arrivants",
)
_HOURS = (
    None,
    "Mo-Fr 09:00-12:00,14:00-17:00; PH off",
    "Tu,Th 13:30-18:00",
    "Mo-Sa 10:00-18:00; SH off",
    "We 14:00-17:00",
)
_LEGAL = ("Association", "Ville", "Département", "Centre social", "Mutuelle")
_STREETS = ("rue", "avenue", "place", "impasse", "boulevard", "chemin")


def services(count: int = NATIONAL, seed: int = 1) -> Iterator[Resource]:
    """So many invented services, each with its structure, spread as the population is."""
    country = _Country(Random(seed))
    number = 0
    while number < count:
        structure = country.structure(number)
        for _ in range(min(country.random.choice((1, 1, 2, 3, 5)), count - number)):
            yield country.service(number, structure)
            number += 1


class _Country:
    """Where invented things come from."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._communes = [c for c in load_communes() if c.latitude and c.codes_postaux]
        self._weights = list(accumulate(c.population + 50 for c in self._communes))
        self._kinds = [kind for kind in kinds().values() if kind.code not in _NO_PLACE]
        self._needs = list(needs().values())
        self._town = self._communes[0]

    def structure(self, number: int) -> Structure:
        """An invented structure in some commune."""
        pick = self.random.choice
        [self._town] = self.random.choices(self._communes, cum_weights=self._weights)
        street = f"{self.random.randint(1, 180)} {pick(_STREETS)} des {pick(_OF)}"
        spread = self.random.uniform(-0.02, 0.02)
        return Structure(
            id=f"{SOURCE}--structure-{number}",
            source=SOURCE,
            nom=f"{pick(_LEGAL)} {pick(_WHO)} des {pick(_MANY)} {pick(_OF)}",
            date_maj=_TODAY - timedelta(days=self.random.randint(0, 900)),
            address=Address(
                adresse=street,
                code_postal=self._town.codes_postaux[0],
                commune=self._town.nom,
                code_insee=str(self._town.code),
            ),
            latitude=round((self._town.latitude or 0) + spread, 5),
            longitude=round((self._town.longitude or 0) + spread, 5),
            telephone=self._phone(),
            courriel=f"contact{number}@annuaire.example",
            site_web=f"https://lieu{number}.example/",
        )

    def service(self, number: int, structure: Structure) -> Resource:
        """An invented service of a structure."""
        kind, need = self.random.choice(self._kinds), self.random.choice(self._needs)
        also = self.random.choice(self._needs)
        age = self.random.choice((None, None, 11, 12, 16))
        own_phone = self.random.random() < 0.3
        derived = ["adresse", "courriel", "site_web"] + ([] if own_phone else ["telephone"])
        nom = f"{self.random.choice(_WHO)} des {self.random.choice(_MANY)} {self._name()}"
        return Resource(
            id=ResourceId(f"{SOURCE}--service-{number}"),
            nom=nom,
            kind=kind.code,
            needs=tuple(dict.fromkeys((need.code, also.code))),
            description=self._description(kind, need, structure, self._town),
            telephone=self._phone() if own_phone else structure.telephone,
            adresse=_one_line(structure.address),
            courriel=structure.courriel,
            site_web=structure.site_web,
            horaires_accueil=self.random.choice(_HOURS),
            frais=None,
            langues=None,
            publics=None,
            age_min=age,
            age_max=None if age is None else self.random.choice((18, 21, 25)),
            mobilisable_par=(OpenTo.USAGERS, OpenTo.PROFESSIONNELS),
            a_distance=False,
            reach=Reach.NEARBY,
            communes=(self._town.code,),
            departements=(self._town.departement,),
            territory=f"{self._town.nom} ({self._town.departement})",
            latitude=structure.latitude,
            longitude=structure.longitude,
            advice=PublishAdvice.OK,
            date_maj=structure.date_maj.isoformat() if structure.date_maj else None,
            checked_year=structure.date_maj.year if structure.date_maj else None,
            sources=(Source("Annuaire national inventé"),),
            origin=SOURCE,
            checked=structure.date_maj,
            address=structure.address,
            structure=structure,
            offer=Offer(
                id=f"{SOURCE}--service-{number}",
                source=SOURCE,
                date_maj=structure.date_maj,
                type="accompagnement",
                thematiques=tuple(
                    sorted({n.thematique for n in (need, also) if n.thematique is not None})
                ),
                modes_accueil=("en-presentiel",),
            ),
            derived=tuple(derived),
        )

    def _name(self) -> str:
        return f"{self.random.choice(_OF)} et des {self.random.choice(_OF)}"

    def _phone(self) -> str:
        return f"+33{self.random.choice(_FICTION)[1:]}{self.random.randint(0, 9999):04}"

    def _description(self, kind: Kind, need: Need, structure: Structure, town: Commune) -> str:
        first, second = self.random.sample(_FOR, 2)
        return (
            f"{first}, {second.lower()}. {kind.label} à {town.nom}, proposé par "
            f"{structure.nom}. {need.description}"
        )


def _one_line(address: Address) -> str:
    return f"{address.adresse}, {address.code_postal} {address.commune}"
