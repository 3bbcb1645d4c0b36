"""The names and codes of data·inclusion v0, as those of v1. What has no heir keeps its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

Object = Mapping[str, Any]
_SIGNS: Final = frozenset(
    """presentation_resume presentation_detail types zone_diffusion_type profils labels_nationaux
    modes_orientation_beneficiaire modes_orientation_accompagnateur horaires_ouverture
    typologie""".split()
)
_RENAMED: Final = {
    "presentation_detail": "description",
    "horaires_ouverture": "horaires_accueil",
    "accessibilite": "accessibilite_lieu",
    "frais_autres": "frais_precisions",
    "profils_precisions": "publics_precisions",
    "recurrence": "horaires_accueil",
    "formulaire_en_ligne": "lien_mobilisation",
    "prise_rdv": "lien_mobilisation",
}
_FEES: Final = {"gratuit": "gratuit", "payant": "payant", "adhesion": "payant"}
_PUBLICS: Final = {
    "jeunes-16-26": "jeunes",
    "jeunes": "jeunes",
    "familles-enfants": "familles",
    "personnes-handicapees": "personnes-en-situation-de-handicap",
    "demandeurs-demploi": "demandeurs-emploi",
    "beneficiaires-rsa": "beneficiaires-des-minimas-sociaux",
    "seniors-65": "seniors",
    "retraites": "seniors",
    "salaries": "actifs",
    "residents-zrr": "residents-qpv-frr",
    "residents-qpv": "residents-qpv-frr",
}
_MODES: Final = {
    "telephoner": "telephoner",
    "envoyer-un-mail": "envoyer-un-courriel",
    "envoyer-un-courriel": "envoyer-un-courriel",
    "envoyer-un-mail-avec-une-fiche-de-prescription": "envoyer-un-courriel",
    "envoyer-un-courriel-avec-une-fiche-de-prescription": "envoyer-un-courriel",
    "se-presenter": "se-presenter",
    "completer-le-formulaire-dadhesion": "utiliser-lien-mobilisation",
    "prendre-rdv": "utiliser-lien-mobilisation",
}
_TYPES: Final = {
    "acceder-a-un-droit": "accompagnement",
    "accueil": "information",
    "aide-financiere": "aide-financiere",
    "aide-materielle": "aide-materielle",
    "atelier": "atelier",
    "delegation": "accompagnement",
    "autonomie": "accompagnement",
    "financement": "aide-financiere",
    "formation": "formation",
    "information": "information",
    "numerique": "accompagnement",
    "accompagnement": "accompagnement",
}
_NETWORKS: Final = {
    "CCAS": "ccas-cias",
    "CIAS": "ccas-cias",
    "ML": "mission-locale",
    "CAF": "caf",
    "MDPH": "mdph",
    "E2C": "ecoles-de-la-deuxieme-chance",
    "CIDFF": "cidff",
    "PIJ_BIJ": "reseau-information-jeunesse",
    "EPIDE": "epide",
    "MJC": "mjc",
}


def is_v0(record: Object) -> bool:
    """Whether an object has fields that only v0 had."""
    return not _SIGNS.isdisjoint(record)


def as_v1(record: Object) -> dict[str, Any]:
    """The object with the names and codes of v1; codes without an heir stay as they are."""
    kept = {name: value for name, value in record.items() if value not in (None, "", [])}
    for old, new in _RENAMED.items():
        if old in kept and new not in kept:
            kept[new] = kept.pop(old)
    if "presentation_resume" in kept:
        kept.setdefault("description", kept.pop("presentation_resume"))
    _fees(kept)
    _one_type(kept)
    if "profils" in kept:
        kept["publics"] = [_PUBLICS.get(code, code) for code in _listed(kept.pop("profils"))]
    networks = [*_listed(kept.pop("labels_nationaux", ()))]
    if (kind := kept.get("typologie")) in _NETWORKS:
        networks.append(_NETWORKS[kept.pop("typologie")] if kind else "")
    if networks:
        kept["reseaux_porteurs"] = list(dict.fromkeys(networks))
    _zone(kept)
    _mobilisation(kept)
    conditions = [*_listed(kept.pop("pre_requis", ())), *_listed(kept.pop("justificatifs", ()))]
    if conditions:
        kept.setdefault("conditions_acces", ", ".join(conditions))
    return kept


def _fees(kept: dict[str, Any]) -> None:
    codes = _listed(kept.pop("frais", ()))
    if "gratuit-sous-conditions" in codes:
        kept.setdefault("frais_precisions", "Gratuit sous conditions")
    known = {_FEES[code] for code in codes if code in _FEES}
    unknown = [c for c in codes if c not in _FEES and c != "gratuit-sous-conditions"]
    if len(known) == 1 and not unknown:
        kept["frais"] = known.pop()
    elif codes and "frais_precisions" not in kept:
        kept["frais_precisions"] = ", ".join(codes)


def _one_type(kept: dict[str, Any]) -> None:
    """v1 has one type: the first of v0 that has an heir."""
    codes = _listed(kept.pop("types", ()))
    heirs = [_TYPES[code] for code in codes if code in _TYPES]
    if heirs or codes:
        kept.setdefault("type", (heirs or codes)[0])


def _zone(kept: dict[str, Any]) -> None:
    kind = kept.pop("zone_diffusion_type", None)
    code = kept.get("zone_diffusion_code")
    if kind == "pays":
        kept["zone_eligibilite"] = ["france"]
    elif kind in ("commune", "departement", "epci") and code:
        kept["zone_eligibilite"] = [kept.pop("zone_diffusion_code")]
        kept.pop("zone_diffusion_nom", None)
    elif kind:
        kept["zone_diffusion_type"] = kind


def _mobilisation(kept: dict[str, Any]) -> None:
    by_pros = _listed(kept.pop("modes_orientation_accompagnateur", ()))
    by_users = _listed(kept.pop("modes_orientation_beneficiaire", ()))
    modes = [_MODES.get(code, code) for code in (*by_users, *by_pros) if code != "autre"]
    if modes:
        kept["modes_mobilisation"] = list(dict.fromkeys(modes))
    who = [("usagers", by_users), ("professionnels", by_pros)]
    if by_users or by_pros:
        kept["mobilisable_par"] = [code for code, said in who if said]
    words = [
        str(kept.pop(name))
        for name in (
            "modes_orientation_beneficiaire_autres",
            "modes_orientation_accompagnateur_autres",
        )
        if name in kept
    ]
    if words:
        kept.setdefault("mobilisation_precisions", "\n".join(dict.fromkeys(words)))


def _listed(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [str(item) for item in cast("Iterable[object]", value or ())]
