"""The facts as their files give them, without what is for the editor alone.

``notes`` and ``unverified_values`` are not even read here: what is not read cannot be shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from resources_db.directory.fields import Record
from resources_db.directory.sources import founding, page, year_of
from resources_db.directory.terms import PublishAdvice, Source


@dataclass(frozen=True, slots=True)
class Fact:
    """One record of either file, in the words of its sources."""

    id: str
    nom: str
    description: str
    territory: str
    publics: str | None
    telephone: str | None
    adresse: str | None
    site_web: str | None
    horaires: str | None
    frais: str | None
    langues: str | None
    advice: PublishAdvice
    sources: tuple[Source, ...]
    contact_year: int | None
    """When the phone, address or hours were seen, if that is older than the newest source."""


_SEEN_UNDER = {"hours": ("hours",), "cost": ("cost", "gratuité"), "languages": ("languages",)}
"""How ``fields_verified`` writes that hours, cost or languages were seen on a page."""
_CONTACTS = ("phone", "address", "hours", "rue")


def public_fact(record: Record) -> Fact:
    """A record of ``public_resources.json``. Raises ``BadData``.

    A phone or an address is given as ``publish_advice`` says; hours, cost and languages only
    when they were seen on a stored page.
    """
    advice = _advice(record)
    contact = advice is not PublishAdvice.EMPTY_FIELD
    return Fact(
        id=record.id(),
        nom=record.name("name"),
        description=record.text("description_fr"),
        territory=record.text("territory"),
        publics=None,
        telephone=record.maybe("phone") if contact else None,
        adresse=record.maybe("address") if contact else None,
        site_web=_with_scheme(record.maybe("url")) if contact else None,
        horaires=_if_seen(record, "hours"),
        frais=_if_seen(record, "cost"),
        langues=_if_seen(record, "languages"),
        advice=advice,
        sources=tuple(
            page(source.name("url"), source.text("page_date"))
            for source in record.records("sources")
        ),
        contact_year=_contact_year(record),
    )


def seed_fact(record: Record) -> Fact:
    """A record of ``seed_resources.json``. Raises ``BadData``.

    These give no advice: a number written in a document is to be called first, a thing without
    any contact is shown as such. ``opening_rule`` is a rule on such places, not opening hours.
    """
    telephone, site = record.maybe("phone"), _with_scheme(record.maybe("url"))
    if telephone or record.maybe("address"):
        advice = PublishAdvice.CALL_FIRST
    else:
        advice = PublishAdvice.OK if site else PublishAdvice.EMPTY_FIELD
    return Fact(
        id=record.id(),
        nom=record.name("name"),
        description=record.text("description_fr"),
        territory=record.text("territory"),
        publics=record.maybe("public"),
        telephone=telephone,
        adresse=record.maybe("address"),
        site_web=site,
        horaires=None,
        frais=None,
        langues=None,
        advice=advice,
        sources=_documents(record),
        contact_year=None,
    )


def _advice(record: Record) -> PublishAdvice:
    try:
        return PublishAdvice(record.text("publish_advice"))
    except ValueError:
        choices = ", ".join(PublishAdvice)
        raise record.wrong(
            "publish_advice", "valeur inconnue", f"Choisissez : {choices}."
        ) from None


def _if_seen(record: Record, field: str) -> str | None:
    value = record.maybe(field)
    seen = any(
        word in verified
        for verified in record.texts("fields_verified")
        for word in _SEEN_UNDER[field]
    )
    return value if seen and value and "non vérifié" not in value else None


def _contact_year(record: Record) -> int | None:
    seen = [v for v in record.texts("fields_verified") if v.startswith(_CONTACTS)]
    years = [year for text in seen if (year := year_of(text)) is not None]
    return min(years, default=None)


def _documents(record: Record) -> tuple[Source, ...]:
    cited = [(record.name("source_file"), record.text("source_ref"))]
    cited += [(file, "") for file in record.texts("also_in")]
    sources = [founding(file, article) for file, article in cited]
    if sources[0] is None:
        raise record.wrong("source_file", "document inconnu", "Ajoutez-le à data/documents.json.")
    return tuple(source for source in sources if source is not None)


def _with_scheme(url: str | None) -> str | None:
    return f"http://{url}" if url and "://" not in url else url
