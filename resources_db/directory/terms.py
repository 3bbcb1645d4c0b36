"""The words of the directory: codes, ids and values, shared by every room.

Field names follow data·inclusion v1 where it has one (``telephone``, ``horaires_accueil``,
``mobilisable_par``, ``modes_accueil``…); kinds and needs are those of ``taxonomy.json``.
This module imports only the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass
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
