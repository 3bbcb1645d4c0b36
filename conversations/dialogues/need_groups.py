"""The thirty-two needs in eight groups, so that no screen shows more than eight choices."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.texts import Text, _
from resources_db.directory.terms import NeedCode


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Needs that a person would look for in the same place."""

    code: str
    label: Text
    needs: tuple[NeedCode, ...]


def _group(code: str, label: Text, *needs: str) -> NeedGroup:
    return NeedGroup(code, label, tuple(NeedCode(need) for need in needs))


NEED_GROUPS: tuple[NeedGroup, ...] = (
    _group(
        "school",
        _("École : absences, exclusion, harcèlement"),
        "absenteisme",
        "refus_scolaire",
        "decrochage",
        "exclusion_temporaire",
        "harcelement",
        "lien_ecole_famille",
    ),
    _group(
        "learning",
        _("Apprendre, s'orienter, travailler"),
        "soutien_scolaire",
        "orientation",
        "retour_en_formation",
        "insertion_emploi",
        "handicap_scolarite",
        "precocite",
    ),
    _group(
        "parents",
        _("Être parent, vie de famille"),
        "parentalite_ado",
        "parentalite_generale",
        "garde_petite_enfance",
        "separation_mediation",
    ),
    _group(
        "danger",
        _("Violences, danger, fugue, justice"),
        "violences_intrafamiliales",
        "protection_enfance",
        "fugue",
        "justice_pjj",
    ),
    _group(
        "health", _("Santé, mal-être, addictions"), "sante_mentale", "addictions", "grossesse_jeune"
    ),
    _group(
        "money",
        _("Argent, logement, démarches"),
        "caf_droits",
        "difficultes_financieres",
        "logement",
        "jeune_majeur_ase",
    ),
    _group(
        "language",
        _("Français, lecture, internet"),
        "allophone_fle",
        "illettrisme",
        "numerique",
    ),
    _group("leisure", _("Loisirs, transport"), "loisirs_sport", "mobilite"),
)
