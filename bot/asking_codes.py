"""What a reply does and of what kind it is, in the words of the taxonomy, by intent."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.understanding.reading import Intent

BEHAVIOR: Mapping[Intent, str] = {
    Intent.EMERGENCY: "emergency_first",
    Intent.DIRECTORY_LOOKUP: "give_directory_entry",
    Intent.OPENING_HOURS: "give_directory_entry",
    Intent.MY_APPOINTMENTS: "show_own_appointments",
    Intent.CANNOT_COME: "record_absence_notice",
    Intent.CONSENT_GIVE: "record_consent",
    Intent.CONSENT_WITHDRAW: "record_consent",
    Intent.LANGUAGE_CHANGE: "change_language",
    Intent.WHAT_IS: "give_definition",
    Intent.MY_DATA_RIGHTS: "explain_rights",
    Intent.TALK_TO_HUMAN: "handover",
    Intent.STAFF_SCHEDULE: "staff_auth_required",
    Intent.OUT_OF_SCOPE: "dont_know_menu",
    Intent.SMALLTALK: "greet_menu",
}
"""What is done for each intent; looking for help depends on what is found."""

KIND: Mapping[Intent, str] = {
    Intent.DIRECTORY_LOOKUP: "fiche_annuaire",
    Intent.OPENING_HOURS: "fiche_annuaire",
    Intent.MY_APPOINTMENTS: "rdv",
    Intent.CANNOT_COME: "rdv",
    Intent.CONSENT_GIVE: "consentement",
    Intent.CONSENT_WITHDRAW: "consentement",
    Intent.LANGUAGE_CHANGE: "langue",
    Intent.WHAT_IS: "glossaire",
    Intent.MY_DATA_RIGHTS: "droits_donnees",
    Intent.TALK_TO_HUMAN: "agent_humain",
    Intent.STAFF_SCHEDULE: "agenda_equipe",
    Intent.OUT_OF_SCOPE: "menu",
    Intent.SMALLTALK: "menu",
}
"""The kind of answer of each intent that is not a look for help."""
