"""Words for the places and people that help families and the young."""

from __future__ import annotations

from conversations.glossary.entries import MODEL, PROVENCE, REGION, ROUEN, Entry, entry
from conversations.texts import _

ENTRIES: tuple[Entry, ...] = (
    entry(
        "Service Jeunesse",
        "service jeunesse",
        meaning=_(
            "C'est le service de la mairie de Rouen qui accompagne les jeunes en difficulté à "
            "l'école, avec l'accord des parents."
        ),
        source=f"{ROUEN}, articles 2 à 4",
        need="exclusion_temporaire",
    ),
    entry(
        "APRE",
        "apre",
        meaning=_(
            "C'est une association d'éducateurs de rue de Rouen et d'Elbeuf. Elle travaille avec "
            "la Ville pour l'alternative à l'exclusion."
        ),
        source=f"{ROUEN}, articles 3 et 6 ; rouen.fr, 03/10/2024",
        need="decrochage",
    ),
    entry(
        "Prévention spécialisée",
        "prevention specialisee",
        "educateurs de rue",
        "educateur de rue",
        meaning=_("Ce sont des éducateurs qui vont à la rencontre des jeunes dans leur quartier."),
        source=f"{PROVENCE}, préconisation 2, p. 26-28",
        need="parentalite_ado",
    ),
    entry(
        "ALSES",
        "alses",
        meaning=_(
            "Ce sont des éducateurs présents au collège et dans le quartier, dans le Nord. Ils "
            "font le lien entre l'élève, sa famille et l'école."
        ),
        source=f"{PROVENCE}, préconisation 2, p. 26-28",
        need="decrochage",
    ),
    entry(
        "Caf",
        "caf",
        "caisse d allocations familiales",
        meaning=_(
            "C'est la caisse qui verse les aides aux familles et soutient des lieux pour les "
            "parents."
        ),
        source=f"{MODEL}, parties signataires",
        need="caf_droits",
    ),
    entry(
        "Lieu ressource pour les parents",
        "lieu ressource",
        "lieu ressource parentalite",
        "maison des familles",
        meaning=_(
            "C'est un lieu ouvert à tous les parents et futurs parents, gratuit ou presque, pour "
            "être écouté, s'informer et rencontrer d'autres parents. On n'y est pas jugé."
        ),
        source=f"{PROVENCE}, préconisation 6, p. 34-41",
        need="parentalite_generale",
    ),
    entry(
        "LAEP (lieu d'accueil enfants-parents)",
        "laep",
        "lieu d accueil enfants parents",
        meaning=_(
            "On y vient avec son petit enfant pour jouer et parler avec d'autres parents et des "
            "accueillants."
        ),
        source=f"{PROVENCE}, préconisation 6, p. 34-41",
        need="garde_petite_enfance",
    ),
    entry(
        "REAAP",
        "reaap",
        meaning=_(
            "C'est un réseau qui propose des groupes de parole et des rencontres entre parents."
        ),
        source=f"{PROVENCE}, préconisation 6, p. 34-41",
        need="parentalite_generale",
    ),
    entry(
        "PMI (protection maternelle et infantile)",
        "pmi",
        meaning=_(
            "C'est un service du Département : consultations et conseils pour les femmes "
            "enceintes et les enfants de moins de 6 ans."
        ),
        source=f"{PROVENCE}, préconisation 6, p. 34-41",
        need="garde_petite_enfance",
    ),
    entry(
        "MDA (maison des adolescents)",
        "mda",
        "maison des adolescents",
        "maison de l adolescent",
        meaning=_("C'est un lieu d'écoute pour les adolescents et leurs parents."),
        source=f"{PROVENCE}, préconisation 5, p. 32",
        need="sante_mentale",
    ),
    entry(
        "CMPP",
        "cmpp",
        meaning=_(
            "On y consulte pour un enfant ou un adolescent qui a du mal à apprendre, à se sentir "
            "bien ou à vivre avec les autres."
        ),
        source=f"{PROVENCE}, préconisation 5, p. 32",
        need="sante_mentale",
    ),
    entry(
        "PJJ et DTPJJ",
        "pjj",
        "dtpjj",
        "protection judiciaire de la jeunesse",
        meaning=_(
            "C'est le service de la justice pour les mineurs. Il intervient quand un juge l'a "
            "décidé."
        ),
        source=f"{MODEL}, articles 3 d et 5",
        need="justice_pjj",
    ),
    entry(
        "ASE (aide sociale à l'enfance)",
        "ase",
        "aide sociale a l enfance",
        meaning=_(
            "C'est le service du Département qui protège les enfants et aide les familles. Il "
            "accompagne certains jeunes jusqu'à 21 ans."
        ),
        source=f"{PROVENCE}, p. 14-15",
        need="protection_enfance",
    ),
    entry(
        "Mission locale",
        "mission locale",
        "missions locales",
        meaning=_(
            "On y reçoit les jeunes sortis de l'école : formation, travail, santé, logement. Elle "
            "vérifie aussi que chacun a une solution entre 16 et 18 ans."
        ),
        source=f"{PROVENCE}, p. 14 ; {REGION}, contexte",
        need="insertion_emploi",
    ),
)
