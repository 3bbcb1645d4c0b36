"""Words of decisions about a pupil, and of the help a pupil may have the right to.

None is in the founding documents: each says so.
"""

from __future__ import annotations

from conversations.glossary.entries import COMMON, Entry, entry
from conversations.texts import _

ENTRIES: tuple[Entry, ...] = (
    entry(
        "Conseil de discipline",
        "conseil de discipline",
        "conseil de dis",
        meaning=_(
            "C'est une réunion de l'établissement qui décide d'une sanction grave. L'élève et ses "
            "parents y sont invités, ils peuvent parler et venir avec quelqu'un pour les aider."
        ),
        source=COMMON,
        need="exclusion_temporaire",
    ),
    entry(
        "Commission éducative",
        "commission educative",
        meaning=_(
            "C'est une réunion de l'établissement qui cherche, avec l'élève et ses parents, une "
            "solution avant qu'il faille punir."
        ),
        source=COMMON,
        need="exclusion_temporaire",
    ),
    entry(
        "MDPH",
        "mdph",
        "maison du handicap",
        "maison departementale des personnes handicapees",
        meaning=_(
            "C'est le bureau du département où l'on demande les droits liés à un handicap, par "
            "exemple une aide humaine en classe."
        ),
        source=COMMON,
        need="handicap_scolarite",
    ),
    entry(
        "AESH",
        "aesh",
        "avs",
        meaning=_(
            "C'est la personne qui aide en classe un élève en situation de handicap. La MDPH "
            "décide si l'élève y a droit."
        ),
        source=COMMON,
        need="handicap_scolarite",
    ),
    entry(
        "PAI, PAP et PPS",
        "pai",
        "pap",
        "pps",
        meaning=_(
            "Ce sont des papiers qui disent ce que l'école adapte pour un élève. Le PAI est pour "
            "une maladie, le PAP pour un trouble comme la dyslexie, le PPS pour un handicap."
        ),
        source=COMMON,
        need="handicap_scolarite",
    ),
    entry(
        "ULIS",
        "ulis",
        meaning=_(
            "C'est un dispositif dans une école, un collège ou un lycée, pour des élèves en "
            "situation de handicap. Ils sont aussi inscrits dans une classe ordinaire."
        ),
        source=COMMON,
        need="handicap_scolarite",
    ),
    entry(
        "Information préoccupante (IP)",
        "information preoccupante",
        "ip",
        "crip",
        meaning=_(
            "C'est un message envoyé au département, à la CRIP, quand on s'inquiète pour un "
            "enfant. Il sert à voir si la famille a besoin d'aide."
        ),
        source=COMMON,
        need="protection_enfance",
    ),
)
