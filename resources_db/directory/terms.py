"""The words of the directory: codes, ids and values, shared by every room.

Field names follow data·inclusion v1 where it has one (``telephone``, ``horaires_accueil``,
``mobilisable_par``, ``modes_accueil``…); kinds and needs are those of ``taxonomy.json``.
This module imports only the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

ResourceId = NewType("ResourceId", str)
NeedCode = NewType("NeedCode", str)
KindCode = NewType("KindCode", str)
CommuneCode = NewType("CommuneCode", str)
"""INSEE code of a commune (five characters; Corsica's start with 2A or 2B)."""


class Audience(StrEnum):
    """Who is asking (the audiences of the sample messages)."""

    PARENT = "parent"
    YOUNG = "young"
    SCHOOL = "school"
    YOUTH_SERVICE = "youth_service"


class OpenTo(StrEnum):
    """Who may open this door (data·inclusion ``mobilisable_par``)."""

    USAGERS = "usagers"
    PROFESSIONNELS = "professionnels"


class PublishAdvice(StrEnum):
    """What the editor of the facts allows to be shown (see *Truth* in the design).

    ``NEVER`` records are kept for the editor and never leave the database towards a person.
    """

    OK = "ok"
    CALL_FIRST = "call_first"
    EMPTY_FIELD = "empty_field"
    NEVER = "never"


class Reach(StrEnum):
    """How far a resource serves people."""

    COMMUNE = "commune"
    """Only the people of its communes (a service of the city hall)."""
    NEARBY = "nearby"
    """A place one goes to: the people of its communes and of those around."""
    DEPARTMENT = "department"
    REGION = "region"
    FRANCE = "france"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was seen, and when, as far as known."""

    label: str
    """A founding document with its article, or the site where the page was stored."""
    url: str | None = None
    date: str | None = None
    """As the source gives it; None when the page is undated."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the official geographic code, with what is needed to find and measure."""

    code: CommuneCode
    nom: str
    departement: str
    codes_postaux: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    population: int = 0
    fait_partie_de: CommuneCode | None = None
    """The commune it belongs to, for an arrondissement of Marseille or a commune associée."""


class SchoolLevel(StrEnum):
    """At which stage of school someone is."""

    MATERNELLE = "maternelle"
    ELEMENTAIRE = "elementaire"
    COLLEGE = "college"
    LYCEE = "lycee"
    """General and technological."""
    LYCEE_PROFESSIONNEL = "lycee_professionnel"
    SUPERIEUR = "superieur"


class ClosureReason(StrEnum):
    """Why a place is closed for a while. Its sentence is in the catalogs."""

    HOLIDAYS = "holidays"
    WORKS = "works"
    STAFF = "staff"
    MOVING = "moving"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts, as data·inclusion gives it."""

    adresse: str | None = None
    """Number and street."""
    complement_adresse: str | None = None
    code_postal: str | None = None
    commune: str | None = None
    code_insee: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """Who stands behind a service: a data·inclusion v1 structure, field for field."""

    id: str
    source: str
    nom: str
    date_maj: date | None = None
    description: str | None = None
    lien_source: str | None = None
    siret: str | None = None
    address: Address = Address()
    latitude: float | None = None
    longitude: float | None = None
    telephone: str | None = None
    courriel: str | None = None
    site_web: str | None = None
    horaires_accueil: str | None = None
    accessibilite_lieu: str | None = None
    reseaux_porteurs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What data·inclusion v1 says of a service in codes, beside the words of its card.

    Codes are those of the v1 enumerations; what is not one of them is in ``Resource.raw``.
    """

    id: str
    source: str
    date_maj: date | None = None
    lien_source: str | None = None
    type: str | None = None
    thematiques: tuple[str, ...] = ()
    frais: str | None = None
    publics: tuple[str, ...] = ()
    conditions_acces: str | None = None
    modes_accueil: tuple[str, ...] = ()
    zone_eligibilite: tuple[str, ...] = ()
    contact_nom_prenom: str | None = None
    """A professional's name. Kept for the export and the staff; no card shows it."""
    lien_mobilisation: str | None = None
    modes_mobilisation: tuple[str, ...] = ()
    volume_horaire_hebdomadaire: float | None = None
    nombre_semaines: int | None = None
    score_qualite: float | None = None
    """As the publisher computed it, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Whom school heads may contact: academic or departmental correspondents (R26)."""

    role: str
    telephone: str | None = None
    courriel: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The partnership agreement under which an association hosts (R4)."""

    signed: date | None = None
    ends: date | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Hosting:
    """Receiving young people during an alternative to exclusion (R3, R4)."""

    association: bool
    """True: only under an agreement. False: a service of the city."""
    agreement: Agreement | None = None
    capacity: int | None = None
    """Young people at once; None when nobody said."""


@dataclass(frozen=True, slots=True)
class Closure:
    """Closed for a while, both days included. No ``until``: until further notice."""

    since: date
    until: date | None
    reason: ClosureReason


@dataclass(frozen=True, slots=True)
class ParentsPlace:
    """What is known of a place against the Caf criteria of a lieu ressource (R51-R54).

    None: nobody said.
    """

    half_days: int | None = None
    """Half-days open in a week (R52)."""
    dedicated_place: bool | None = None
    trained_host: bool | None = None
    local_partners: bool | None = None
    open_to_all_parents: bool | None = None
    free_or_symbolic: bool | None = None
    confidential_space: bool | None = None
    group_space: bool | None = None
    own_entrance: bool | None = None
    accessible: bool | None = None
    child_protection_only: bool | None = None
    """True makes it ineligible (R54)."""


class ParentsPlaceCriterion(StrEnum):
    """What the Caf asks of a lieu ressource for parents (R51-R54)."""

    HALF_DAYS = "half_days"
    DEDICATED_PLACE = "dedicated_place"
    TRAINED_HOST = "trained_host"
    LOCAL_PARTNERS = "local_partners"
    OPEN_TO_ALL_PARENTS = "open_to_all_parents"
    FREE_OR_SYMBOLIC = "free_or_symbolic"
    CONFIDENTIAL_SPACE = "confidential_space"
    GROUP_SPACE = "group_space"
    OWN_ENTRANCE = "own_entrance"
    ACCESSIBLE = "accessible"
    NOT_CHILD_PROTECTION_ONLY = "child_protection_only"


@dataclass(frozen=True, slots=True)
class Resource:
    """One entry of the directory, as it may be shown. Unknown is None, never a guess."""

    id: ResourceId
    nom: str
    kind: KindCode
    needs: tuple[NeedCode, ...]
    description: str
    telephone: str | None
    adresse: str | None
    courriel: str | None
    site_web: str | None
    horaires_accueil: str | None
    frais: str | None
    langues: str | None
    publics: str | None
    """The public in the words of the source."""
    age_min: int | None
    age_max: int | None
    """Ages served, both included, in years; None where the source sets no limit."""
    mobilisable_par: tuple[OpenTo, ...]
    a_distance: bool
    """True for a line or a site that serves wherever the person is."""
    reach: Reach
    communes: tuple[CommuneCode, ...]
    """Communes where the door is, or that it serves, nearest meaning first."""
    departements: tuple[str, ...]
    territory: str
    """The territory in the words of the source, for the card."""
    latitude: float | None
    longitude: float | None
    advice: PublishAdvice
    date_maj: str | None
    """The most recent date the sources give, as they give it (« 2015 environ »)."""
    checked_year: int | None
    """The year of the newest dated source, to say when a fact is old; None when undated."""
    sources: tuple[Source, ...]
    mobilisation_precisions: str | None = None
    """How one gets in, where it is not by coming directly (data·inclusion's name)."""
    origin: str = ""
    """Which import it comes from: a source that lists it no more takes it away."""
    checked: date | None = None
    """The day on which someone last made sure of it; None when unknown."""
    closure: Closure | None = None
    address: Address | None = None
    """The address in parts, when they are known; ``adresse`` is their one line."""
    levels: tuple[SchoolLevel, ...] = ()
    """School levels served; empty when the source sets no limit."""
    languages: tuple[str, ...] = ()
    """Spoken there, as codes of ISO 639 (« fr », « ar »); ``langues`` has the words."""
    correspondents: tuple[Correspondent, ...] = ()
    hosting: Hosting | None = None
    parents_place: ParentsPlace | None = None
    structure: Structure | None = None
    """Who stands behind this service, or the card itself when ``offer`` is None."""
    offer: Offer | None = None
    """The service in codes; None when the card is a structure alone."""
    derived: tuple[str, ...] = ()
    """Fields of the card that its source left empty, filled from its structure or its codes."""
    raw: tuple[tuple[str, str], ...] = ()
    """(field, value) of what the source says and nobody could read, kept as it is."""


@dataclass(frozen=True, slots=True)
class Need:
    """A need of the taxonomy. ``label`` is a French sentence of the catalogs."""

    code: NeedCode
    label: str
    description: str
    thematique: str | None
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of resource of the taxonomy."""

    code: KindCode
    label: str
