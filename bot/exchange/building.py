"""Making a card from the values of a row: what is said is taken, what follows from it is added."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, Final, cast

from bot.exchange import meanings
from bot.exchange.findings import Notes
from bot.exchange.places_named import Locator, Said
from resources_db.directory.sources import year_of
from resources_db.directory.terms import (
    Address,
    Agreement,
    Closure,
    ClosureReason,
    Commune,
    Hosting,
    KindCode,
    Offer,
    OpenTo,
    ParentsPlace,
    PublishAdvice,
    Reach,
    Resource,
    ResourceId,
    SchoolLevel,
    Source,
    Structure,
)
from resources_db.directory.words import fold

Path = tuple[str, ...]
Values = dict[Path, Any]
"""What a row says, by the place of each value in a card. Nothing is None or empty."""
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
_EVERYONE: Final = (OpenTo.USAGERS, OpenTo.PROFESSIONNELS)
_TUPLES: Final = (
    "needs", "levels", "languages", "mobilisable_par", "communes", "departements", "sources",
    "correspondents", "derived",
)  # fmt: skip
_MAYBE: Final = (
    "telephone", "adresse", "courriel", "site_web", "horaires_accueil", "frais", "langues",
    "publics", "age_min", "age_max", "latitude", "longitude", "date_maj", "checked_year",
    "mobilisation_precisions", "checked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows come from."""

    code: str
    label: str
    """Shown as the source of a card that names none."""


def identity(wanted: str | None, origin: str, nom: str, where: str) -> ResourceId:
    """A lasting id: the one given, else one that the same name and place always give."""
    if wanted and _ID.fullmatch(wanted):
        return ResourceId(wanted)
    said = wanted or f"{fold(nom)}\n{fold(where)}"
    prefix = _ID.findall(fold(origin).replace(" ", "-"))
    return ResourceId(f"{''.join(prefix)[:40]}--{sha256(said.encode()).hexdigest()[:16]}")


def one_line(address: Address) -> str | None:
    """An address in parts as one line."""
    street = ", ".join(filter(None, (address.adresse, address.complement_adresse)))
    town = " ".join(filter(None, (address.code_postal, address.commune)))
    return ", ".join(filter(None, (street, town))) or None


def assembled(values: Values, notes: Notes) -> Resource:
    """The card of values that say everything needed: an export read back, or completed values."""
    address = _address(values, ("address",))
    said: dict[str, Any] = {name: values.get((name,)) for name in _MAYBE}
    said |= {name: tuple(values.get((name,), ())) for name in _TUPLES}
    said["levels"] = tuple(map(SchoolLevel, said["levels"]))
    said["mobilisable_par"] = tuple(map(OpenTo, said["mobilisable_par"]))
    return Resource(
        id=ResourceId(values["id",]),
        nom=values["nom",],
        kind=KindCode(values["kind",]),
        description=values.get(("description",), ""),
        territory=values.get(("territory",), ""),
        a_distance=values.get(("a_distance",), False),
        reach=Reach(values.get(("reach",), Reach.NEARBY)),
        advice=PublishAdvice(values.get(("advice",), PublishAdvice.OK)),
        origin=values.get(("origin",), ""),
        closure=_closure(values, notes),
        address=address if address != Address() else None,
        hosting=_hosting(values, notes),
        parents_place=_parents_place(values),
        structure=_structure(values, notes),
        offer=_offer(values),
        raw=(*values.get(("raw",), ()), *notes.raw),
        **said,
    )


def complete(values: Values, origin: Origin, locator: Locator, notes: Notes) -> str | None:
    """Add what follows from what a row says; the reason when it cannot be a card."""
    if ("nom",) not in values:
        return "sans nom"
    where = _place(values, locator, notes)
    if where is None:
        return "sans lieu : ni commune, ni code postal, ni adresse"
    values.setdefault(("origin",), origin.code)
    wanted = values.get(("id",))
    values["id",] = identity(wanted, values["origin",], values["nom",], where)
    networks = values.get(("structure", "reseaux_porteurs"), ())
    kind = values.get(("kind",)) or meanings.kind_of(networks, values["nom",])
    if kind is None and (named := values.get(("structure", "nom"))):
        kind = meanings.kind_of((), named)
    if ("needs",) not in values:
        values["needs",] = meanings.needs_of(values.get(("offer", "thematiques"), ()), kind)
    values["kind",] = kind or meanings.ANY_KIND
    _who_and_when(values, origin)
    return None


def _place(values: Values, locator: Locator, notes: Notes) -> str | None:
    """Fill the place; the words that tell two places apart, or None when there is no place."""
    parts = {
        name: values.get(("address", name)) for name in ("code_insee", "commune", "code_postal")
    }
    parts["code_postal"] = locator.postcode(parts["code_postal"], notes)
    if parts["code_postal"]:
        values["address", "code_postal"] = parts["code_postal"]
    else:
        values.pop(("address", "code_postal"), None)
    line = values.get(("address", "adresse"), values.get(("adresse",)))
    said = Said(**parts, adresse=line)
    positioned = ("latitude",) in values and ("longitude",) in values
    everywhere = values.get(("a_distance",), False)
    if not said and not positioned and not everywhere:
        return None
    commune = locator.find(said, notes)
    if commune is None and positioned and not said:
        commune = locator.nearest(values["latitude",], values["longitude",])
    if commune is not None:
        _settle(values, commune)
    elif everywhere:
        values.setdefault(("reach",), Reach.FRANCE)
    elif parts["code_postal"]:
        values.setdefault(("departements",), (_departement(parts["code_postal"]),))
    address = _address(values, ("address",))
    if ("adresse",) not in values and (written := one_line(address)) is not None:
        values["adresse",] = written
        derive(values, "adresse")
    town = commune.nom if commune else parts["commune"] or parts["code_postal"]
    area = commune.departement if commune else None
    if town:
        values.setdefault(("territory",), f"{town} ({area})" if area else town)
    return str(commune.code) if commune else str(values.get(("adresse",), "france"))


def derive(values: Values, name: str) -> None:
    """Remember that a field of the card was filled here, not by the source."""
    values["derived",] = (*values.get(("derived",), ()), name)


def _settle(values: Values, commune: Commune) -> None:
    values.setdefault(("communes",), (commune.code,))
    values.setdefault(("departements",), (commune.departement,))
    if values.get(("address", "commune")) or values.get(("address", "code_postal")):
        values.setdefault(("address", "code_insee"), str(commune.code))
    if values.get(("address", "commune")) is None and ("address", "code_postal") in values:
        values["address", "commune"] = commune.nom
    if len(commune.codes_postaux) == 1 and ("address", "commune") in values:
        values.setdefault(("address", "code_postal"), commune.codes_postaux[0])


def _departement(postcode: str) -> str:
    overseas = ("97", "98")
    return postcode[:3] if postcode.startswith(overseas) else postcode[:2]


def _who_and_when(values: Values, origin: Origin) -> None:
    if ("mobilisable_par",) not in values:
        values["mobilisable_par",] = _EVERYONE
        derive(values, "mobilisable_par")
    dated = values.get(("date_maj",))
    if ("checked_year",) not in values and (year := year_of(dated)) is not None:
        values["checked_year",] = year
    values.setdefault(("sources",), (Source(origin.label, None, dated),))


def _address(values: Values, under: Path) -> Address:
    return Address(**_under(values, (*under,), Address))


def _under(values: Values, under: Path, of: type) -> dict[str, Any]:
    names = [field.name for field in fields(cast("Any", of))]
    return {name: values[*under, name] for name in names if (*under, name) in values}


def _offer(values: Values) -> Offer | None:
    said = _under(values, ("offer",), Offer)
    if not said:
        return None
    said.setdefault("id", values["id",])
    said.setdefault("source", values.get(("origin",), ""))
    return Offer(**said)


def _structure(values: Values, notes: Notes) -> Structure | None:
    if ("structure",) in values:
        return cast("Structure", values["structure",])
    said = _under(values, ("structure",), Structure)
    address = _address(values, ("structure", "address"))
    if not said and address == Address():
        return None
    if "nom" not in said:
        notes.keep("structure_nom", str(said), "une structure sans nom : gardée à part")
        return None
    said.setdefault("id", f"{values['id',]}--structure")
    said.setdefault("source", values.get(("origin",), ""))
    return Structure(**said, address=address)


def _closure(values: Values, notes: Notes) -> Closure | None:
    said = _under(values, ("closure",), Closure)
    if not said:
        return None
    if "since" not in said:
        notes.keep(
            "fermeture_debut",
            str(said.get("until", "")),
            "une fermeture sans début : gardée à part",
        )
        return None
    return Closure(said["since"], said.get("until"), ClosureReason(said.get("reason", "other")))


def _hosting(values: Values, notes: Notes) -> Hosting | None:
    said = _under(values, ("hosting",), Hosting)
    agreement = Agreement(**_under(values, ("hosting", "agreement"), Agreement))
    if not said and agreement == Agreement():
        return None
    if "association" not in said:
        why = "un accueil sans dire si c'est une association : compris comme tel (R4)"
        notes.say("accueil_association", "", why)
    return Hosting(
        association=said.get("association", True),
        agreement=agreement if agreement != Agreement() else None,
        capacity=said.get("capacity"),
    )


def _parents_place(values: Values) -> ParentsPlace | None:
    said = ParentsPlace(**_under(values, ("parents_place",), ParentsPlace))
    return said if said != ParentsPlace() else None
